"""Worthwhile: social value in health and social care, from evidence to contract."""

__version__ = "0.1.0"
