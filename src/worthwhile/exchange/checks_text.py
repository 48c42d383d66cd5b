"""Checks for a terminal: what several outcomes have in common is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from worthwhile.engines.valuation.checks import CODES
from worthwhile.engines.valuation.result import Check, Severity
from worthwhile.exchange.plain_lines import titled, wrapped

SEVERITY_WORDS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "note"}


def checks_sentence(checks: Sequence[Check]) -> str:
    """How many checks wait for an answer, in one sentence, and whether the figures should wait too."""
    waiting = [check.severity for check in checks if check.answer is None]
    if not waiting:
        return "Checks: none is unanswered."
    counts = ((waiting.count(severity), severity.value) for severity in Severity)
    found = ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in counts if number)
    errors = Severity.ERROR in waiting
    return f"Checks below: {found}." + (" Mend or answer the errors before you use these figures." if errors else "")


def check_lines(checks: Iterable[Check]) -> Iterator[str]:
    """The checks, each with its evidence, what to do, and the written answer where there is one.

    Checks of one code that ask for the same stand together, where the first of them would.
    """
    groups: dict[tuple[Severity, str, str | None, str], list[Check]] = {}
    for check in checks:
        groups.setdefault((check.severity, check.code, check.answer, check.suggestion), []).append(check)
    yield from titled("Checks")
    if not groups:
        yield "  None raised."
    for alike in groups.values():
        yield from _one(alike[0]) if len(alike) == 1 else _several(alike)
        yield from wrapped(_reply(alike[0]), "    ", "    ")


def _one(check: Check) -> Iterator[str]:
    where = f" [{check.outcome}]" if check.outcome else ""
    yield from wrapped(f"{_heading(check, where)}: {check.message}", "  ", "    ")
    yield from wrapped(check.evidence, "    ", "    ")


def _several(checks: Sequence[Check]) -> Iterator[str]:
    """The title of the code, then the evidence of each outcome; outcomes with the same evidence share a line."""
    first = checks[0]
    yield from wrapped(f"{_heading(first)}: {CODES[first.code]} ({len(checks)} times)", "  ", "    ")
    by_evidence: dict[str, list[str]] = {}
    for check in checks:
        by_evidence.setdefault(check.evidence, []).append(check.outcome or "the case")
    for evidence, outcomes in by_evidence.items():
        yield from wrapped(f"[{', '.join(outcomes)}] {evidence}", "    ", "      ")


def _heading(check: Check, where: str = "") -> str:
    return f"{SEVERITY_WORDS[check.severity]} {check.code}{where}{', answered' if check.answer else ''}"


def _reply(check: Check) -> str:
    return f"Answer: {check.answer}" if check.answer else f"Do: {check.suggestion}"
