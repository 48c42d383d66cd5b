"""The rows of results that an outcome could take, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.evidence.selectors.feeding import Feed, Withheld, list_feeds, list_withheld
from worthwhile.apps.impact.models import Case, EvidenceLink
from worthwhile.apps.impact.selectors.drafts import Row, find_outcome
from worthwhile.apps.impact.selectors.evidence_links import others_of_the_same_people
from worthwhile.apps.impact.selectors.fed_figures import why_not
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.suggestions import find_measures

SAME_UNIT = 100


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A row, and why it cannot be taken; empty where it can."""

    feed: Feed
    refused: str


@dataclass(frozen=True, kw_only=True)
class Fitting:
    """What an outcome could take, what it could not, and what no outcome could with why."""

    offered: tuple[Offered, ...]
    refused: tuple[Offered, ...]
    withheld: tuple[Withheld, ...]


def list_fitting(case: Case, outcome: str, data: Mapping[str, Any]) -> Fitting:
    """Every row of the organisation for one outcome. What measures what the outcome says comes first."""
    row = find_outcome(data, outcome) or {}
    likely = _likely_measures(row)
    found = [Offered(feed=feed, refused=why_refused(case, outcome, data, feed))
             for feed in list_feeds(case.organisation)]  # fmt: skip
    ranked = sorted(found, key=lambda one: -_score(one.feed, row, likely))
    return Fitting(
        offered=tuple(one for one in ranked if not one.refused),
        refused=tuple(one for one in ranked if one.refused),
        withheld=list_withheld(case.organisation),
    )


def why_refused(case: Case, outcome: str, data: Mapping[str, Any], feed: Feed) -> str:
    """Why an outcome of a case cannot take a row; empty where it can."""
    row = find_outcome(data, outcome) or {}
    taken = [link for link in others_of_the_same_people(case, outcome, feed.collection, data)
             if link.row_key == feed.row_key]  # fmt: skip
    if taken:
        name = (find_outcome(data, taken[0].outcome) or {}).get("name") or taken[0].outcome
        return f"“{name}” takes this row already. It is one change, so it stands in one outcome."
    return why_not(feed, row)


def sharing_edits(outcome: str, data: Mapping[str, Any], others: list[EvidenceLink]) -> Edits:
    """Edits that say that an outcome is the same change as those that take from the same people: one of them counts."""
    row = find_outcome(data, outcome) or {}
    shared = list(row.get("shares_change_with") or ())
    missing = [
        link.outcome
        for link in others
        if link.outcome not in shared
        and outcome not in ((find_outcome(data, link.outcome) or {}).get("shares_change_with") or ())
    ]
    return {("outcomes", outcome, "shares_change_with"): [*shared, *missing]} if missing else {}


def _likely_measures(row: Row) -> Mapping[str, int]:
    """Questionnaires that the outcome's own words speak of; the higher, the likelier."""
    words = f"{row.get('name') or ''}. {part_of(row, 'evidence').get('method') or ''}"
    found = find_measures(words=words)
    return {measure.id: len(found) - place for place, measure in enumerate(found)}


def _score(feed: Feed, row: Row, likely: Mapping[str, int]) -> int:
    same_unit = SAME_UNIT if feed.basis == "mean" and feed.outcome["value_ref"] == row.get("value_ref") else 0
    return same_unit + likely.get(feed.measure_id, 0)
