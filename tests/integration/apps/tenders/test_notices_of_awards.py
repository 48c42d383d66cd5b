"""Telling, awarding and signing keep their notices by themselves, and libcoveocds finds nothing wrong with them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.award_builders import PRICED, TOLD, Awarding, awarding, propose
from tests.notice_builders import judged, packed
from worthwhile.apps.tenders.models import Representation
from worthwhile.apps.tenders.presenters.notice import present_notice
from worthwhile.apps.tenders.services.award_challenge import (
    decide_representation,
    make_representation,
    return_to_assessment,
)
from worthwhile.apps.tenders.services.award_contract import SignedContract, award, record_contract
from worthwhile.apps.tenders.services.award_propose import approve_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody

pytestmark = pytest.mark.django_db
SIGNED = SignedContract(
    signed_on=date(2026, 4, 23),
    starts_on=date(2026, 5, 1),
    ends_on=date(2028, 4, 30),
    supplier_address="1 High Street, Leeds",
    value=Decimal(100_417),
)


@pytest.fixture
def made() -> Awarding:
    """A tender whose outcome everybody was told."""
    found = awarding()
    proposal = propose(found)
    approve_award(tender=found.tender, seen=proposal.number, by=found.approver, now=PRICED)
    tell_everybody(tender=found.tender, by=found.author, now=TOLD)
    found.tender.refresh_from_db()
    return found


def test_each_step_to_a_contract_is_told_and_valid(made: Awarding) -> None:
    first = made.tender.earliest_signing
    assert first is not None
    [kept] = award(tender=made.tender, by=made.approver, now=first)
    record_contract(made=kept, contract=SIGNED, by=made.author, now=first + timedelta(days=3))
    told = list(made.tender.notices.all())[-3:]
    assert [notice.kind for notice in told] == ["intended-award", "award", "contract"]
    assert {notice.data["awards"][0]["id"] for notice in told} == {"award-1-whole"}
    assert told[-1].data["contracts"][0]["dateSigned"].startswith("2026-04-23")
    assert [one["errors"] + one["empty"] for one in judged(packed(notice.data) for notice in told)] == [[], [], []]


def test_the_time_for_a_notice_runs_from_the_day_that_the_tender_knows(made: Awarding) -> None:
    first = made.tender.earliest_signing
    assert first is not None
    [kept] = award(tender=made.tender, by=made.approver, now=first)
    record_contract(made=kept, contract=SIGNED, by=made.author, now=first + timedelta(days=3))
    [due] = present_notice(made.tender.notices.latest("number")).statutory
    # 120 days with the day of signing, 23 April, as the first.
    assert due.by.startswith("20 August 2026")


def test_an_outcome_that_is_assessed_again_is_withdrawn(made: Awarding) -> None:
    organisation, person = made.suppliers[1]
    objection: Representation = make_representation(
        tender=made.tender, organisation=organisation, words="Our visits count twice.", by=person, now=TOLD
    )
    decide_representation(representation=objection, upheld=True, reason="They do.", by=made.approver, now=TOLD)
    return_to_assessment(tender=made.tender, by=made.approver, now=TOLD)
    withdrawn = made.tender.notices.latest("number")
    assert (withdrawn.kind, withdrawn.data["awards"][0]["status"]) == ("award-withdrawn", "cancelled")
    # What an objector said, and what was decided on it, is between them and the buyer.
    assert "visits count twice" not in withdrawn.content
