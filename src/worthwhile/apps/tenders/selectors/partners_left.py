"""Joint bids that were handed in, as those see them who bid with a lead; and who of them stepped back."""

from __future__ import annotations

from django.db.models import F

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import BidPartner, PartnerLeft, Tender
from worthwhile.engines.tendering import ENDS, Stage

_BOUND = ENDS | {Stage.AWARDED}


def list_joined(organisation: Organisation) -> list[BidPartner]:
    """The joint bids that an organisation was in when they were handed in: of each the last that had it in."""
    rows = BidPartner.objects.filter(organisation=organisation).select_related(
        "received__bid__tender__buyer", "received__bid__bidder"
    )
    latest = {one.received.bid_id: one for one in rows.defer("received__content").order_by("received__number")}
    return sorted(latest.values(), key=lambda one: -one.pk)


def find_joined(organisation: Organisation, number: int) -> BidPartner | None:
    """One of them, by its receipt."""
    rows = BidPartner.objects.filter(organisation=organisation, received=number)
    return rows.select_related("received__bid__tender__buyer", "received__bid__bidder").first()


def own_leaving(joined: BidPartner) -> PartnerLeft | None:
    """What an organisation said when it stepped back, if it did."""
    return PartnerLeft.objects.filter(received=joined.received_id, organisation=joined.organisation_id).first()


def how_it_stands(joined: BidPartner) -> str:
    """What became of the bid, in words."""
    bid = joined.received.bid
    if bid.standing_id is None:
        return "Withdrawn by the organisation that leads it"
    if bid.standing_id != joined.received_id:
        return "Replaced by the organisation that leads it, without you as far as this service knows"
    return "Handed in, and stands"


def may_step_back(joined: BidPartner) -> bool:
    """Whether stepping back still tells somebody something: while the bid stands, until the award."""
    bid = joined.received.bid
    return bid.standing_id == joined.received_id and bid.tender.stage not in _BOUND and own_leaving(joined) is None


def partners_left(tender: Tender, lead: Organisation) -> list[PartnerLeft]:
    """Who stepped back from what stands of a lead, for the lead alone."""
    found = PartnerLeft.objects.filter(received__bid__tender=tender, received__bid__bidder=lead)
    return list(found.filter(received__bid__standing=F("received")).select_related("organisation").order_by("pk"))


def left_in(tender: Tender) -> list[PartnerLeft]:
    """Who stepped back from any bid that was opened; nobody before."""
    if tender.assessing_since is None:
        return []
    found = PartnerLeft.objects.filter(received__bid__tender=tender, received__bid__standing=F("received"))
    return list(found.select_related("organisation", "received__bid__bidder").order_by("pk"))
