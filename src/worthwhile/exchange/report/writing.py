"""A report in the format that a file's name ends in."""

from __future__ import annotations

from worthwhile.exchange.report.document import Report

SUFFIXES = (".html", ".pdf", ".docx")
MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def report_bytes(report: Report, suffix: str) -> bytes:
    """The report as the content of a file. ``suffix`` is one of ``SUFFIXES``."""
    # What writes each format is large, and most callers want one of them.
    if suffix == ".docx":
        from worthwhile.exchange.report.word import docx_bytes

        return docx_bytes(report)
    if suffix == ".pdf":
        from worthwhile.exchange.report.pdf import pdf_bytes

        return pdf_bytes(report)
    from worthwhile.exchange.report.html import page

    return page(report).encode()
