"""Where figures of a case come from questionnaires, and whether they follow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from worthwhile.apps.impact.models import Case, EvidenceLink, LinkState
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.evidence_links import list_links_in
from worthwhile.exchange.report.wording import day_text


@dataclass(frozen=True, kw_only=True)
class Followed:
    """One outcome with what it takes from where, and a sentence on how that stands.

    ``count`` is how many people it rests on, of how many, and up to which day. ``needs_somebody`` where a person has
    something to decide. The addresses lead to the results, to the outcome's page and to taking the result anew.
    """

    outcome: str
    name: str
    collection: str
    sentence: str
    count: str
    needs_somebody: bool
    can_pause: bool
    results: str
    page: str
    again: str


def present_followed(case: Case) -> tuple[Followed, ...]:
    """Every outcome of a case that takes figures from questionnaires."""
    data = latest_revision(case).data
    return tuple(_line(case, link, data) for link in list_links_in(case, data))


def followed_line(case: Case, outcome: str, data: Mapping[str, Any]) -> Followed | None:
    """What one outcome takes, None where nothing."""
    return next((_line(case, link, data) for link in list_links_in(case, data) if link.outcome == outcome), None)


def _line(case: Case, link: EvidenceLink, data: Mapping[str, Any]) -> Followed:
    key = [case.organisation_id, case.pk, link.outcome]
    row = find_outcome(data, link.outcome) or {}
    asked = {"measure": link.measure_id, "to": link.row_key.rpartition(":")[2]}
    return Followed(
        outcome=link.outcome,
        name=str(row.get("name") or link.outcome),
        collection=link.collection.name,
        sentence=_sentence(link),
        count=_count(link),
        needs_somebody=link.state == LinkState.BROKEN or link.by_hand_at is not None,
        can_pause=link.state != LinkState.PAUSED,
        results=f"{reverse('evidence:results', args=[case.organisation_id, link.collection_id])}?{urlencode(asked)}",
        page=reverse("impact:evidence_of", args=key),
        again=reverse("impact:take_one", args=[*key, link.collection_id, link.row_key]),
    )


def _sentence(link: EvidenceLink) -> str:
    updated = day_text(timezone.localdate(link.applied_at))
    if link.by_hand_at is not None:
        changed = day_text(timezone.localdate(link.by_hand_at))
        return f"You changed this figure by hand on {changed}, so it follows your questionnaires no longer."
    if link.state == LinkState.PAUSED:
        return f"Paused: the figure stays as it was on {updated}, whatever is answered."
    if link.state == LinkState.BROKEN:
        return f"The figure of {updated} is kept, and nothing new can be taken now. {link.reason}"
    return f"Follows your questionnaires (updated {updated})"


def _count(link: EvidenceLink) -> str:
    """``12 of 14 people, answers up to 30 March 2026``, as it was when the figure was taken."""
    figures = link.entered_data
    sample, population = figures.get("evidence.sample"), figures.get("evidence.population")
    return f"{sample} of {population} people, answers up to {day_text(link.as_of)}"
