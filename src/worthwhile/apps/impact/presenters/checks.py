"""The checks of a case in plain words, the gravest first, each with a place for a written answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.mending import address_of
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.engines.valuation.checks import CODES
from worthwhile.engines.valuation.result import Check, Severity, ValuationResult
from worthwhile.exchange.charts.words import count_text

HEADINGS = {
    Severity.ERROR: ("Errors", "Each puts the result in doubt: mend it, or say in writing why it is right."),
    Severity.WARNING: ("Warnings", "A careful reader will ask about these. A good answer is worth having ready."),
    Severity.NOTE: ("Notes", "Good to know. An answer is welcome and not expected."),
}
# The page that asks for what a check is about. Checks that are not here are mended in the case file alone.
MENDED_ON = {
    **dict.fromkeys(("SV-001", "SV-002", "SV-003", "SV-005", "SV-006", "SV-008", "SV-009"), "anyway"),
    **dict.fromkeys(("SV-004", "SV-007", "SV-030", "SV-033", "SV-040"), "lasting"),
    **dict.fromkeys(("SV-010", "SV-012", "SV-013", "SV-014"), "evidence"),
    **dict.fromkeys(("SV-011", "SV-015", "SV-020", "SV-043", "SV-054"), "quantity"),
    **dict.fromkeys(("SV-025", "SV-031", "SV-032", "SV-034", "SV-037", "SV-038", "SV-045"), "worth"),
    **dict.fromkeys(("SV-021", "SV-022", "SV-023", "SV-024", "SV-026", "SV-057"), "outcome"),
    **dict.fromkeys(("SV-053",), "outcomes"),
    **dict.fromkeys(("SV-035", "SV-044", "SV-061"), "about"),
    **dict.fromkeys(("SV-042", "SV-050", "SV-055"), "costs"),
    **dict.fromkeys(("SV-039", "SV-041", "SV-064"), "method"),
}
# These are about answers: they are mended by writing another, not by answering them.
ABOUT_ANSWERS = ("SV-090", "SV-091")


@dataclass(frozen=True, kw_only=True)
class CheckItem:
    """One check. ``key`` is where its answer stands in the case; ``mend`` is empty where no page mends it."""

    id: str
    key: str
    code: str
    title: str
    outcome: str
    message: str
    evidence: str
    suggestion: str
    answer: str
    mend: str
    can_be_answered: bool


@dataclass(frozen=True, kw_only=True)
class CheckGroup:
    """The checks of one severity."""

    heading: str
    about: str
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, kw_only=True)
class IdleAnswer:
    """An answer that stands in the case and answers no check that is raised now."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ChecksPage:
    """Every check, what is left to answer in a sentence, and answers that are idle."""

    groups: tuple[CheckGroup, ...]
    summary: str
    idle: tuple[IdleAnswer, ...]

    @property
    def items(self) -> tuple[CheckItem, ...]:
        return tuple(item for group in self.groups for item in group.items)


def present_checks(case: Case, data: Mapping[str, Any], result: ValuationResult) -> ChecksPage:
    """The page of checks."""
    items = [(check.severity, _item(case, data, check, number)) for number, check in enumerate(result.checks, start=1)]
    groups = tuple(
        CheckGroup(heading=heading, about=about, items=tuple(item for found, item in items if found is severity))
        for severity, (heading, about) in HEADINGS.items()
        if any(found is severity for found, _ in items)
    )
    return ChecksPage(groups=groups, summary=_summary(result), idle=_idle(data, [item for _, item in items]))


def unanswered_errors(result: ValuationResult) -> int:
    """How many errors have no answer."""
    return sum(check.severity is Severity.ERROR and check.answer is None for check in result.checks)


def unanswered(result: ValuationResult) -> int:
    """How many errors and warnings have no answer: a note needs none."""
    return sum(check.severity is not Severity.NOTE and check.answer is None for check in result.checks)


def _item(case: Case, data: Mapping[str, Any], check: Check, number: int) -> CheckItem:
    row = find_outcome(data, check.outcome) if check.outcome else None
    part = MENDED_ON.get(check.code, "")
    if part in ("quantity", "outcome") and not check.outcome:
        part = "outcomes" if part == "outcome" else part
    by_outcome = check.outcome or ""
    return CheckItem(
        id=f"check-{number}",
        key=_key(check, part_of(data, "answers")),
        code=check.code,
        title=CODES[check.code],
        outcome=str(row.get("name") or check.outcome) if row else "",
        message=check.message,
        evidence=check.evidence,
        suggestion=check.suggestion,
        answer=check.answer or "",
        mend=address_of(case, part, by_outcome if part not in ("outcomes", "about", "costs", "method") else ""),
        can_be_answered=check.code not in ABOUT_ANSWERS,
    )


def _key(check: Check, answers: Mapping[str, Any]) -> str:
    """The answer about this outcome alone; where one for the code as a whole is given, that one is changed."""
    if check.outcome is None:
        return check.code
    own = f"{check.code}:{check.outcome}"
    return check.code if own not in answers and check.code in answers else own


def _summary(result: ValuationResult) -> str:
    if not result.checks:
        return "The case was put through every check and none raised a question. That is no proof that it is right."
    waiting, errors = unanswered(result), unanswered_errors(result)
    raised = count_text(len(result.checks), "check was raised", "checks were raised")
    if not waiting:
        return f"{raised}. None waits for an answer."
    words = f"{raised}; {count_text(waiting, 'waits', 'wait')} for an answer"
    return f"{words}, {count_text(errors, 'of them an error', 'of them errors')}." if errors else f"{words}."


def _idle(data: Mapping[str, Any], items: list[CheckItem]) -> tuple[IdleAnswer, ...]:
    used = {item.key for item in items} | {item.code for item in items}
    return tuple(
        IdleAnswer(key=key, title=CODES.get(key.partition(":")[0], "No such check"), text=str(text))
        for key, text in part_of(data, "answers").items()
        if key not in used
    )
