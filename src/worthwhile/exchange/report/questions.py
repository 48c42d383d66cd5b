"""The checks: what a careful reader would question, and what the author answers."""

from __future__ import annotations

from itertools import groupby

from worthwhile.engines.valuation.checks import CODES
from worthwhile.engines.valuation.result import Check, Severity, ValuationResult
from worthwhile.exchange.charts import Column, Table
from worthwhile.exchange.charts.words import count_text
from worthwhile.exchange.report.document import Block, Facts, Paragraph, Section

SEVERITIES = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.NOTE: "Note",
}
ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def questions_section(result: ValuationResult) -> Section:
    """Unanswered checks first, the gravest first; then those with a written answer."""
    waiting = [check for check in result.checks if check.answer is None]
    answered = [check for check in result.checks if check.answer is not None]
    return Section(
        id="ww-checks",
        heading="Checks, and the answers to them",
        blocks=(Paragraph(_intro(result)),),
        sections=(
            _part("ww-open", "Not answered", waiting, "Every check that was raised has an answer."),
            _part("ww-answered", "Answered in writing", answered, "No check has a written answer."),
        )
        if result.checks
        else (),
    )


def _intro(result: ValuationResult) -> str:
    if not result.checks:
        return "The case was put through every check and none raised a question. That is no proof that it is right."
    return (
        "The case was put through checks that argue against it: "
        f"{count_text(len(result.checks), 'was', 'were')} raised. A check cannot be silenced; it can be answered, and "
        "the answer is printed here. Comparisons with published studies stand in the evidence."
    )


def _part(name: str, heading: str, checks: list[Check], none: str) -> Section:
    """Checks of one code and answer stand together."""
    ordered = sorted(checks, key=_group)
    groups = [list(found) for _, found in groupby(ordered, key=_group)]
    return Section(
        id=name,
        heading=heading,
        blocks=() if checks else (Paragraph(none),),
        sections=tuple(_section(f"{name}-{number}", found) for number, found in enumerate(groups, start=1)),
    )


def _group(check: Check) -> tuple[int, str, str]:
    return ORDER.index(check.severity), check.code, check.answer or ""


def _section(name: str, checks: list[Check]) -> Section:
    first = checks[0]
    title = CODES.get(first.code, first.message)
    return Section(
        id=name,
        heading=f"{SEVERITIES[first.severity]} {first.code}: {title}",
        blocks=_one(first) if len(checks) == 1 else _several(checks),
    )


def _one(check: Check) -> tuple[Block, ...]:
    return (Facts((("Found", check.message), ("Evidence", check.evidence), *_reply(check))),)


def _several(checks: list[Check]) -> tuple[Block, ...]:
    """What is the same for all is said once."""
    first = checks[0]
    alike = first.answer is not None or len({check.suggestion for check in checks}) == 1
    headings = ("Found", "Evidence") if alike else ("Found", "Evidence", "What to do")
    table = Table(
        caption=f"What {first.code} found",
        columns=tuple(Column(heading=heading) for heading in headings),
        rows=tuple((check.message, check.evidence, check.suggestion)[: len(headings)] for check in checks),
    )
    return (table, Facts(_reply(first))) if alike else (table,)


def _reply(check: Check) -> tuple[tuple[str, str], ...]:
    return (("Answer", check.answer),) if check.answer is not None else (("What to do", check.suggestion),)
