"""The result as an Excel workbook whose formulas work out the same figures again."""

from worthwhile.exchange.workbook.writing import write_workbook

__all__ = ["write_workbook"]
