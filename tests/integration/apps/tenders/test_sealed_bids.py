"""Bids are sealed on receipt, opened by two people after the deadline, and nobody reads one before."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from django.core import serializers
from django.db import DatabaseError, connection, transaction

from tests.bid_builders import hand_in_packed
from tests.organisation_builders import make_organisation
from tests.tender_builders import (
    AT_OPENING,
    BEGUN,
    DEADLINE,
    Buying,
    competitive_draft,
    declare_anew,
    make_supplier,
    open_tender,
)
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.tenders.models import Bid, KeyWrap, LogLine, OpenedBid, ReceivedBid, Tender
from worthwhile.apps.tenders.selectors.log import log_lines
from worthwhile.apps.tenders.selectors.log_key import log_key
from worthwhile.apps.tenders.selectors.situation import person_in, situation_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.hand_in import BidTooLarge, KeyWasChanged, hand_in, withdraw
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.opening_keys import make_opening_key, name_holder
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.read_bid import read_whole
from worthwhile.apps.tenders.services.write_tender import (
    CannotClear,
    CannotName,
    approve,
    clear_interest,
    declare_interest,
    name_person,
)
from worthwhile.engines.tendering import Act, Role, may
from worthwhile.exchange.proof import LogKey, verify_log
from worthwhile.exchange.sealing import CannotOpen, NotAKey
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
CANARY = b"the canary sings at 41,317 pounds"
ON_TIME = DEADLINE - timedelta(microseconds=1)


def closed_with(*contents: bytes) -> Buying:
    """A closed tender with these bids, each of a supplier of its own."""
    buying = open_tender()
    for number, content in enumerate(contents):
        supplier, person = make_supplier(f"Supplier {number}")
        hand_in(tender=buying.tender, bidder=supplier, content=content, by=person, received_at=ON_TIME)
    close_due(DEADLINE + SETTLING)
    buying.tender.refresh_from_db()
    return buying


def open_as(buying: Buying, which: int, secret_of: int | None = None) -> bool:
    person = buying.openers[which]
    secret = buying.secrets[buying.openers[which if secret_of is None else secret_of].pk]
    return open_bids(tender=buying.tender, by=person, secret=secret, now=AT_OPENING)


def everything_kept() -> bytes:
    """All that stands in the tables of tenders and in the audit log, as bytes."""
    rows = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                rows += b"\x00".join(
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row
                )
    return rows


def test_a_bid_is_readable_nowhere_before_two_people_opened():
    buying = closed_with(CANARY)
    assert CANARY not in everything_kept()
    assert not open_as(buying, 0)
    assert CANARY not in everything_kept()
    assert OpenedBid.objects.count() == 0
    assert open_as(buying, 1)
    assert bytes(OpenedBid.objects.get().content) == CANARY
    assert CANARY in everything_kept()  # so the search above would have found it


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 0), (0, 2), (2, 1)])
def test_any_two_of_the_three_open_every_bid(first: int, second: int):
    buying = closed_with(b"first", b"second", b"third")
    assert not open_as(buying, first)
    assert open_as(buying, second)
    assert {bytes(one.content) for one in OpenedBid.objects.all()} == {b"first", b"second", b"third"}
    buying.tender.refresh_from_db()
    assert buying.tender.stage == "assessing"


def test_the_secret_of_a_tender_and_of_its_people_is_in_no_table():
    buying = closed_with(b"bid")
    open_as(buying, 0)
    assert all(wrap.holders for wrap in KeyWrap.objects.all())
    halfway = everything_kept()
    open_as(buying, 1)
    kept = halfway + everything_kept()
    assert b"AGE-SECRET-KEY-" not in kept
    assert all(secret.encode() not in kept for secret in buying.secrets.values())


def test_the_same_person_twice_is_one_person():
    buying = closed_with(b"bid")
    open_as(buying, 0)
    with pytest.raises(NotAllowed, match="A second person has to do it"):
        open_as(buying, 0)
    assert OpenedBid.objects.count() == 0


def test_a_key_in_the_wrong_hands_opens_nothing():
    buying = closed_with(b"bid")
    with pytest.raises(CannotOpen, match="does not belong to this tender and person"):
        open_as(buying, 0, secret_of=1)
    with pytest.raises(NotAKey):
        open_bids(tender=buying.tender, by=buying.openers[0], secret="hello", now=AT_OPENING)
    open_as(buying, 0)
    with pytest.raises(CannotOpen):
        open_as(buying, 1, secret_of=0)
    assert buying.tender.holders.exclude(opened_at=None).count() == 1


def test_whoever_declared_a_conflict_meanwhile_opens_nothing():
    buying = closed_with(b"bid")
    person = buying.openers[0]
    declare_interest(tender=buying.tender, person=person, conflicted=True, words="My sister bids", now=AT_OPENING)
    with pytest.raises(NotAllowed, match="You declared a conflict of interest"):
        open_as(buying, 0)


def test_nobody_opens_before_the_deadline_even_with_every_key():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    for opener in buying.openers:
        with pytest.raises(NotAllowed, match="this is done at “Closed, bids sealed”"):
            open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=ON_TIME)


def test_an_author_or_an_outsider_opens_nothing():
    buying = closed_with(b"bid")
    stranger = make_supplier("Stranger")[1]
    secret = make_opening_key(person=stranger, now=BEGUN).secret
    for person in (buying.author, buying.approver, stranger):
        with pytest.raises(NotAllowed, match="Only the opener may do this"):
            open_bids(tender=buying.tender, by=person, secret=secret, now=AT_OPENING)


@pytest.mark.parametrize(
    ("late_by", "taken"),
    [(timedelta(microseconds=-1), True), (timedelta(0), False), (timedelta(microseconds=1), False)],
)
def test_the_last_byte_decides_to_the_microsecond(late_by: timedelta, taken: bool):
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    at = DEADLINE + late_by
    if taken:
        assert hand_in(tender=buying.tender, bidder=supplier, content=b"b", by=person, received_at=at).number == 1
    else:
        with pytest.raises(NotAllowed, match="The deadline has passed"):
            hand_in(tender=buying.tender, bidder=supplier, content=b"b", by=person, received_at=at)
    assert ReceivedBid.objects.count() == int(taken)


def test_a_bid_that_came_in_time_and_waited_its_turn_is_taken_until_the_tender_closes():
    buying = open_tender()
    assert close_due(DEADLINE + SETTLING - timedelta(seconds=1)) == []
    supplier, person = make_supplier("Supplier")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=ON_TIME)
    assert [tender.stage for tender in close_due(DEADLINE + SETTLING)] == ["sealed"]
    assert close_due(DEADLINE + SETTLING) == []


def test_a_new_bid_replaces_the_one_before_which_is_never_opened():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    first = hand_in(tender=buying.tender, bidder=supplier, content=b"the former price", by=person, received_at=BEGUN)
    second = hand_in(tender=buying.tender, bidder=supplier, content=b"new", by=person, received_at=ON_TIME)
    assert (first.number, second.number) == (1, 2)
    close_due(DEADLINE + SETTLING)
    open_as(buying, 0)
    open_as(buying, 1)
    assert [bytes(one.content) for one in OpenedBid.objects.all()] == [b"new"]
    assert b"the former price" not in everything_kept()


def test_once_bids_are_open_no_key_leads_to_what_was_replaced_or_withdrawn():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    hand_in(tender=buying.tender, bidder=supplier, content=b"the former price", by=person, received_at=BEGUN)
    hand_in(tender=buying.tender, bidder=supplier, content=b"new", by=person, received_at=ON_TIME)
    close_due(DEADLINE + SETTLING)
    open_as(buying, 0)
    assert KeyWrap.objects.exists()
    open_as(buying, 1)
    assert not KeyWrap.objects.exists()
    begun = buying.tender.log.get(act="begin-assessment").as_entry()
    assert begun.about["opened"] == f"bid-{Bid.objects.get().pk} receipt 2"


def test_every_attempt_to_open_that_was_refused_is_in_the_log():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    early, secret = buying.openers[0], buying.secrets[buying.openers[0].pk]
    with pytest.raises(NotAllowed):
        open_bids(tender=buying.tender, by=early, secret=secret, now=ON_TIME)
    close_due(DEADLINE + SETTLING)
    with pytest.raises(CannotOpen):
        open_as(buying, 0, secret_of=1)
    with pytest.raises(NotAllowed):
        open_bids(tender=buying.tender, by=buying.author, secret=secret, now=AT_OPENING)
    refused = buying.tender.log.filter(act="open-bids-refused").order_by("number")
    assert [line.who for line in refused] == [f"person-{one.pk}" for one in (early, early, buying.author)]
    assert secret not in "".join(log_lines(buying.tender, AT_OPENING))
    assert verify_log.fault_of("".join(log_lines(buying.tender, AT_OPENING)), []) is None


def test_a_withdrawn_bid_is_never_opened():
    buying = open_tender()
    (stays, stays_person), (goes, goes_person) = make_supplier("Stays"), make_supplier("Goes")
    hand_in(tender=buying.tender, bidder=stays, content=b"stays", by=stays_person, received_at=BEGUN)
    hand_in(tender=buying.tender, bidder=goes, content=b"goes", by=goes_person, received_at=BEGUN)
    withdraw(tender=buying.tender, bidder=goes, now=ON_TIME)
    with pytest.raises(NotAllowed, match="You have no bid to withdraw"):
        withdraw(tender=buying.tender, bidder=goes, now=ON_TIME)
    close_due(DEADLINE + SETTLING)
    open_as(buying, 2)
    open_as(buying, 1)
    assert [bytes(one.content) for one in OpenedBid.objects.all()] == [b"stays"]


def test_a_bid_that_was_not_confirmed_after_a_change_of_the_documents_does_not_count():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    Tender.objects.filter(pk=buying.tender.pk).update(documents=2)
    close_due(DEADLINE + SETTLING)
    with pytest.raises(NotAllowed, match="There are no bids"):
        open_as(buying, 0)


def test_the_buyer_does_not_bid_to_itself_and_a_draft_takes_no_bids():
    buying = open_tender()
    with pytest.raises(NotAllowed, match="Only the bidder may do this"):
        hand_in(tender=buying.tender, bidder=buying.tender.buyer, content=b"b", by=buying.author, received_at=BEGUN)


def test_whoever_works_on_a_tender_hands_no_bid_in_to_it():
    buying = open_tender()
    own = make_organisation(buying.openers[0], "A company of an opener")
    with pytest.raises(NotAllowed, match="You work on this tender for the buyer"):
        hand_in(tender=buying.tender, bidder=own, content=b"bid", by=buying.openers[0], received_at=BEGUN)
    assert Bid.objects.count() == 0


def test_whoever_may_have_a_whole_bid_is_not_named_to_score():
    """A bid that could not be parted holds its price, and those who run the tender may download it."""
    buying = closed_with(b"bid")
    open_as(buying, 0)
    open_as(buying, 1)
    for person in buying.openers[:2]:
        name_person(tender=buying.tender, person=person, role=Role.ASSESSOR, by=buying.author, now=AT_OPENING)
    buying.tender.refresh_from_db()
    declare_anew(buying)
    reader, other = buying.approver, buying.openers[1]
    declare_interest(tender=buying.tender, person=reader, conflicted=False, words="", now=AT_OPENING)
    read_whole(opened=OpenedBid.objects.get(), tender=buying.tender, by=reader, now=AT_OPENING)
    with pytest.raises(CannotName, match="could see whose bid is whose"):
        name_person(tender=buying.tender, person=reader, role=Role.ASSESSOR, by=buying.author, now=AT_OPENING)
    situation = situation_of(buying.tender, AT_OPENING)
    assert f"person-{reader.pk}" in situation.price_readers
    assert may(act=Act.SCORE, situation=situation, actor=person_in(buying.tender, other)).is_allowed


def test_nothing_is_sealed_to_a_key_that_somebody_put_into_the_database():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    theirs = make_opening_key(person=person, now=BEGUN).public
    Tender.objects.filter(pk=buying.tender.pk).update(public_key=theirs)
    with pytest.raises(KeyWasChanged, match="not the one that was published"):
        hand_in(tender=buying.tender, bidder=supplier, content=CANARY, by=person, received_at=BEGUN)
    assert Bid.objects.count() == 0


def test_a_signature_holds_for_one_entry_of_one_tender_and_one_key():
    tender = open_tender().tender
    entry = tender.log.filter(act="checkpoint").latest("number").as_entry()
    other = LogKey(bytes(32))
    assert log_key().has_signed(entry, tender=tender.number)
    assert not log_key().has_signed(entry, tender="tender-0")
    assert not other.has_signed(entry, tender=tender.number)
    assert not log_key().has_signed(tender.log.earliest("number").as_entry(), tender=tender.number)


def test_a_bid_that_is_too_large_says_what_to_do():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    with pytest.raises(BidTooLarge, match="at most 20 MB"):
        hand_in(tender=buying.tender, bidder=supplier, content=bytes(20_000_001), by=person, received_at=BEGUN)
    assert Bid.objects.count() == 0


def test_nothing_is_published_before_every_key_was_tried():
    buying = competitive_draft(openers=2)
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)
    with pytest.raises(NotAllowed, match="2 of 3 people who can open bids have tried their key"):
        publish(tender=buying.tender, by=buying.author, now=BEGUN)


def test_whoever_could_not_open_is_not_counted_among_those_who_can():
    buying = competitive_draft()
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)
    declare_interest(tender=buying.tender, person=buying.openers[0], conflicted=True, words="My sister bids", now=BEGUN)
    with pytest.raises(NotAllowed, match="2 of 3 people who can open bids"):
        publish(tender=buying.tender, by=buying.author, now=BEGUN)
    Membership.objects.filter(person=buying.openers[1]).delete()
    with pytest.raises(NotAllowed, match="1 of 3 people who can open bids"):
        publish(tender=buying.tender, by=buying.author, now=BEGUN)


def test_a_key_made_anew_does_not_take_the_place_of_the_one_that_was_named():
    """Somebody who makes a new key after being named has to be named again, and cannot be once bids are sealed."""
    buying = closed_with(b"bid")
    fresh = make_opening_key(person=buying.openers[0], now=AT_OPENING)
    with pytest.raises(CannotOpen):
        open_bids(tender=buying.tender, by=buying.openers[0], secret=fresh.secret, now=AT_OPENING)
    with pytest.raises(Exception, match="Openers are named before publication"):
        name_holder(tender=buying.tender, person=buying.openers[0], now=AT_OPENING)
    assert not open_as(buying, 0)


@pytest.mark.parametrize("model", [ReceivedBid, LogLine])
def test_the_database_itself_refuses_to_change_or_remove_what_was_received_and_logged(model):
    closed_with(b"bid")
    table = model._meta.db_table
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        with pytest.raises(DatabaseError, match="can only be added to"), transaction.atomic():
            connection.cursor().execute(statement)


def test_the_log_holds_every_act_in_order_and_nothing_a_bidder_wrote(tmp_path):
    buying = open_tender()
    supplier, person = make_supplier("Supplier 0")
    hand_in_packed(buying.tender, supplier, person, at=ON_TIME, quality=[("canary.txt", CANARY)])
    supplier, person = make_supplier("Supplier 1")
    hand_in(tender=buying.tender, bidder=supplier, content=CANARY, by=person, received_at=ON_TIME)
    close_due(DEADLINE + SETTLING)
    open_as(buying, 1)
    open_as(buying, 2)
    log = "".join(log_lines(buying.tender, AT_OPENING))
    assert CANARY.decode() not in log
    assert "supplier" not in log.lower().replace("suppliers", "")
    assert verify_log.fault_of(log, []) is None
    (tmp_path / "log.jsonl").write_text(log, encoding="ascii")
    done = subprocess.run(
        [sys.executable, "-I", "-S", verify_log.__file__, str(tmp_path / "log.jsonl")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    acts = list(buying.tender.log.exclude(act="checkpoint").values_list("act", flat=True))
    assert acts[0] == "begin"
    assert acts[-8:] == [
        "publish", "submit-bid", "submit-bid", "close", "open-bids", "open-bids", "bid-kept-whole", "begin-assessment"
    ]  # fmt: skip


def test_a_receipt_is_found_in_the_log():
    buying = open_tender()
    supplier, person = make_supplier("Supplier")
    receipt = hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    log = "".join(log_lines(buying.tender, AT_OPENING))
    assert verify_log.fault_of(log, [receipt.in_log]) is None
    assert receipt.sha256 in log
    assert "bid" in serializers.serialize("json", [ReceivedBid.objects.get().bid])


def test_a_declared_conflict_is_not_taken_back_but_cleared_by_another():
    buying = closed_with(b"bid")
    person = buying.openers[0]
    for conflicted in (True, False):
        declare_interest(tender=buying.tender, person=person, conflicted=conflicted, words="", now=AT_OPENING)
    with pytest.raises(NotAllowed, match="You declared a conflict of interest"):
        open_as(buying, 0)
    for somebody in (person, buying.author, buying.openers[1]):
        with pytest.raises(CannotClear):
            clear_interest(tender=buying.tender, person=person, words="I say so", by=somebody, now=AT_OPENING)
    with pytest.raises(InvalidInput, match="Say why"):
        clear_interest(tender=buying.tender, person=person, words=" ", by=buying.approver, now=AT_OPENING)
    clear_interest(tender=buying.tender, person=person, words="A cousin, far", by=buying.approver, now=AT_OPENING)
    assert not open_as(buying, 0)


def test_a_bid_sent_from_a_page_with_older_documents_waits_to_be_confirmed():
    buying = open_tender()
    Tender.objects.filter(pk=buying.tender.pk).update(documents=2)
    supplier, person = make_supplier("Supplier")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN, seen=1)
    assert Bid.objects.get().documents == 1
    close_due(DEADLINE + SETTLING)
    with pytest.raises(NotAllowed, match="There are no bids"):
        open_as(buying, 0)
