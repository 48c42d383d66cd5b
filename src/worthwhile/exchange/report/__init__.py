"""Reports on an impact case that a commissioner can read, check and keep."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.plain_data import write_whole
from worthwhile.exchange.report.content import Progress, build_report
from worthwhile.exchange.report.document import Report, Section
from worthwhile.exchange.stories import NO_STORIES
from worthwhile.kernel.problems import WorthwhileError, did_you_mean

SUFFIXES = (".html", ".pdf", ".docx", ".xlsx")


class UnknownReportFormat(WorthwhileError):
    """The name of the report ends in no format that can be written."""


def write_report(
    *,
    case: ImpactCase,
    result: ValuationResult,
    case_hash: str,
    to: Path,
    progress: Progress | None = None,
    stories: Mapping[str, str] = NO_STORIES,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    also: tuple[Section, ...] = (),
) -> None:
    """Write the report to ``to``, whole or not at all, in the format that its name ends in.

    ``progress`` is told (parts done, parts in all); ``stories`` are texts by outcome id (see ``stories_of``);
    ``data`` is what the case was read from, for its theory of change; ``note`` says what state of the case this is;
    ``also`` are further sections of what others say, which a workbook leaves out.
    Raises UnknownReportFormat where the ending is none of ``SUFFIXES``, InvalidFile where the place cannot be written.
    """
    suffix = to.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownReportFormat(_unknown(to))
    if suffix == ".xlsx":
        from worthwhile.exchange.workbook import write_workbook

        write_workbook(case=case, result=result, path=to, case_hash=case_hash, note=note)
        return
    report = build_report(
        case=case,
        result=result,
        case_hash=case_hash,
        progress=progress,
        stories=stories,
        data=data,
        note=note,
        also=also,
    )
    write_whole(to, _made(suffix, report, progress))


def _made(suffix: str, report: Report, progress: Progress | None) -> bytes:
    """The bytes of the report; each format's own library is imported only where it is wanted."""
    if suffix == ".html":
        from worthwhile.exchange.report.html import page

        made = page(report).encode()
    elif suffix == ".pdf":
        from worthwhile.exchange.report.pdf import pdf_bytes

        made = pdf_bytes(report)
    else:
        from worthwhile.exchange.report.word import docx_bytes

        made = docx_bytes(report)
    if progress is not None:
        progress(1, 1)
    return made


def _unknown(to: Path) -> str:
    given = f"{to.name} ends in {to.suffix!r}" if to.suffix else f"{to.name} has no ending"
    return f"{given}. Give the report a name that ends in {', '.join(SUFFIXES)}.{did_you_mean(to.suffix, SUFFIXES)}"
