"""The history of a case as a list of people read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.impact.models import EVIDENCE_UPDATE, Case, Revision
from worthwhile.apps.impact.presenters.people import who_saved
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.apps.impact.services.bring_back import BROUGHT_BACK
from worthwhile.apps.impact.services.scenarios import SCENARIO

SAVED = {
    "start": "Started",
    "result": "Figures tried on the result and kept",
    "checks": "Answers to checks",
    SCENARIO: "Figures of a scenario used",
}


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One saving. ``versions`` are the numbers of the versions that were kept of it."""

    number: int
    what: str
    who: str
    at: datetime
    versions: tuple[int, ...]


def present_history(case: Case, revisions: Iterable[Revision]) -> tuple[HistoryLine, ...]:
    """A line a saving, in the order given."""
    kept: dict[int, list[int]] = {}
    for number, revision in case.versions.order_by("number").values_list("number", "revision"):
        kept.setdefault(revision, []).append(number)
    return tuple(
        HistoryLine(
            number=revision.number,
            what=what_text(revision.what),
            who=who_saved(revision),
            at=revision.made_at,
            versions=tuple(kept.get(revision.number, ())),
        )
        for revision in revisions
    )


def what_text(what: str) -> str:
    """Which part was saved, in words."""
    if what.startswith(BROUGHT_BACK):
        return f"Brought back as it was at revision {what.removeprefix(BROUGHT_BACK)}"
    if what.startswith(EVIDENCE_UPDATE):
        return f"Evidence update: {what.removeprefix(EVIDENCE_UPDATE)}"
    if what in BY_NAME:
        return BY_NAME[what].title
    return SAVED.get(what, what[:1].upper() + what[1:].replace("-", " "))
