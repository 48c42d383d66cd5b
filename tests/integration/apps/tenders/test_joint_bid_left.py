"""A partner that leaves a joint bid comes back only when the lead asks anew, and to nothing that was shown before."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.bid_draft_builders import Bidding, make_bidding
from tests.tender_builders import make_supplier
from worthwhile.apps.tenders.selectors.bid_drafts.joint import find_by_link
from worthwhile.apps.tenders.services.bid_drafts.join import (
    CannotJoin,
    answer_ask,
    ask_member,
    declare_as_member,
    make_link,
    share_with,
    take_link,
)
from worthwhile.apps.tenders.services.bid_drafts.keep import save_draft

pytestmark = pytest.mark.django_db
SECRET, PART = "Visits twice a week by people they know", "Lunches at Rose Street"


class Joint:
    """A lead with a bid that its partner reads, and the partner."""

    def __init__(self, bidding: Bidding) -> None:
        self.bidding = bidding
        self.partner, self.person = make_supplier("Warm Hands")
        member = {"name": "Warm Hands", "role": "member", "does": PART}
        self.draft = bidding.draft()
        save_draft(
            draft=self.draft, based_on=self.draft.revision, what="edit", by=bidding.owner, now=timezone.now(),
            edits={("members", "m-1"): member, ("answers", "q-1", "text"): SECRET},
        )  # fmt: skip
        self.row = ask_member(
            draft=self.draft, member="m-1", organisation=self.partner, by=bidding.owner, now=timezone.now()
        )
        self.answer(True)
        share_with(row=self.row, reads_answers=True, reads_price=True)

    def answer(self, accepts: bool) -> None:
        answer_ask(row=self.row, accepts=accepts, by=self.person, now=timezone.now())

    def read(self) -> str:
        browser = Client()
        browser.force_login(self.person)
        page = browser.get(f"/organisations/{self.partner.pk}/bids/joint/{self.row.pk}/")
        assert page.status_code == 200
        return page.content.decode()

    def ask_anew(self) -> None:
        token = make_link(draft=self.draft, member="m-1", by=self.bidding.owner, now=timezone.now())
        row = find_by_link(token, timezone.now())
        assert row is not None
        self.row = take_link(row=row, organisation=self.partner, by=self.person, now=timezone.now())


@pytest.fixture
def joint() -> Joint:
    return Joint(make_bidding())


def test_whoever_left_does_not_come_back_by_themselves(joint: Joint):
    assert SECRET in joint.read()
    joint.answer(False)
    with pytest.raises(CannotJoin, match="ask anew"):
        joint.answer(True)
    with pytest.raises(CannotJoin):
        declare_as_member(row=joint.row, declared={}, by=joint.person, now=timezone.now())
    page = joint.read()
    assert SECRET not in page
    assert PART not in page
    assert 'name="accepts"' not in page


def test_a_form_that_was_open_before_leaving_brings_nothing_back(joint: Joint):
    joint.answer(False)
    browser = Client()
    browser.force_login(joint.person)
    page = browser.post(f"/organisations/{joint.partner.pk}/bids/joint/{joint.row.pk}/", {"accepts": "yes"})
    assert "ask anew" in page.content.decode()
    joint.row.refresh_from_db()
    assert joint.row.accepted is False


def test_whoever_is_asked_anew_reads_only_what_is_shown_from_then_on(joint: Joint):
    joint.answer(False)
    joint.ask_anew()
    assert SECRET not in joint.read()
    joint.answer(True)
    page = joint.read()
    assert SECRET not in page
    assert PART in page
    share_with(row=joint.row, reads_answers=True, reads_price=False)
    assert SECRET in joint.read()


def test_nothing_is_shown_in_advance_to_whoever_left_or_has_not_answered(joint: Joint):
    joint.answer(False)
    with pytest.raises(CannotJoin, match="shown nothing"):
        share_with(row=joint.row, reads_answers=True, reads_price=True)
    joint.ask_anew()
    with pytest.raises(CannotJoin, match="shown nothing"):
        share_with(row=joint.row, reads_answers=True, reads_price=True)
    joint.answer(True)
    assert SECRET not in joint.read()


def test_an_earlier_row_opens_nothing_beside_the_new_one(joint: Joint):
    joint.answer(False)
    before = joint.row.pk
    joint.ask_anew()
    joint.answer(True)
    share_with(row=joint.row, reads_answers=True, reads_price=True)
    browser = Client()
    browser.force_login(joint.person)
    assert browser.get(f"/organisations/{joint.partner.pk}/bids/joint/{before}/").status_code == 404
