"""Whether an organisation bids: what holds, what went before, and what has to be decided soon."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import QuerySet

from worthwhile.apps.opportunities.models import Decision, Verdict
from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine
from worthwhile.apps.organisations.models import Organisation

REMINDED_WITHIN = timedelta(days=14)


def list_decisions(organisation: Organisation, ocid: str) -> QuerySet[Decision]:
    """Every decision on one notice, the latest first; the first of them holds."""
    return organisation.bid_decisions.filter(ocid=ocid).select_related("decided_by")


def decisions_in_force(organisation: Organisation) -> dict[str, Decision]:
    """The decision that holds on each notice, by ocid."""
    rows = organisation.bid_decisions.order_by("decided_at", "pk")
    return {decision.ocid: decision for decision in rows}


def due_decisions(notices: Mapping[str, NoticeLine], decided: Mapping[str, Decision]) -> list[NoticeLine]:
    """Of some notices those still to decide on whose deadline is near, the nearest first."""
    due = [
        notice
        for ocid, notice in notices.items()
        if notice.is_open
        and notice.days_left is not None
        and timedelta(days=notice.days_left) < REMINDED_WITHIN
        and (ocid not in decided or decided[ocid].verdict == Verdict.UNDECIDED)
    ]
    return sorted(due, key=lambda notice: (notice.days_left or 0, notice.title))
