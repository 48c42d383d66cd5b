"""Sourced figures and lists as kernel objects: the only place that knows their files.

Importing this reads no file; the figures are loaded at the first question and kept.
"""

from worthwhile.reference.library import Edition, Library, Table, Topic, UnknownReference, topic_of
from worthwhile.reference.lookup import everyday_words, library, listings, swemwbs_conversion, valuation_parameters

__all__ = [
    "Edition",
    "Library",
    "Table",
    "Topic",
    "UnknownReference",
    "everyday_words",
    "library",
    "listings",
    "swemwbs_conversion",
    "topic_of",
    "valuation_parameters",
]
