"""The checks: what a careful reader would question, and what the author answers."""

from __future__ import annotations

from collections.abc import Mapping

from worthwhile.engines.valuation.result import Check, Severity, ValuationResult
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
    names = {outcome.id: outcome.name for outcome in result.outcomes}
    names |= {outcome.id: outcome.name for outcome in (*result.held, *result.pending)}
    ordered = sorted(result.checks, key=lambda check: ORDER.index(check.severity))
    open_ones = [check for check in ordered if check.answer is None]
    answered = [check for check in ordered if check.answer is not None]
    return Section(
        id="ww-checks",
        heading="Checks, and the answers to them",
        blocks=(Paragraph(_intro(result)),),
        sections=(
            _group("ww-open", "Not answered", open_ones, names, "Every check that was raised has an answer."),
            _group("ww-answered", "Answered in writing", answered, names, "No check has a written answer."),
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


def _group(name: str, heading: str, checks: list[Check], names: Mapping[str, str], none: str) -> Section:
    blocks: tuple[Block, ...] = () if checks else (Paragraph(none),)
    return Section(
        id=name,
        heading=heading,
        blocks=blocks,
        sections=tuple(_check(f"{name}-{number}", check, names) for number, check in enumerate(checks, start=1)),
    )


def _check(name: str, check: Check, names: Mapping[str, str]) -> Section:
    about = [("Concerns", names.get(check.outcome, check.outcome))] if check.outcome else []
    reply = ("Answer", check.answer) if check.answer is not None else ("What to do", check.suggestion)
    return Section(
        id=name,
        heading=f"{SEVERITIES[check.severity]} {check.code}: {check.message}",
        blocks=(Facts((*about, ("Evidence", check.evidence), reply)),),
    )
