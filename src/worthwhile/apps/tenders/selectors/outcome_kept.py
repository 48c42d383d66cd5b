"""Objections that were upheld, and whether two people agreed to leave the outcome as it is all the same."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from worthwhile.apps.tenders.models import OutcomeKept, Representation, Tender


def list_kept(tender: Tender) -> QuerySet[OutcomeKept]:
    """What was asked and decided of the outcome that was last told, in order."""
    found = OutcomeKept.objects.filter(proposal__tender=tender)
    found = found.none() if tender.told_at is None else found.filter(asked_at__gte=tender.told_at)
    return found.select_related("decided", "asked_by").order_by("pk")


def keeping_waiting(tender: Tender) -> OutcomeKept | None:
    """What somebody asked and nobody has decided."""
    return list_kept(tender).filter(decided=None).first()


def why_kept(tender: Tender) -> list[OutcomeKept]:
    """Why the outcome stays although an objection was upheld: everybody who was told it reads this."""
    return list(list_kept(tender).filter(decided__agreed=True))


def count_unsettled(tender: Tender, current: Sequence[Representation]) -> int:
    """How many objections were upheld that no agreement answers: one that was asked for after each was decided."""
    agreed = list_kept(tender).filter(decided__agreed=True).last()
    upheld = [one.decided for one in current if hasattr(one, "decided") and one.decided.upheld]
    return sum(agreed is None or one.decided_at > agreed.asked_at for one in upheld)
