"""Questionnaires of a whole group in one CSV file or Excel workbook: the blank sheet out, the filled one in."""

from worthwhile.exchange.group_entry.blank import blank_csv, blank_workbook
from worthwhile.exchange.group_entry.reading import GroupFile, read_group_file, read_group_rows

__all__ = ["GroupFile", "blank_csv", "blank_workbook", "read_group_file", "read_group_rows"]
