"""Whom each address of a tender is for, whom it lets act and when, and what nobody else may read."""
