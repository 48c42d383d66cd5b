"""Outcomes that plain words suggest for a case, and one of them as the case would hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.selectors.drafts import outcomes_of
from worthwhile.apps.impact.selectors.starting_case import get_starting_case
from worthwhile.exchange.draft_case import without_blanks
from worthwhile.exchange.suggestions import Suggestion, Suggestions, suggest_outcomes
from worthwhile.exchange.templates import UnknownTemplate

LONGEST_WORDS = 500


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A suggested outcome, and whether the case has one of the same name already."""

    suggestion: Suggestion
    is_there: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """What words found, and the parts of them that found nothing."""

    offered: tuple[Offered, ...]
    unmatched: tuple[str, ...]


def suggest_for(words: str, data: Mapping[str, Any]) -> Found:
    """The outcomes that words suggest for a case."""
    found: Suggestions = suggest_outcomes(words=words[:LONGEST_WORDS])
    there = {str(row.get("name")) for row in outcomes_of(data)}
    return Found(
        offered=tuple(Offered(suggestion=item, is_there=str(item.row["name"]) in there) for item in found),
        unmatched=found.unmatched,
    )


def find_outcome_row(template: str, outcome: str) -> Mapping[str, Any] | None:
    """An outcome of a template as the template has it; None where there is none."""
    try:
        start = get_starting_case(template)
    except UnknownTemplate:
        return None
    return next((found.row for found in start.outcomes if found.row["id"] == outcome), None)


def find_suggested(template: str, outcome: str, data: Mapping[str, Any]) -> dict[str, Any] | None:
    """An outcome of a template, without figures, that names only outcomes the case has; None where there is none."""
    row = find_outcome_row(template, outcome)
    if row is None:
        return None
    kept: dict[str, Any] = without_blanks(row)
    there = {str(other.get("id")) for other in outcomes_of(data)}
    shared = [name for name in kept.pop("shares_change_with", ()) if name in there]
    return {**kept, **({"shares_change_with": shared} if shared else {})}
