"""The log for those who bid and for everybody, and words for every act in it."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.tender_builders import AT_OPENING, DEADLINE, Buying, declare_anew, make_supplier, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.presenters.buyer_log import has_words
from worthwhile.apps.tenders.selectors.log_key import log_key
from worthwhile.apps.tenders.services.change_tender import cancel
from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.engines.tendering import Act, Stage
from worthwhile.exchange.proof import verify_log

pytestmark = pytest.mark.django_db
APP = Path(__file__).resolve().parents[4] / "src/worthwhile/apps/tenders"


def as_person(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def with_a_bid() -> tuple[Buying, Organisation, User]:
    buying = open_tender()
    bidder, person = make_supplier("Kind Visits")
    at = DEADLINE - timedelta(hours=1)
    hand_in(tender=buying.tender, bidder=bidder, content=b"a bid", by=person, received_at=at)
    return buying, bidder, person


def opened() -> tuple[Buying, Organisation, User]:
    buying, bidder, person = with_a_bid()
    close_due(AT_OPENING)
    for opener in buying.openers[:2]:
        open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=AT_OPENING)
    buying.tender.refresh_from_db()
    return buying, bidder, person


def log_of(bidder: Organisation, tender: Tender) -> str:
    return reverse("tenders:bid_log", args=[bidder.pk, tender.pk])


def test_while_bids_come_in_nobody_gets_the_log() -> None:
    buying, bidder, person = with_a_bid()
    assert as_person(person).get(log_of(bidder, buying.tender)).status_code == 404
    assert Client().get(reverse("tenders:open_tender_log", args=[buying.tender.pk])).status_code == 404


def test_who_bid_checks_their_receipt_in_the_log_with_the_program() -> None:
    buying, bidder, person = with_a_bid()
    receipt = buying.tender.log.get(act="submit-bid")
    close_due(AT_OPENING)
    client = as_person(person)
    page = client.get(reverse("tenders:bid", args=[bidder.pk, buying.tender.pk])).content.decode()
    assert log_of(bidder, buying.tender) in page
    assert reverse("tenders:log_verifier") in page
    log = client.get(log_of(bidder, buying.tender)).content.decode()
    assert verify_log.fault_of(log, [f"{receipt.number}:{receipt.hash}"]) is None
    assert b"def fault_of" in Client().get(reverse("tenders:log_verifier")).content


def test_the_key_that_signs_is_told_to_everybody_and_on_each_receipt() -> None:
    buying, bidder, person = with_a_bid()
    close_due(AT_OPENING)
    key = log_key().public.hex()
    client = as_person(person)
    assert verify_log.fault_of(client.get(log_of(bidder, buying.tender)).content.decode(), [], key) is None
    assert key in Client().get(reverse("tenders:log_key")).content.decode()
    page = client.get(reverse("tenders:bid", args=[bidder.pk, buying.tender.pk])).content.decode()
    assert key in page
    assert reverse("tenders:log_key") in page
    buyers = as_person(buying.author).get(reverse("tenders:buyer_log", args=[buying.tender.buyer_id, buying.tender.pk]))
    assert f"{buying.tender.number}-log.jsonl {key}" in buyers.content.decode()


def test_until_everybody_is_told_the_log_ends_with_the_opening_for_those_who_bid() -> None:
    buying, bidder, person = opened()
    log_act(buying.tender, Act.PROPOSE_AWARD, who="person-1", about={}, now=AT_OPENING + timedelta(days=9))
    client = as_person(person)
    before = client.get(log_of(bidder, buying.tender)).content.decode()
    assert '"begin-assessment"' in before
    assert '"propose-award"' not in before
    assert verify_log.fault_of(before, []) is None
    Tender.objects.filter(pk=buying.tender.pk).update(stage=Stage.TOLD)
    after = client.get(log_of(bidder, buying.tender)).content.decode()
    assert '"propose-award"' in after
    assert after.splitlines()[:5] == before.splitlines()[:5]
    assert verify_log.fault_of(after, []) is None


def test_only_those_who_bid_have_it_before_the_end() -> None:
    buying, bidder, _ = opened()
    other, somebody = make_supplier("Warm Homes")
    assert as_person(somebody).get(log_of(other, buying.tender)).status_code == 404
    assert as_person(somebody).get(log_of(bidder, buying.tender)).status_code == 404
    assert Client().get(log_of(bidder, buying.tender)).status_code == 302
    assert Client().get(reverse("tenders:open_tender_log", args=[buying.tender.pk])).status_code == 404


def test_everybody_has_it_once_the_tender_is_over_and_it_names_nobody() -> None:
    buying, _, person = opened()
    declare_anew(buying)
    cancel(tender=buying.tender, reason="No money", by=buying.approver, now=AT_OPENING + timedelta(days=1))
    client = Client()
    public = reverse("tenders:open_tender", args=[buying.tender.pk])
    log_page = reverse("tenders:open_tender_log", args=[buying.tender.pk])
    assert log_page in client.get(public).content.decode()
    log = client.get(log_page).content.decode()
    assert verify_log.fault_of(log, []) is None
    for name in ("Kind Visits", "example", "Sample Council", person.email, str(buying.author)):
        assert name not in log


def test_the_log_of_a_quick_quote_is_for_those_who_were_asked() -> None:
    buying, _, _ = opened()
    Tender.objects.filter(pk=buying.tender.pk).update(procedure="quick-quote", stage=Stage.CANCELLED)
    assert Client().get(reverse("tenders:open_tender_log", args=[buying.tender.pk])).status_code == 404


def logged_by_name() -> set[str]:
    """Every act that code logs by a name of its own."""
    found = set()
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "log_act" and len(node.args) > 1:
                name = node.args[1]
                found |= {name.value} if isinstance(name, ast.Constant) else set()
    return found


def test_every_act_in_code_has_words_in_the_log() -> None:
    named = logged_by_name()
    assert "open-bids-refused" in named
    without = sorted(name for name in {*named, *Act, "checkpoint"} if not has_words(name))
    assert not without, f"Give these words in presenters/buyer_log.py: {without}"
