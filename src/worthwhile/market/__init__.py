"""Procurement data (OCDS) as columns: sources, compiled processes, tables, the search index, and questions of them."""
