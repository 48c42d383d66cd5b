"""Compiled processes as rows: one module for each table or small group of tables, and for each kind of dirty value."""
