"""An award from its approval to the contract: three people of a council, and one of a bidder who objects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests.award_builders import Awarding, awarding, propose
from tests.journeys.visitor import DESK, FindBarriers, Visitor
from worthwhile.apps.tenders.models import AwardMade, Representation, Tender
from worthwhile.apps.tenders.services.write_tender import declare_interest

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def made() -> Awarding:
    """A proposed award; the author and the approver declared, today, that they have no conflict."""
    found = awarding()
    for person in (found.author, found.approver):
        declare_interest(tender=found.tender, person=person, conflicted=False, words="", now=timezone.now())
    propose(found)
    return found


@pytest.fixture
def windows(
    made: Awarding, live_server: LiveServer, browser: Browser, find_barriers: FindBarriers
) -> Iterator[dict[str, Visitor]]:
    """Each at a window of their own."""
    contexts: list[BrowserContext] = []
    found = {}
    for name, person in (("author", made.author), ("approver", made.approver), ("bidder", made.suppliers[1][1])):
        contexts.append(browser.new_context(viewport=DESK))
        found[name] = Visitor(contexts[-1].new_page(), live_server.url, find_barriers)
        found[name].given_i_am_signed_in_as(person)
    yield found
    for context in contexts:
        context.close()


def test_an_award_is_approved_told_objected_to_made_and_signed(made: Awarding, windows: dict[str, Visitor]) -> None:
    at = f"/organisations/{made.tender.buyer_id}/tenders/{made.tender.pk}/"
    author, approver, bidder = (windows[name] for name in ("author", "approver", "bidder"))

    approver.given_i_am_on(at)
    approver.when_i_follow("Approve the award")
    approver.then_the_page_is("Approve the award")
    approver.when_i_choose("I have read the proposal, its ranking, and how firm it is")
    approver.when_i_press("Approve the award")
    approver.then_the_page_is("The award")

    author.given_i_am_on(at)
    author.when_i_follow("Tell everybody the outcome")
    author.then_the_page_is("Tell everybody")
    author.when_i_choose("I have read every letter")
    author.when_i_press("Tell everybody now")
    author.then_the_page_is("The award")

    bidder.given_i_am_on(f"/organisations/{made.suppliers[1][0].pk}/bids/{made.tender.pk}/")
    bidder.when_i_follow("The outcome, and the assessment of what you offered")
    bidder.then_the_page_is("Outcome: Befriending for older people")
    bidder.when_i_enter("What is wrong with the outcome?", "Our visits count twice.")
    bidder.when_i_press("Object")
    bidder.then_i_read("Your objection is made", "Our visits count twice.")

    approver.given_i_am_on(at)
    approver.when_i_follow("Decide on objections")
    approver.then_the_page_is("Objections to the outcome")
    approver.given_i_am_on(f"{at}award/objections/{Representation.objects.get().pk}/")
    approver.then_the_page_is("Decide on an objection")
    approver.when_i_choose("Do not uphold it: the outcome stands")
    approver.when_i_enter("Why?", "They count once.")
    approver.when_i_press("Decide")
    approver.then_i_read("Not upheld")

    Tender.objects.filter(pk=made.tender.pk).update(earliest_signing=timezone.now() - timedelta(seconds=1))
    approver.given_i_am_on(at)
    approver.when_i_follow("Award")
    approver.then_the_page_is("Award")
    approver.when_i_press("Award")
    approver.then_the_page_is("The award")

    author.given_i_am_on(at)
    author.when_i_follow("Record the contract")
    author.then_the_page_is("Contracts")
    author.given_i_am_on(f"{at}award/contracts/{AwardMade.objects.get().pk}/")
    author.then_the_page_is("Record a contract")
    author.when_i_enter("Signed on", f"{timezone.localdate():%d/%m/%Y}")
    author.when_i_enter("First day", "1 May 2027")
    author.when_i_enter("Last day, without extensions", "30 April 2029")
    author.when_i_enter("Address of the supplier", "1 High Street, Leeds")
    author.when_i_press("Record this contract")
    author.then_i_read("The contract is recorded")
    author.given_i_am_on(f"/tenders/open/{made.tender.pk}/")
    author.then_the_page_is("Befriending for older people")
    author.then_i_read("From 40 to 90 people")
