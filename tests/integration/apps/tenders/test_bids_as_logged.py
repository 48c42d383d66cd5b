"""Which bids count is what the log says: somebody who changes the database loses no bid and slips none in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.tender_builders import AT_OPENING, BEGUN, DEADLINE, Buying, make_supplier, open_tender
from worthwhile.apps.tenders.models import Bid, OpenedBid
from worthwhile.apps.tenders.selectors.compliance import points_of
from worthwhile.apps.tenders.services.change_tender import change_documents, confirm_bid
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.hand_in import hand_in, withdraw
from worthwhile.apps.tenders.services.open_bids import open_bids

pytestmark = pytest.mark.django_db
POINT = "Every bid that counts by the log was opened, or told as one that cannot be"


def with_bids(*times: int) -> tuple[Buying, list[Bid]]:
    """A tender to which suppliers handed in so many times each; 0: once, and withdrew."""
    buying = open_tender()
    for number, many in enumerate(times):
        supplier, person = make_supplier(f"Supplier {number}")
        for at in range(max(many, 1)):
            moment = BEGUN + timedelta(hours=at)
            hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=moment)
        if not many:
            withdraw(tender=buying.tender, bidder=supplier, now=BEGUN + timedelta(hours=1))
    return buying, list(buying.tender.bids.order_by("pk"))


def open_all(buying: Buying) -> None:
    for person in buying.openers[:2]:
        open_bids(tender=buying.tender, by=person, secret=buying.secrets[person.pk], now=AT_OPENING)
    buying.tender.refresh_from_db()


def point(buying: Buying) -> tuple[bool | None, str]:
    found = next(one for one in points_of(buying.tender) if one.name == POINT)
    return found.holds, found.words


def set_right(buying: Buying) -> list[dict[str, object]]:
    return [dict(line.as_entry().about) for line in buying.tender.log.filter(act="bids-set-right").order_by("number")]


def opened(buying: Buying) -> list[tuple[int, int]]:
    return list(OpenedBid.objects.order_by("received__bid").values_list("received__bid", "received__number"))


def test_what_bidders_do_is_no_difference():
    buying, bids = with_bids(1, 3, 0)
    change_documents(tender=buying.tender, reason="Clearer", by=buying.author, now=BEGUN + timedelta(days=1))
    confirm_bid(tender=buying.tender, bidder=bids[1].bidder, seen=2, now=BEGUN + timedelta(days=2))
    close_due(DEADLINE + SETTLING)
    assert point(buying) == (None, "No bids were opened")
    open_all(buying)
    assert set_right(buying) == []
    assert opened(buying) == [(bids[1].pk, 3)]
    assert point(buying) == (True, "As many as the log has")


@pytest.mark.parametrize("after_closing", [False, True])
def test_a_bid_that_was_made_to_vanish_is_opened_all_the_same(after_closing: bool, caplog):
    buying, bids = with_bids(1, 2)
    if after_closing:
        close_due(DEADLINE + SETTLING)
    Bid.objects.filter(pk=bids[1].pk).update(standing=None)
    if not after_closing:
        close_due(DEADLINE + SETTLING)
        assert buying.tender.log.get(act="close").as_entry().about["bids"] == 2
    open_all(buying)
    assert opened(buying) == [(bids[0].pk, 1), (bids[1].pk, 2)]
    assert set_right(buying) == [{"bids": f"bid-{bids[1].pk}", "missing": ""}]
    assert "somebody changed the database" in caplog.text
    assert point(buying) == (True, "As many as the log has")


def test_nor_is_an_older_one_opened_or_one_that_was_withdrawn_or_made_to_wait_for_documents():
    buying, bids = with_bids(2, 0, 1)
    Bid.objects.filter(pk=bids[0].pk).update(standing=bids[0].received.get(number=1))
    Bid.objects.filter(pk=bids[1].pk).update(standing=bids[1].received.get())
    Bid.objects.filter(pk=bids[2].pk).update(documents=0)
    close_due(DEADLINE + SETTLING)
    open_all(buying)
    assert opened(buying) == [(bids[0].pk, 2), (bids[2].pk, 1)]
    assert set_right(buying) == [{"bids": ", ".join(f"bid-{one.pk}" for one in bids), "missing": ""}]


def test_a_bid_that_is_not_there_any_more_is_told_once_and_the_tender_is_not_in_order():
    buying, bids = with_bids(1, 1)
    other = with_another_bidder(bids[1])
    close_due(DEADLINE + SETTLING)
    open_all(buying)
    assert opened(buying) == [(bids[0].pk, 1)]
    assert set_right(buying) == [{"bids": f"bid-{other.pk}", "missing": f"bid-{bids[1].pk}"}]
    holds, words = point(buying)
    assert holds is False
    assert f"bid-{bids[1].pk}" in words


def with_another_bidder(bid: Bid) -> Bid:
    """Move a bid, as rows can be moved, so that what the log has of it is gone."""
    bidder, _ = make_supplier("Somebody else")
    other = Bid.objects.create(tender=bid.tender, bidder=bidder, made_at=bid.made_at, standing=None)
    Bid.objects.filter(pk=bid.pk).update(tender=make_another_tender(bid), standing=None)
    Bid.objects.filter(pk=other.pk).update(standing=bid.received.get())
    return other


def make_another_tender(bid: Bid):
    tender = type(bid.tender).objects.get(pk=bid.tender_id)
    tender.pk = None
    tender.stage = "draft"
    tender.save()
    return tender
