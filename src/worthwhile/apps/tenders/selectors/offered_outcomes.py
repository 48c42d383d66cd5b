"""Outcomes of the library that plain words find, and one of them as a tender states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.selectors.suggested import find_outcome_row
from worthwhile.exchange.suggestions import Suggestion, find_measures, suggest_outcomes

LONGEST_WORDS = 500
MOST_MEASURES = 3


@dataclass(frozen=True, kw_only=True)
class OfferedOutcome:
    """An outcome of the library, the questionnaires that measure it, and whether the tender has it already."""

    suggestion: Suggestion
    measures: tuple[str, ...]
    is_there: bool


@dataclass(frozen=True, kw_only=True)
class OfferedOutcomes:
    """What words found, and the parts of them that found nothing."""

    offered: tuple[OfferedOutcome, ...]
    unmatched: tuple[str, ...]


def offer_outcomes(words: str, data: Mapping[str, Any]) -> OfferedOutcomes:
    """The outcomes that words find for a tender."""
    found = suggest_outcomes(words=words[:LONGEST_WORDS])
    there = {row.get("id") for row in data.get("outcomes") or ()}
    return OfferedOutcomes(
        offered=tuple(
            OfferedOutcome(suggestion=one, measures=measures_of(str(one.row["name"])), is_there=one.row["id"] in there)
            for one in found
        ),
        unmatched=found.unmatched,
    )


def measures_of(words: str) -> tuple[str, ...]:
    """Questionnaires that measure what words say."""
    return tuple(one.name for one in find_measures(words=words[:LONGEST_WORDS], limit=MOST_MEASURES))


def find_offered(template: str, outcome: str) -> dict[str, Any] | None:
    """An outcome of the library as a tender states it, for the buyer to go on from; None where there is none."""
    row = find_outcome_row(template, outcome)
    if row is None:
        return None
    method = (row.get("evidence") or {}).get("method")
    stated = {"id": row["id"], "name": row["name"], "who_for": row.get("stakeholder"), "measured_by": method}
    return {name: value for name, value in stated.items() if value}
