"""Quality and price part at the opening: who may have which, when, and in what state."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from docx import Document

from tests.bid_builders import hand_in_packed, open_and_declare, parts_in
from tests.organisation_builders import add_member
from tests.tender_builders import AT_OPENING, DEADLINE, Buying, make_supplier, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.tenders.models import LookedThrough, OpenedBid, OpenedPrice, Recusal, Tender
from worthwhile.apps.tenders.selectors.bid_reading import price_of, quality_of
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.apps.tenders.services.look_through import ScannerAway
from worthwhile.apps.tenders.services.pack_bid import pack_for
from worthwhile.apps.tenders.services.read_bid import (
    CannotRead,
    note_prices_seen,
    read_price_part,
    read_quality_part,
    read_whole,
)
from worthwhile.apps.tenders.services.write_tender import declare_interest, name_person
from worthwhile.engines.tendering import Role as Office
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.bid import BidFile
from worthwhile.exchange.uploaded import authors_in, examine
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
ON_TIME = DEADLINE - timedelta(microseconds=1)
PRICED = (Stage.PRICED, Stage.PROPOSED, Stage.APPROVED, Stage.TOLD, Stage.AWARDED, Stage.COMPLETE)
DECIDES = (Office.AUTHOR, Office.APPROVER, Office.MODERATOR)


def word_by(author: str) -> bytes:
    document = Document()
    document.add_paragraph("We visit twice a week")
    document.core_properties.author = author
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def opened_with(*quality: tuple[str, bytes], whole: bytes = b"") -> tuple[Buying, OpenedBid]:
    """An opened tender with one bid of the Lunch Club."""
    buying = open_tender()
    supplier, person = make_supplier("Lunch Club")
    if whole:
        hand_in(tender=buying.tender, bidder=supplier, content=whole, by=person, received_at=ON_TIME)
    else:
        files = quality or (("how.txt", b"how"),)
        hand_in_packed(buying.tender, supplier, person, at=ON_TIME, quality=files, price=[("sums.txt", b"sums")])
    close_due(DEADLINE + SETTLING)
    open_and_declare(buying, AT_OPENING)
    return buying, OpenedBid.objects.get()


def in_role(buying: Buying, office: Office) -> User:
    person = add_member(buying.tender.buyer, f"{office}@buyer.example", Role.VIEWER).person
    name_person(tender=buying.tender, person=person, role=office, by=buying.author, now=AT_OPENING)
    declare_interest(tender=buying.tender, person=person, conflicted=False, words="", now=AT_OPENING)
    return person


def at_stage(buying: Buying, stage: Stage) -> Tender:
    Tender.objects.filter(pk=buying.tender.pk).update(stage=stage)
    buying.tender.refresh_from_db()
    return buying.tender


def take(read, buying: Buying, by: User, number: int = 0):
    return read(opened=OpenedBid.objects.get(), number=number, tender=buying.tender, by=by, now=AT_OPENING)


def test_each_half_stands_by_itself_once_bids_are_opened():
    _, opened = opened_with()
    assert list(parts_in(bytes(opened.content))) == ["bid.json", "files/how.txt"]
    assert list(parts_in(bytes(OpenedPrice.objects.get().content))) == ["price.json", "files/sums.txt"]


def test_rooms_get_the_records_and_prices_only_once_they_are_read():
    buying, opened = opened_with()
    quality = quality_of(opened.received)
    assert quality is not None
    assert (quality.bid.bidder.name, [one.file.name for one in quality.files]) == ("Lunch Club", ["how.txt"])
    for stage in Stage:
        at_stage(buying, stage)
        price = price_of(OpenedBid.objects.get().received)
        assert (price is not None) == (stage in PRICED), stage
        if price is not None:
            assert (price.price.prices[0].amount, [one.file.name for one in price.files]) == (79_400, ["sums.txt"])


@pytest.mark.parametrize("office", [*DECIDES, Office.ASSESSOR, Office.OPENER])
def test_a_price_is_for_those_who_decide_and_never_before_quality_is_settled(office: Office):
    buying, _ = opened_with()
    people = {Office.AUTHOR: buying.author, Office.APPROVER: buying.approver, Office.OPENER: buying.openers[0]}
    person = people.get(office) or in_role(buying, office)
    shut = (Stage.ASSESSING, Stage.MODERATING, Stage.LOCKED, Stage.CANCELLED)
    for number, stage in enumerate((*shut, *PRICED)):
        at_stage(buying, stage)
        if stage in PRICED and office in DECIDES:
            assert take(read_price_part, buying, person, number % 2).content
        else:
            with pytest.raises(CannotRead):
                take(read_price_part, buying, person, number % 2)
    assert buying.tender.log.filter(act="read-price").count() == (len(PRICED) if office in DECIDES else 0)


def test_a_tender_that_ended_without_award_keeps_prices_shut_unless_they_were_read():
    buying, _ = opened_with()
    tender = at_stage(buying, Stage.UNSUCCESSFUL)
    with pytest.raises(CannotRead, match="after quality is settled"):
        take(read_price_part, buying, buying.author)
    log_act(tender, "read-prices", who="person-1", about={}, now=AT_OPENING)
    assert b"79400" in take(read_price_part, buying, buying.author).content


def test_whoever_had_a_price_or_saw_one_on_a_page_scores_no_more():
    buying, _ = opened_with()
    moderator = in_role(buying, Office.MODERATOR)
    with pytest.raises(CannotRead):
        note_prices_seen(tender=buying.tender, by=buying.author, now=AT_OPENING)
    at_stage(buying, Stage.PRICED)
    take(read_price_part, buying, buying.author)
    for _ in range(2):
        note_prices_seen(tender=buying.tender, by=moderator, now=AT_OPENING)
    at_stage(buying, Stage.ASSESSING)
    readers = situation_of(buying.tender, AT_OPENING).price_readers
    assert readers == {f"person-{buying.author.pk}", f"person-{moderator.pk}"}
    assert buying.tender.log.filter(act="read-price").count() == 2


def test_reading_quality_tells_no_price_and_is_in_the_log():
    buying, _ = opened_with()
    assessor = in_role(buying, Office.ASSESSOR)
    take(read_quality_part, buying, assessor)
    take(read_quality_part, buying, assessor, 1)
    lines = [one.as_entry() for one in buying.tender.log.filter(act="read-quality").order_by("number")]
    assert [line.about["part"] for line in lines] == ["record", "file 1"]
    assert situation_of(buying.tender, AT_OPENING).price_readers == frozenset()


def test_whoever_scores_gets_a_bid_by_number_and_files_without_their_authors():
    mine = word_by("Ada of the Lunch Club")
    buying, _ = opened_with(("Lunch Club method.docx", mine))
    assessor = in_role(buying, Office.ASSESSOR)
    assert b"Lunch Club" not in take(read_quality_part, buying, assessor).content
    handed = take(read_quality_part, buying, assessor, 1)
    assert handed.name == "Bid 1 file 1.docx"
    assert "Ada of the Lunch Club" in authors_in(mine, examine(mine, name="a.docx").kind)
    assert authors_in(handed.content, examine(handed.content, name="a.docx").kind) == ()
    whole = take(read_quality_part, buying, buying.author, 1)
    assert (whole.name, whole.content) == ("Lunch Club method.docx", mine)
    at_stage(buying, Stage.LOCKED)
    assert b"Lunch Club" in take(read_quality_part, buying, assessor).content
    assert LookedThrough.objects.count() == 1


def test_a_file_that_holds_what_it_must_not_is_kept_and_handed_to_nobody():
    broken = b"%PDF-1.4 not a PDF"
    buying, opened = opened_with(("bad.pdf", broken))
    for _ in range(2):
        with pytest.raises(CannotRead, match="This file is kept and not handed over"):
            take(read_quality_part, buying, buying.author, 1)
    assert parts_in(bytes(opened.content))["files/bad.pdf"] == broken
    assert LookedThrough.objects.get().refused
    client = Client()
    client.force_login(buying.author)
    page = client.get(f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/bids/").content.decode()
    assert "Kept and not handed over" in page
    assert "quality/1/" not in page


def test_no_file_is_handed_over_while_the_scanner_that_is_set_up_is_away(settings):
    buying, _ = opened_with()
    settings.CLAMD = "unix:/nowhere/clamd.ctl"
    with pytest.raises(ScannerAway, match="Nothing was handed over"):
        take(read_quality_part, buying, buying.author, 1)
    assert not LookedThrough.objects.exists()
    settings.CLAMD = ""
    assert take(read_quality_part, buying, buying.author, 1).content == b"how"
    settings.CLAMD = "unix:/nowhere/clamd.ctl"
    with pytest.raises(ScannerAway):
        take(read_quality_part, buying, buying.author, 1)


def test_whoever_stood_back_from_a_bidder_does_not_get_its_bid():
    buying, opened = opened_with()
    assessor, contender = in_role(buying, Office.ASSESSOR), opened.received.bid.contender
    Recusal.objects.create(contender=contender, person=assessor, words="A friend", declared_at=AT_OPENING)
    with pytest.raises(CannotRead, match="you stood back from it"):
        take(read_quality_part, buying, assessor)


def test_a_bid_that_cannot_be_parted_is_kept_whole_and_not_for_those_who_score():
    buying, opened = opened_with(whole=b"PK\x03\x04 no package")
    assessor, moderator = in_role(buying, Office.ASSESSOR), in_role(buying, Office.MODERATOR)
    assert bytes(opened.content) == b"PK\x03\x04 no package"
    assert (quality_of(opened.received), price_of(opened.received)) == (None, None)
    assert "kept whole" in buying.tender.log.get(act="bid-kept-whole").about
    for person in (assessor, moderator):
        with pytest.raises(CannotRead):
            read_whole(opened=opened, tender=buying.tender, by=person, now=AT_OPENING)
    for read in (read_quality_part, read_price_part):
        with pytest.raises(CannotRead):
            take(read, buying, buying.author)
    read_whole(opened=opened, tender=buying.tender, by=buying.author, now=AT_OPENING)
    assert situation_of(buying.tender, AT_OPENING).price_readers == {f"person-{buying.author.pk}"}


def test_a_bid_that_is_parted_is_not_handed_over_whole():
    buying, opened = opened_with()
    with pytest.raises(CannotRead, match="parted into quality and price"):
        read_whole(opened=opened, tender=buying.tender, by=buying.author, now=AT_OPENING)


def test_there_is_no_file_past_the_last():
    buying, _ = opened_with()
    with pytest.raises(CannotRead, match="no such file"):
        take(read_quality_part, buying, buying.author, 2)


@pytest.mark.parametrize("model", [OpenedPrice, LookedThrough])
def test_the_database_refuses_to_change_what_was_opened_and_found(model):
    buying, _ = opened_with()
    take(read_quality_part, buying, buying.author, 1)
    table = model._meta.db_table
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        with pytest.raises(DatabaseError, match="can only be added to"), transaction.atomic():
            connection.cursor().execute(statement)


def test_the_page_shows_whoever_scores_numbers_and_nobody_a_price_before_its_time():
    buying, _ = opened_with(("Lunch Club method.txt", b"how"))
    page = f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/bids/"
    assessor, author = Client(), Client()
    assessor.force_login(in_role(buying, Office.ASSESSOR))
    author.force_login(buying.author)
    told = assessor.get(page).content.decode()
    assert "Lunch Club" not in told
    assert "File 1.txt" in told
    assert "Only an author, an approver or a moderator may have prices" in told
    told = author.get(page).content.decode()
    assert "Lunch Club method.txt" in told
    assert "Prices are read after quality is settled" in told
    assert "sums.txt" not in told
    at_stage(buying, Stage.PRICED)
    assert "sums.txt" in author.get(page).content.decode()


def test_a_part_is_downloaded_and_runs_nowhere():
    buying, opened = opened_with()
    client = Client()
    client.force_login(buying.author)
    pages = f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/bids/{opened.received.bid_id}"
    got = client.post(f"{pages}/quality/1/")
    assert got.content == b"how"
    assert got.headers["Content-Disposition"].endswith('-quality-how.txt"')
    assert "sandbox" in got.headers["Content-Security-Policy"]
    told = client.post(f"{pages}/price/0/", follow=True).content.decode()
    assert "Prices are read after quality is settled" in told
    at_stage(buying, Stage.PRICED)
    assert b'"amount":79400' in client.post(f"{pages}/price/0/").content


def test_what_is_no_file_that_is_taken_is_told_beside_its_box():
    buying = open_tender()
    supplier, _ = make_supplier("Lunch Club")
    bad = [BidFile(name="run.exe", content=b"MZ\x90\x00" + bytes(100))]
    with pytest.raises(InvalidInput) as refused:
        pack_for(tender=buying.tender, bidder=supplier, quality_files=bad, price_files=bad * 11)
    assert [problem.path for problem in refused.value.problems] == ["quality", "price_files"]
