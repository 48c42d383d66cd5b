"""Compiled processes as rows: one module for each table or small group of tables, and for each kind of dirty value."""

from worthwhile.market.compile.columns.rows import rows_of

__all__ = ["rows_of"]
