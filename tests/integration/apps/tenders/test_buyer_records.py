"""The records of a decision: whole, in three formats, and silent about names while bids are judged."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from docx import Document
from pypdf import PdfReader

from tests.tender_builders import AT_OPENING, BEGUN, DEADLINE, Buying, declare_anew, make_supplier, open_tender
from worthwhile.apps.tenders.models import (
    AgreedScore,
    AwardMade,
    Contender,
    ContractRecorded,
    GivenScore,
    Proposal,
    Recusal,
    Representation,
    RepresentationDecided,
    Tender,
)
from worthwhile.apps.tenders.presenters.records_report import missing_records
from worthwhile.apps.tenders.selectors.tender_records import records_of
from worthwhile.apps.tenders.services.change_tender import cancel
from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.open_bids import open_bids

pytestmark = pytest.mark.django_db


def opened(*suppliers: str) -> Buying:
    """A tender whose bids were opened."""
    buying = open_tender()
    for name in suppliers:
        bidder, person = make_supplier(name)
        hand_in(tender=buying.tender, bidder=bidder, content=b"bid", by=person, received_at=BEGUN + timedelta(days=1))
    close_due(DEADLINE + timedelta(minutes=5))
    for opener in buying.openers[:2]:
        open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=AT_OPENING)
    buying.tender.refresh_from_db()
    return buying


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(buying: Buying, path: str = "records/"):
    client = browser(buying.author)
    return client.get(f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/{path}")


def judge(buying: Buying) -> Contender:
    """One bid scored, agreed, proposed, awarded, signed and challenged in vain."""
    winner = buying.tender.contenders.get(number=1)
    who, at = buying.approver, AT_OPENING
    for score, reason in ((50, "Too short at first reading"), (75, "Names every street it serves")):
        GivenScore.objects.create(
            contender=winner,
            criterion="reach",
            assessor=who,
            score=score,
            reason=reason,
            evidence="page 4",
            given_at=at,
        )
    AgreedScore.objects.create(
        contender=winner, criterion="reach", moderator=who, score=75, reason="The panel agreed on reach", agreed_at=at
    )
    Recusal.objects.create(contender=winner, person=buying.openers[0], words="My aunt chairs it", declared_at=at)
    Proposal.objects.create(
        tender=buying.tender, number=1, reasons="First by the published rule", proposer=who, made_at=at, content="{}"
    )
    award = AwardMade.objects.create(
        tender=buying.tender, contender=winner, awarded_by=who, awarded_at=at,
        content='{"price": 120000, "supplier": {"name": "Warm Homes CIC"}, "outcomes": [{"name": "Less lonely"}]}',
    )  # fmt: skip
    ContractRecorded.objects.create(
        award=award, signed_on=date(2026, 5, 1), starts_on=date(2026, 6, 1), ends_on=date(2028, 5, 31),
        value=Decimal(120000), supplier_address="1 Mill Lane, Luton", recorded_by=who, recorded_at=at,
    )  # fmt: skip
    against = Representation.objects.create(
        tender=buying.tender, organisation=winner.bid.bidder, words="You misread page 4", made_by=who, made_at=at
    )
    RepresentationDecided.objects.create(
        representation=against, upheld=False, reason="Read again by two", decided_by=who, decided_at=at
    )
    Tender.objects.filter(pk=buying.tender.pk).update(stage="complete")
    buying.tender.refresh_from_db()
    return winner


def test_while_bids_are_judged_the_records_name_no_bidder_and_give_no_score():
    buying = opened("Warm Homes")
    winner = buying.tender.contenders.get(number=1)
    GivenScore.objects.create(
        contender=winner, criterion="reach", assessor=buying.approver, score=50, reason="Thin", given_at=AT_OPENING
    )
    records = records_of(buying.tender, with_words=True)
    assert records.contenders == (("Bid 1", ""),)
    assert records.scores == ()
    for kind in ("html", "docx", "pdf"):
        assert "Warm Homes" not in text_of(page(buying, f"records/records.{kind}").content, kind)
    assert b"Assessors judge alone" in page(buying).content


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_the_records_say_all_that_is_asked_in_every_format(kind):
    buying = opened("Warm Homes")
    judge(buying)
    declare_anew(buying)
    said = text_of(page(buying, f"records/records.{kind}").content, kind)
    for words in (
        "Warm Homes CIC", "1 Mill Lane, Luton", "£120,000", "Less lonely", "Names every street it serves", "page 4",
        "The panel agreed on reach", "First by the published rule", "You misread page 4", "Read again by two",
        "My aunt chairs it", "It was not given up", "Opening key used",
    ):  # fmt: skip
        assert words in said, words
    # A score that was given again counts as given last; the first stays in the database and is not what decided.
    assert "Too short at first reading" not in said


def test_what_is_missing_is_said_and_nothing_is_missing_at_the_end():
    buying = opened("Warm Homes")
    declare_anew(buying)
    assert missing_records(records_of(buying.tender, with_words=True)) == (
        "No award is on record yet, and the procurement was not given up.",
    )
    judge(buying)
    assert missing_records(records_of(buying.tender, with_words=True)) == ()
    assert b"the records are whole" in page(buying).content


def test_giving_up_stands_with_its_day_and_reason():
    buying = open_tender()
    cancel(tender=buying.tender, reason="The budget was cut", by=buying.approver, now=BEGUN + timedelta(days=2))
    buying.tender.refresh_from_db()
    given_up = records_of(buying.tender, with_words=True).given_up
    assert given_up is not None
    assert (given_up.reason, given_up.at) == ("The budget was cut", BEGUN + timedelta(days=2))
    assert "Given up on 4 March 2026" in text_of(page(buying, "records/records.html").content, "html")


def test_what_a_conflict_is_stands_in_the_file_of_author_and_approver_alone():
    buying = opened("Warm Homes")
    judge(buying)
    path = f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/records/records.html"
    assert b"My aunt chairs it" in browser(buying.approver).get(path).content
    assert b"My aunt chairs it" not in browser(buying.openers[1]).get(path).content


def test_there_is_no_other_format():
    assert page(open_tender(), "records/records.exe").status_code == 404


def text_of(content: bytes, kind: str) -> str:
    if kind == "pdf":
        return " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(content)).pages).split())
    if kind == "docx":
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(one.text for one in document.paragraphs), *cells])
    return content.decode()
