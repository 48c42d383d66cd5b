"""Which outcomes of a case follow questionnaires."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.impact.models import Case, EvidenceLink, LinkState
from worthwhile.apps.impact.selectors.drafts import find_outcome


def list_links(case: Case) -> QuerySet[EvidenceLink]:
    """Every link of a case, also of outcomes that it does not have at the moment."""
    return case.evidence_links.select_related("collection", "applied_by").order_by("pk")


def list_links_in(case: Case, data: Mapping[str, Any]) -> list[EvidenceLink]:
    """The links of the outcomes that a case has, in the order of the links."""
    return [link for link in list_links(case) if find_outcome(data, link.outcome) is not None]


def find_link(case: Case, outcome: str) -> EvidenceLink | None:
    """What an outcome follows, None where nothing."""
    return list_links(case).filter(outcome=outcome).first()


def list_followers(collection: Collection) -> QuerySet[EvidenceLink]:
    """Every link that new answers of a collection may reach; what a person paused stays as it is."""
    return (
        EvidenceLink.objects.filter(collection=collection, case__organisation=collection.organisation)
        .exclude(state=LinkState.PAUSED, by_hand_at=None)
        .select_related("case__organisation", "collection")
        .order_by("pk")
    )


def others_of_the_same_people(case: Case, outcome: str, collection: int, data: Mapping[str, Any]) -> list[EvidenceLink]:
    """Links by which other outcomes of the case take from the same collection: the same people, asked together."""
    return [link for link in list_links_in(case, data) if link.outcome != outcome and link.collection_id == collection]
