"""Whom a buyer invited to quick quotes, when, who answered and who won."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import AwardMade, Invited, OpenedBid, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.engines.rotation import Invitation
from worthwhile.engines.tendering import Procedure, Stage

_STILL_SEALED = (Stage.DRAFT, Stage.READY, Stage.OPEN, Stage.SEALED)


@dataclass(frozen=True, kw_only=True)
class PastInvitation:
    """A supplier was sent a quick quote. ``answered`` is None until the quotes are opened; ``won`` until an award."""

    tender: Tender
    supplier: Organisation
    at: datetime
    reason: str
    answered: bool | None
    won: bool | None


def list_past_invitations(buyer: Organisation, *, suppliers: Collection[int] | None = None) -> list[PastInvitation]:
    """Every invitation to a quick quote that a buyer published, the latest first; of all suppliers or of these."""
    sent = Invited.objects.filter(tender__buyer=buyer, tender__procedure=Procedure.QUICK_QUOTE)
    sent = sent.exclude(tender__published_at=None)
    if suppliers is not None:
        sent = sent.filter(supplier__in=suppliers)
    rows = list(sent.select_related("tender", "supplier").order_by("-tender__published_at", "supplier__name", "pk"))
    tenders = {row.tender_id for row in rows}
    answered = set(
        OpenedBid.objects.filter(received__bid__tender__in=tenders).values_list(
            "received__bid__tender", "received__bid__bidder"
        )
    )
    winners = _winners(tenders)
    decided = {tender for tender, _ in winners}
    return [
        PastInvitation(
            tender=row.tender,
            supplier=row.supplier,
            at=row.tender.published_at or row.invited_at,
            reason=row.reason,
            answered=None if row.tender.stage in _STILL_SEALED else (row.tender_id, row.supplier_id) in answered,
            won=(row.tender_id, row.supplier_id) in winners if row.tender_id in decided else None,
        )
        for row in rows
    ]


def turns_of(past: Collection[PastInvitation]) -> list[Invitation]:
    """Past invitations as the engine of turns takes them."""
    return [
        Invitation(supplier=supplier_id(one.supplier), at=one.at.astimezone(UNITED_KINGDOM), awarded=one.won is True)
        for one in past
    ]


def supplier_id(supplier: Organisation) -> str:
    """What a supplier is called in a draw and in logs, so that anybody can draw again."""
    return f"organisation-{supplier.pk}"


def number_of(supplier: str) -> int:
    """The number of the organisation that a draw and logs call by this id."""
    return int(supplier.rpartition("-")[2])


def draw_of(buyer: Organisation) -> str:
    """What decides between suppliers who stand alike in the next quick quote of a buyer.

    It counts the quick quotes that were published, so that nobody can draw again by beginning another draft.
    """
    published = buyer.tenders.filter(procedure=Procedure.QUICK_QUOTE).exclude(published_at=None).count()
    return f"{supplier_id(buyer)} quick quote {published + 1}"


def _winners(tenders: Collection[int]) -> set[tuple[int, int]]:
    rows = AwardMade.objects.filter(tender__in=tenders).values_list("tender", "contender__bid__bidder")
    return {(tender, bidder) for tender, bidder in rows if bidder}
