"""The pages on which a bid is set aside and an outcome kept: asked by one, decided by another, read by those told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.award_builders import Awarding, awarding, propose
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import BidSetAside, OutcomeKept, Representation, RepresentationDecided
from worthwhile.apps.tenders.services.award_propose import approve_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.engines.tendering import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Awarding:
    """Everybody was told a minute ago, and an objection is upheld."""
    made, now = awarding(), timezone.now() - timedelta(minutes=1)
    proposal = propose(made)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=now)
    tell_everybody(tender=made.tender, by=made.author, now=now)
    organisation, person = made.suppliers[1]
    said = Representation.objects.create(
        tender=made.tender, organisation=organisation, words="Twice.", made_by=person, made_at=timezone.now()
    )
    RepresentationDecided.objects.create(
        representation=said, upheld=True, reason="A page was missed.", decided_by=made.approver,
        decided_at=timezone.now(),
    )  # fmt: skip
    return made


def sent(person: User, made: Awarding, page: str, **data: object) -> str:
    browser = Client()
    browser.force_login(person)
    address = f"/organisations/{made.tender.buyer_id}/tenders/{made.tender.pk}/{page}"
    found = browser.post(address, data, follow=True) if data else browser.get(address)
    assert found.status_code == 200
    return found.content.decode()


def of_bidder(made: Awarding, number: int, page: str = "") -> str:
    organisation, person = made.suppliers[number]
    browser = Client()
    browser.force_login(person)
    return browser.get(f"/organisations/{organisation.pk}/bids/{made.tender.pk}/{page}").content.decode()


def test_an_outcome_is_kept_on_the_page_by_two_people_and_read_by_everybody(told: Awarding) -> None:
    assert "A page was missed." in sent(told.author, told, "award/keep/")
    page = sent(told.author, told, "award/keep/", reason="Still first by 9 points.")
    assert "It is asked." in page
    own = sent(told.author, told, "award/keep/", seen=OutcomeKept.objects.get().pk, agrees="yes")
    assert "Only the approver" in own
    assert "Still first" not in of_bidder(told, 2, "outcome/")
    page = sent(told.approver, told, "award/keep/", seen=OutcomeKept.objects.get().pk, agrees="yes")
    assert "It is decided." in page
    assert "Only the author" not in page, "there is nothing left to do"
    for number in range(3):
        assert "Still first by 9 points." in of_bidder(told, number, "outcome/")


def test_a_bid_is_set_aside_on_the_page_by_two_people_and_its_bidder_alone_reads_why(told: Awarding) -> None:
    asked = {"contender": "1", "ground": "withdrawn", "reason": "They closed.", "heard": "yes"}
    page = sent(told.author, told, "award/set-aside/", **asked)
    assert "Write down what they said" in page
    page = sent(told.author, told, "award/set-aside/", **asked, said="We can no longer do it.")
    assert "It is asked." in page
    assert "They closed." not in of_bidder(told, 0)
    sent(told.approver, told, "award/set-aside/", seen=BidSetAside.objects.get().pk, agrees="yes")
    told.tender.refresh_from_db()
    assert told.tender.stage == Stage.PRICED
    assert "They closed." in of_bidder(told, 0)
    assert "They closed." not in of_bidder(told, 1)
    for number in range(3):
        assert "This outcome does not stand any more" in of_bidder(told, number, "outcome/")


def test_only_those_who_may_read_the_award_read_what_was_asked(told: Awarding) -> None:
    words = {"contender": "1", "ground": "other", "reason": "They closed.", "heard": "no", "said": "Nobody answered."}
    sent(told.author, told, "award/set-aside/", **words)
    for person in told.others.values():
        if person.pk != told.approver.pk:
            assert "They closed." not in sent(person, told, "award/set-aside/")
