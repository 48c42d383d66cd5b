"""A case from a file before it is kept: what is in it and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.presenters.problems import MOST_LINES, for_a_page
from worthwhile.exchange.case_labels import label_of
from worthwhile.exchange.draft_case import DraftCase


@dataclass(frozen=True, kw_only=True)
class DraftPreview:
    """``facts`` are (what, how much); ``gaps`` are (where, what to do). ``more_gaps`` counts those not shown."""

    facts: tuple[tuple[str, str], ...]
    gaps: tuple[tuple[str, str], ...]
    more_gaps: int


def present_draft(draft: DraftCase) -> DraftPreview:
    """The page of a case that is not kept yet."""
    data = draft.data
    facts = (
        ("Name", str(data.get("title") or "None yet")),
        ("Organisation", str(data.get("organisation") or "None yet")),
        ("Outcomes", str(len(data.get("outcomes") or ()))),
        ("Costs", str(len(data.get("inputs") or ()))),
    )
    gaps = tuple(gap_of(gap.path, gap.message, data) for gap in draft.gaps)
    return DraftPreview(facts=facts, gaps=gaps[:MOST_LINES], more_gaps=max(0, len(gaps) - MOST_LINES))


def gap_of(path: str, message: str, data: Mapping[str, Any]) -> tuple[str, str]:
    """A gap by the name that people know its place by."""
    return label_of(path, data), for_a_page(message)
