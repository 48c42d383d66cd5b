"""The opened bids of a tender, and who may have them."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import OpenedBid, Tender
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.engines.tendering import RULES, Procedure, Role, Stage

_SCORING = (Stage.ASSESSING, Stage.MODERATING, Stage.LOCKED)


def list_opened_bids(tender: Tender) -> QuerySet[OpenedBid]:
    """Every bid that was opened, without what stood in it, in the order the bids were first handed in."""
    found = OpenedBid.objects.filter(received__bid__tender=tender).defer("content", "received__content")
    return found.select_related("received__bid__bidder").order_by("received__bid_id")


def find_opened_bid(tender: Tender, bid: int) -> OpenedBid | None:
    """The opened bid of one bidder to this tender."""
    return OpenedBid.objects.filter(received__bid__tender=tender, received__bid=bid).select_related("received").first()


def why_not_read(tender: Tender, person: User) -> tuple[str, ...]:
    """Why somebody may not have whole bids, none where they may.

    Whole bids hold prices, and whoever scores may know none before quality is settled.
    """
    actor = person_in(tender, person)
    if not actor.roles:
        return ("Only people who have a role in this tender may have its bids.",)
    if not actor.declared:
        return ("Declare first whether you have a conflict of interest in this tender.",)
    if actor.conflicted:
        return ("You declared a conflict of interest, so you take no part.",)
    scores = actor.roles & {Role.ASSESSOR, Role.MODERATOR}
    if scores and RULES[Procedure(tender.procedure)].two_people and tender.stage in _SCORING:
        return ("You score or moderate. Whole bids hold prices, which you may not know before quality is settled.",)
    return ()
