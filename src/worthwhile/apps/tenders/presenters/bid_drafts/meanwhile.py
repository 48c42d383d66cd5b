"""What somebody else changed while a page of a bid was open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.presenters.people import name_of
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import Written
from worthwhile.exchange.case_edits import Conflict

_NAMES = {
    "text": "The answer",
    "written_from": "What it was written from",
    "lines": "The lines of the price",
    "share_code": "The share code",
    "lots": "The lots",
    "identifiers": "The numbers of registers",
}


@dataclass(frozen=True, kw_only=True)
class MeanwhileLine:
    """One place that both changed."""

    what: str
    before: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class DraftMeanwhile:
    """Who saved last and when, and what they changed of the same."""

    who: str
    at: str
    lines: tuple[MeanwhileLine, ...]


def present_meanwhile(conflicts: Sequence[Conflict], latest: Written, at: str) -> DraftMeanwhile:
    """The places that the person who asks changed too."""
    return DraftMeanwhile(
        who=name_of(latest.revision.made_by),
        at=at,
        lines=tuple(
            MeanwhileLine(what=_label(one), before=_said(one.before), theirs=_said(one.theirs)) for one in conflicts
        ),
    )


def _label(conflict: Conflict) -> str:
    last = conflict.place[-1]
    return _NAMES.get(last, last.replace("_", " ").capitalize())


def _said(value: Any) -> str:
    if value in (None, "", []):
        return "Nothing"
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')}: {_said(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(_said(one) for one in value)
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
