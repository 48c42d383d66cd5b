"""A bidder hears of a file that assessors would not be given while another can still be sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.bid_draft_builders import Bidding, make_bidding
from tests.tender_builders import make_supplier, open_tender
from tests.upload_builders import raw_pdf, repacked, with_body, word_file
from worthwhile.apps.tenders.models import FileOf, ReceivedBid, Tender
from worthwhile.apps.tenders.services import room_to_read as room
from worthwhile.apps.tenders.services.bid_drafts.attach import attach_files
from worthwhile.exchange.bid import BidFile
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db

MACROS = repacked(word_file("Our plan"), added={"word/vbaProject.bin": b"program"})
OBJECT = repacked(word_file("Our plan"), added={"word/embeddings/oleObject1.bin": b"object"})
STARTS_PROGRAMS = with_body('<w:p><w:fldSimple w:instr="DDEAUTO c:\\cmd"/></w:p>', data=word_file("Our plan"))
RUNS_SCRIPTS = raw_pdf(catalog="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")
BY_NAME = [("plan.docx", MACROS, "This file holds macros"), ("plan.docx", OBJECT, "another program")]
INSIDE = [("plan.docx", STARTS_PROGRAMS, "starts other programs"), ("plan.pdf", RUNS_SCRIPTS, "JavaScript")]


@pytest.fixture
def bidding() -> Bidding:
    return make_bidding()


def hand_in(name: str, content: bytes, *, left: timedelta) -> str:
    """Hand a bid of one file in, so long before the deadline; what the page says."""
    tender = open_tender().tender
    Tender.objects.filter(pk=tender.pk).update(deadline_at=timezone.now() + left)
    supplier, person = make_supplier("Lunch Club")
    client = Client()
    client.force_login(person)
    sent = {"quality": [SimpleUploadedFile(name, content)], "price_1": "79400", "documents": "1"}
    answer = client.post(f"/organisations/{supplier.pk}/bids/{tender.pk}/hand-in/", sent, follow=True)
    return answer.content.decode()


@pytest.mark.parametrize(("name", "content", "said"), [*BY_NAME, *INSIDE])
def test_it_is_not_attached(bidding: Bidding, name: str, content: bytes, said: str) -> None:
    draft, given = bidding.draft(), [BidFile(name=name, content=content)]
    with pytest.raises(InvalidInput, match=said):
        attach_files(draft=draft, envelope=FileOf.QUALITY, files=given, by=bidding.owner, now=timezone.now())
    assert draft.files.count() == 0


@pytest.mark.parametrize(("name", "content", "said"), [*BY_NAME, *INSIDE])
def test_it_is_not_handed_in_either(name: str, content: bytes, said: str) -> None:
    assert said in hand_in(name, content, left=timedelta(days=2))
    assert ReceivedBid.objects.count() == 0


@pytest.mark.parametrize(("name", "content", "said"), BY_NAME)
def test_in_the_last_hour_what_its_names_tell_is_still_told(name: str, content: bytes, said: str) -> None:
    assert said in hand_in(name, content, left=timedelta(minutes=30))
    assert ReceivedBid.objects.count() == 0


@pytest.mark.parametrize(("name", "content", "said"), INSIDE)
def test_in_the_last_hour_nobody_waits_for_what_is_inside(name: str, content: bytes, said: str) -> None:
    assert "was received at" in hand_in(name, content, left=timedelta(minutes=30))
    assert ReceivedBid.objects.count() == 1


def test_where_others_are_being_read_a_bid_is_taken_without() -> None:
    with room.room_to_read(), room.room_to_read():
        assert "was received at" in hand_in(*INSIDE[0][:2], left=timedelta(days=2))


def test_a_file_with_nothing_against_it_is_taken() -> None:
    assert "was received at" in hand_in("plan.docx", word_file("Our plan"), left=timedelta(days=2))
