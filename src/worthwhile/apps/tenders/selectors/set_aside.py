"""Bids that are set aside before an award: what was asked, what was decided, and whose bid does not count now."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import AsideGround, BidSetAside, Tender
from worthwhile.apps.tenders.selectors.contender_names import names_are_known
from worthwhile.apps.tenders.selectors.judging import round_since


def list_asides(tender: Tender) -> QuerySet[BidSetAside]:
    """Everything that was asked, the latest first, with what was decided."""
    found = BidSetAside.objects.filter(contender__tender=tender)
    return found.select_related("contender__bid__bidder", "asked_by", "decided__decided_by").order_by("-pk")


def aside_waiting(tender: Tender) -> BidSetAside | None:
    """What somebody asked and nobody has decided."""
    return list_asides(tender).filter(decided=None).first()


def set_aside_now(tender: Tender) -> dict[int, BidSetAside]:
    """Whose bid does not count, by the key of the contender.

    Whoever withdrew stays out. Where everything is assessed again, every other ground is looked at again too.
    """
    since = round_since(tender)
    found = list_asides(tender).filter(decided__confirmed=True)
    if since is not None:
        found = found.filter(Q(ground=AsideGround.WITHDRAWN) | Q(decided__decided_at__gte=since))
    return {one.contender_id: one for one in found}


def why_out(tender: Tender) -> dict[int, str]:
    """Why bids are out, by the key of the contender, for the evaluation; nothing while names are nobody's to know."""
    if not names_are_known(tender):
        return {}
    return {key: f"{ground_words(one)}. {one.reason}" for key, one in set_aside_now(tender).items()}


def own_aside(tender: Tender, bidder: Organisation) -> BidSetAside | None:
    """Why the bid of an organisation is set aside, if it is: for its own page."""
    theirs = Q(contender__bid__bidder=bidder) | Q(contender__link__organisation=bidder)
    keys = list_asides(tender).filter(theirs).values_list("pk", flat=True)
    return next((one for one in set_aside_now(tender).values() if one.pk in set(keys)), None)


def ground_words(asked: BidSetAside) -> str:
    """The ground in words."""
    return str(AsideGround(asked.ground).label)
