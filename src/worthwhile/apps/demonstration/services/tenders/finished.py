"""The finished tender of the demonstration: from the first draft to the contract, act by act, in the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from worthwhile.apps.demonstration.selectors.made_up_tenders import made_up
from worthwhile.apps.demonstration.services.tenders.assessing import assess, hear_low_price
from worthwhile.apps.demonstration.services.tenders.bidding import MadeUpBid, bid_of, hand_in_bid
from worthwhile.apps.demonstration.services.tenders.people import Council
from worthwhile.apps.demonstration.services.tenders.publishing import Published, publish_tender
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.ranking import loaded_evaluation
from worthwhile.apps.tenders.services.ask_about_price import see_robustness
from worthwhile.apps.tenders.services.award_challenge import decide_representation, make_representation
from worthwhile.apps.tenders.services.award_contract import SignedContract, award, record_contract
from worthwhile.apps.tenders.services.award_propose import approve_award, propose_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.clock import SETTLING, close_if_due
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.questions import answer_question, ask
from worthwhile.apps.tenders.services.write_content import change_content
from worthwhile.apps.tenders.services.write_tender import declare_interest
from worthwhile.exchange.tender import tender_from_data

DEADLINE = timedelta(days=49, hours=5)
FRIDAY = 4
SERVICE_STARTS, SERVICE_ENDS = 160, 160 + 3 * 365
ADDED = "Somebody who knows every member stands in when the usual visitor is away."


def make_finished(council: Council, begun: datetime) -> Tender:
    """The tender, complete with its contract. ``begun`` is at least half a year ago, on a Monday morning."""
    content = made_up("finished", begun.date())
    deadline = begun + DEADLINE
    published = publish_tender(
        council, content, begun=begun, deadline=deadline, questions_until=begun + timedelta(days=35)
    )
    tender = published.tender
    bids = [bid_of(says, begun) for says in made_up("bids", begun.date())["bids"]]
    content = _ask_and_change(tender, council, bids[0], content, begun)
    _take_bids(tender, bids, content, deadline)
    _open(published, council, deadline)
    assess(tender, council, bids, at=begun + timedelta(days=52))
    hear_low_price(tender, council, bids, at=begun + timedelta(days=57))
    _decide(tender, council, begun + timedelta(days=63))
    _object(tender, council, bids[0], begun + timedelta(days=70))
    _sign(tender, council, begun.date())
    tender.refresh_from_db()
    return tender


def _ask_and_change(
    tender: Tender, council: Council, asker: MadeUpBid, content: dict[str, Any], begun: datetime
) -> dict[str, Any]:
    """A question, its answer to everybody, and what the answer changed in the documents."""
    asked = ask(
        tender=tender,
        asker=asker.bidder,
        words="Who visits when the usual visitor is ill or on holiday? The documents do not say.",
        now=begun + timedelta(days=21),
    )
    answer_question(
        question=asked,
        words="You decide. We have added that somebody who knows the member stands in, as members asked for it.",
        by=council.author,
        now=begun + timedelta(days=22),
    )
    added = {"id": "r-4", "kind": "functional", "text": ADDED}
    changed = {**content, "requirements": [*content["requirements"], added]}
    change_content(
        tender=tender,
        loaded=tender_from_data(changed),
        reason="A question showed that cover for visitors was missing.",
        by=council.author,
        now=begun + timedelta(days=22, hours=2),
    )
    return changed


def _take_bids(tender: Tender, bids: Sequence[MadeUpBid], content: dict[str, Any], deadline: datetime) -> None:
    """Each hands in a day after the other; the second bidder replaces its bid on the last morning."""
    for place, bid in enumerate(bids):
        at = deadline - timedelta(days=6 - place)
        hand_in_bid(tender, bid, content, price=Decimal(bid.says["price"]), now=at)
    second = bids[1]
    hand_in_bid(tender, second, content, price=Decimal(second.says["price"]), now=deadline - timedelta(hours=3))


def _open(published: Published, council: Council, deadline: datetime) -> None:
    """Close, open by two of three, and have everybody declare anew, as bidders are known now."""
    tender = close_if_due(published.tender, deadline + SETTLING)
    at = deadline + timedelta(hours=19)
    for opener in council.openers[:2]:
        open_bids(tender=tender, by=opener, secret=published.secrets[opener.pk], now=at)
        at += timedelta(minutes=12)
    for person in council.everybody:
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=at + timedelta(hours=1))


def _decide(tender: Tender, council: Council, at: datetime) -> None:
    """Look at how firm the ranking is, propose, approve, and tell everybody at one moment."""
    seen = loaded_evaluation(Tender.objects.get(pk=tender.pk), with_prices=True).evaluation_hash
    see_robustness(tender=tender, seen=seen, by=council.author, now=at)
    proposal = propose_award(
        tender=tender,
        reasons="It scores best by the published rules, and no single score changed by one level would turn that.",
        seen=seen,
        by=council.author,
        now=at + timedelta(hours=2),
    )
    approve_award(tender=tender, seen=proposal.number, by=council.approver, now=at + timedelta(days=1))
    tell_everybody(tender=tender, by=council.author, now=at + timedelta(days=2))


def _object(tender: Tender, council: Council, bid: MadeUpBid, at: datetime) -> None:
    """Somebody who was not chosen objects, and is told why that does not hold."""
    objection = make_representation(
        tender=tender,
        organisation=bid.bidder,
        words="Our forty volunteers were given the same 75 as the thirty of the bid that was chosen.",
        by=bid.person,
        now=at - timedelta(days=3),
    )
    decide_representation(
        representation=objection,
        upheld=False,
        reason=(
            "Both bids were scored by the published words for 75: said, with small gaps. The number alone was not what "
            "was asked; both reasons stand in the summary you were given. One level more would not change the order."
        ),
        by=council.approver,
        now=at,
    )


def _sign(tender: Tender, council: Council, begun: date) -> None:
    """Award once the standstill is over, and keep the contract."""
    tender.refresh_from_db()
    assert tender.earliest_signing is not None
    awarded = _weekday(tender.earliest_signing.astimezone(UNITED_KINGDOM) + timedelta(days=1, hours=10))
    made = award(tender=tender, by=council.approver, now=awarded)
    signed = awarded + timedelta(days=7)
    for one in made:
        record_contract(
            made=one,
            contract=SignedContract(
                signed_on=signed.date(),
                starts_on=begun + timedelta(days=SERVICE_STARTS),
                ends_on=begun + timedelta(days=SERVICE_ENDS),
                supplier_address="1 Made-up Street, Nowhere",
                value=Decimal(846_000),
                reference="DBC-1",
            ),
            by=council.author,
            now=signed,
        )


def _weekday(moment: datetime) -> datetime:
    """The same hour on the next day on which an office works."""
    return moment + timedelta(days=7 - moment.weekday()) if moment.weekday() > FRIDAY else moment
