"""Of bids that one bidder hands in at once the one whose last byte came later stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.tender_builders import DEADLINE, make_supplier, open_tender
from worthwhile.apps.tenders.models import Bid
from worthwhile.apps.tenders.services.hand_in import hand_in, withdraw

pytestmark = pytest.mark.django_db
AT = DEADLINE - timedelta(hours=1)
MOMENT = timedelta(milliseconds=5)


def test_the_one_received_later_stands_whichever_got_its_turn_first() -> None:
    tender = open_tender().tender
    bidder, person = make_supplier("Kind Visits")
    hand_in(tender=tender, bidder=bidder, content=b"the later", by=person, received_at=AT + MOMENT)
    receipt = hand_in(tender=tender, bidder=bidder, content=b"the earlier", by=person, received_at=AT)
    bid = Bid.objects.get()
    assert bid.standing is not None
    assert bid.standing.received_at == AT + MOMENT
    assert bid.received.count() == 2
    line = tender.log.get(number=int(receipt.in_log.partition(":")[0])).as_entry()
    assert line.about["stands"] is False
    hand_in(tender=tender, bidder=bidder, content=b"the last", by=person, received_at=AT + 2 * MOMENT)
    bid.refresh_from_db()
    assert bid.standing is not None
    assert bid.standing.number == 3


def test_of_two_received_at_the_same_moment_the_one_written_down_later_stands() -> None:
    tender = open_tender().tender
    bidder, person = make_supplier("Kind Visits")
    for content in (b"one", b"two"):
        hand_in(tender=tender, bidder=bidder, content=content, by=person, received_at=AT)
    bid = Bid.objects.get()
    assert bid.standing is not None
    assert bid.standing.number == 2


def test_what_had_arrived_before_a_withdrawal_does_not_stand_after_it() -> None:
    tender = open_tender().tender
    bidder, person = make_supplier("Kind Visits")
    hand_in(tender=tender, bidder=bidder, content=b"one", by=person, received_at=AT)
    withdraw(tender=tender, bidder=bidder, now=AT + 2 * MOMENT)
    hand_in(tender=tender, bidder=bidder, content=b"two", by=person, received_at=AT + MOMENT)
    assert Bid.objects.get().standing is None
    hand_in(tender=tender, bidder=bidder, content=b"three", by=person, received_at=AT + 3 * MOMENT)
    assert Bid.objects.get().standing is not None


def test_a_withdrawal_logged_late_takes_no_later_bid_with_it() -> None:
    tender = open_tender().tender
    bidder, person = make_supplier("Kind Visits")
    other, somebody = make_supplier("Warm Homes")
    hand_in(tender=tender, bidder=bidder, content=b"one", by=person, received_at=AT)
    hand_in(tender=tender, bidder=other, content=b"theirs", by=somebody, received_at=AT + 9 * MOMENT)
    withdraw(tender=tender, bidder=bidder, now=AT + MOMENT)
    hand_in(tender=tender, bidder=bidder, content=b"two", by=person, received_at=AT + 2 * MOMENT)
    assert Bid.objects.get(bidder=bidder).standing is not None
