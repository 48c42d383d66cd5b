"""The invented bids to the finished tender, handed in as suppliers do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services.tenders.people import ensure_supplier
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Contender, Tender
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.pack_bid import pack_for, price_of_lots, record_of
from worthwhile.exchange.bid import (
    BidAnswer,
    BidMember,
    ConditionAnswered,
    DeclarationMade,
    MemberRole,
    PromisedOutcome,
    TenderBid,
)
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender import tender_from_data


@dataclass(frozen=True, kw_only=True)
class MadeUpBid:
    """A bid as its file says it, with who hands it in."""

    says: Mapping[str, Any]
    bidder: Organisation
    person: User

    def contender(self, tender: Tender) -> Contender:
        """Who is assessed, once bids are open."""
        return Contender.objects.get(tender=tender, bid__bidder=self.bidder)


def bid_of(says: Mapping[str, Any], now: datetime) -> MadeUpBid:
    """The bid with its supplier, who is made where there is none yet; so is a partner."""
    bidder, person = ensure_supplier(says["bidder"], now)
    if "partner" in says:
        ensure_supplier(says["partner"]["name"], now)
    return MadeUpBid(says=says, bidder=bidder, person=person)


def hand_in_bid(tender: Tender, bid: MadeUpBid, content: Mapping[str, Any], *, price: Decimal, now: datetime) -> None:
    """Hand a bid in, at a price for the whole tender."""
    package = pack_for(
        tender=tender,
        bidder=bid.bidder,
        record=_record(tender, bid, tender_from_data(content).tender, now),
        price=price_of_lots(tender=tender, amounts={"": price}),
    )
    hand_in(tender=tender, bidder=bid.bidder, content=package, by=bid.person, received_at=now)


def _record(tender: Tender, bid: MadeUpBid, content: TenderContent, now: datetime) -> TenderBid:
    says, made_on = bid.says, now.date()
    declared = tuple(
        DeclarationMade(declaration=one.id, holds=True, made_on=made_on) for one in content.declarations or ()
    )
    asked = {one.id: one for one in content.outcomes or ()}
    conditions = content.participation.conditions if content.participation else None
    return replace(
        record_of(tender=tender, bidder=bid.bidder),
        answers=tuple(BidAnswer(question=one, text=text) for one, text in says["answers"].items()),
        declarations=declared,
        conditions=tuple(ConditionAnswered(condition=one.id, met=True) for one in conditions or ()),
        members=_members(says, declared),
        outcomes=tuple(
            PromisedOutcome(
                outcome=one,
                name=asked[one].name,
                who_for=asked[one].who_for,
                baseline=asked[one].baseline,
                target=Decimal(str(target)),
                unit=asked[one].unit,
                measured_by=asked[one].measured_by,
            )
            for one, target in says["outcomes"].items()
        ),
    )


def _members(says: Mapping[str, Any], declared: tuple[DeclarationMade, ...]) -> tuple[BidMember, ...]:
    """The lead and the partner of a joint bid; nobody where one bids alone."""
    if "partner" not in says:
        return ()
    partner = says["partner"]
    share = Decimal(str(partner["share"]))
    lead = BidMember(name=says["bidder"], role=MemberRole.LEAD, share=1 - share, does="Finds members and visits them")
    with_it = BidMember(
        name=partner["name"], role=MemberRole.MEMBER, share=share, does=partner["does"], declarations=declared
    )
    return (lead, with_it)
