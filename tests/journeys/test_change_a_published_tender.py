"""A tender that takes bids is changed on its pages, and a bidder reads what changed and confirms their bid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import DESK, FindBarriers, Visitor
from tests.tender_builders import CONTENT, Buying, make_supplier, open_tender
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.services.hand_in import hand_in

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending for older people"
CHANGE = "Change the documents"
WORDS = "Visits and telephone calls to people who live alone"


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def both(
    live_server: LiveServer, browser: Browser, request: pytest.FixtureRequest, find_barriers: FindBarriers
) -> Iterator[tuple[Visitor, Visitor, Buying, Organisation]]:
    """The author of an open tender and a bidder who handed in a bid, each at a window of their own."""
    buying = open_tender(content={**CONTENT, "value": {"total_gross": 900_000}})
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=timezone.now() + timedelta(days=30))
    supplier, person = make_supplier("Lunch Club")
    buying.tender.refresh_from_db()
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=timezone.now())
    contexts: list[BrowserContext] = []
    faults: list[str] = []
    readers = []
    for who in (buying.author, person):
        contexts.append(browser.new_context(java_script_enabled=request.param, viewport=DESK))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        readers.append(Visitor(page, live_server.url, find_barriers if request.param else None))
        readers[-1].given_i_am_signed_in_as(who)
    yield readers[0], readers[1], buying, supplier
    for context in contexts:
        context.close()
    assert faults == []


def describe(author: Visitor, words: str) -> None:
    author.when_i_follow("About the service")
    author.then_the_page_is("About the service")
    author.when_i_enter("What is it, for whom, and why?", words)
    author.when_i_press("Save")
    author.then_the_page_is(CHANGE)
    author.then_i_read("kept in the draft of the change", "Bidders see nothing of it until it is published")


def prepare(author: Visitor, buying: Buying) -> None:
    author.given_i_am_on(f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/")
    author.then_the_page_is(TITLE)
    author.then_i_read("What bidders read", "Staffing, 40%")
    author.when_i_follow(CHANGE)
    author.then_the_page_is(CHANGE)
    describe(author, "Something else")
    author.when_i_follow("Throw the draft away")
    author.then_the_page_is("Throw the draft away")
    author.when_i_press("Throw it away")
    author.then_the_page_is(TITLE)
    author.when_i_follow(CHANGE)
    describe(author, WORDS)


def publish(author: Visitor) -> None:
    author.when_i_press("See what bidders will read, and publish")
    author.then_the_page_is("Publish the change")
    author.then_i_read("What bidders will read", "What follows", "This becomes version 2")
    author.when_i_press("Publish version 2")
    author.then_the_page_is("Publish the change")
    author.then_i_read("Say why")
    author.when_i_enter("What changes, and why?", "Many asked for calls")
    author.when_i_press("Publish version 2")
    author.then_the_page_is(TITLE)
    author.then_i_read("Version 2 is published", "Version 2, ")


def test_a_published_tender_is_changed_and_a_bidder_confirms_for_what_they_read(both):
    author, bidder, buying, supplier = both
    prepare(author, buying)
    bidder.given_i_am_on(f"/tenders/open/{buying.tender.pk}/")
    bidder.then_the_page_is(TITLE)
    assert WORDS not in bidder.page.content()
    publish(author)
    bidder.given_i_am_on(f"/organisations/{supplier.pk}/bids/{buying.tender.pk}/")
    bidder.then_the_page_is(TITLE)
    bidder.then_i_read("Many asked for calls")
    bidder.page.get_by_text("What it says otherwise: 1 line").first.click()
    assert "telephone" in bidder.page.locator("ins").first.inner_text()
    bidder.when_i_press("Our bid stands as it is")
    assert buying.tender.bids.get().documents == 2


def test_what_would_be_another_tender_is_refused_with_what_to_do_instead(both):
    author, _, buying, _ = both
    author.given_i_am_on(f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/write/value/")
    author.when_i_enter("The same with VAT", "2000000")
    author.when_i_press("Save")
    author.then_the_page_is(CHANGE)
    author.then_i_read("As it stands it cannot be published as a change", "begin a new one with the file")
    author.when_i_press("See what bidders will read, and publish")
    author.then_the_page_is("Publish the change")
    author.then_i_read("Download these documents as a tender file")
    assert author.page.get_by_role("button", name="Publish version 2").count() == 0
