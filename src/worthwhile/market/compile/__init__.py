"""Releases to compiled processes, and compiled processes to rows of tables."""
