"""A whole quick quote of one person: from the need to the recorded contract, with two of three suppliers answering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.tender_people import Buyers, Supplier, make_buyers, windows
from tests.journeys.tender_proof import notices_listed, the_records_are_whole, verify_the_log
from tests.journeys.tender_to_contract import (
    approve_the_award,
    award,
    end_the_scoring,
    propose,
    read_the_letter,
    read_the_prices,
    record_contracts,
    score,
    settle_quality_for_good,
    tell_everybody,
)
from tests.journeys.tender_to_opening import declare, hand_in_files, open_the_bids, the_deadline_passes
from tests.journeys.visitor import FindBarriers
from tests.quick_quote_builders import offer

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending in Luton"
MOST_PAGES = 7


@dataclass
class Everybody:
    """A commissioner who has every role, and three suppliers in turn."""

    council: Buyers
    suppliers: dict[str, Supplier]


@pytest.fixture
def everybody(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[Everybody]:
    with windows(live_server, browser, find_barriers) as opened:
        council = make_buyers(opened, "Sample Council", ())
        suppliers = {}
        for name in ("Kind Visits", "Warm Homes", "Good Company"):
            organisation, person = offer(name, now=timezone.now())
            suppliers[name] = Supplier(organisation, opened(person))
        yield Everybody(council, suppliers)


def from_a_need_to_sent(council: Buyers) -> list[str]:
    """The five steps. Returns the pages met on the way, each by its address."""
    author, met = council.at["author"], list[str]()
    author.given_i_am_on(f"/organisations/{council.organisation.pk}/tenders/")
    author.page.on("load", lambda one: met.append(urlsplit(one.url).path))
    author.when_i_press("Ask for quick quotes")
    author.then_the_page_is("What you need")
    author.when_i_enter("What do you need?", TITLE)
    author.when_i_enter("What is it for, for whom, and how much of it?", "Weekly visits to people who live alone")
    author.page.get_by_label("Which kind of service is nearest?").select_option("social-work")
    author.when_i_enter("Where?", "Luton")
    author.when_i_enter("How much can it cost over its whole length, with VAT?", "18,000")
    author.when_i_enter("Last day for quotes", f"{timezone.localdate() + timedelta(days=10):%d/%m/%Y}")
    author.page.get_by_label("In which nation are you?").select_option("england")
    author.page.get_by_label("What kind of body are you?").select_option("local-authority")
    author.when_i_choose("Social care or community support")
    author.when_i_press("Go on to who is asked")
    author.then_the_page_is("Who is asked")
    author.when_i_press("Ask these")
    author.then_the_page_is("Questions and price")
    author.when_i_press("Keep and go on")
    author.then_the_page_is("Your opening key")
    author.when_i_press("Make my key")
    council.secrets["author"] = author.page.locator("#secret").inner_text()
    author.when_i_enter("Your opening key", council.secrets["author"])
    author.when_i_choose("No, I have none that I know of")
    author.when_i_press("Try the key and go on")
    author.then_the_page_is("Check and send")
    author.when_i_press("Approve and send")
    author.then_the_page_is(TITLE)
    author.then_i_read("Sent. The suppliers are told by e-mail", "Open for bids")
    return met


def test_a_quick_quote_goes_from_a_need_to_a_recorded_contract(everybody: Everybody, tmp_path: Path) -> None:
    council, suppliers = everybody.council, everybody.suppliers
    met = from_a_need_to_sent(council)
    assert len(met) <= MOST_PAGES, met
    tender = council.tender
    assert {one.supplier for one in tender.invited.all()} == {one.organisation for one in suppliers.values()}
    hand_in_files(suppliers["Kind Visits"], tender, b"Two visits a week", prices={"Price": "14,000"})
    hand_in_files(suppliers["Warm Homes"], tender, b"One visit a week", prices={"Price": "15,000"})
    the_deadline_passes(tender)
    open_the_bids(council, "author")
    declare(council)
    for name, (level, why) in {"Kind Visits": (75, "Twice a week"), "Warm Homes": (50, "Once a week")}.items():
        score(council, "author", name, {"How well the questions are answered": (level, why)})
    end_the_scoring(council, "author")
    settle_quality_for_good(council, "author")
    read_the_prices(council)
    propose(council, "First by what we said, and within the budget.")
    approve_the_award(council, "author")
    tell_everybody(council, "Kind Visits", "No standstill")
    read_the_letter(suppliers["Kind Visits"], tender, "Twice a week")
    read_the_letter(suppliers["Warm Homes"], tender, "Once a week")
    award(council, "author")
    record_contracts(council)
    author = council.on_the_tender("author")
    author.when_i_follow("Notices, and what to enter where the law has them published")
    assert notices_listed(author, tender) == ["Tender", "Intended award", "Award", "Contract"]
    the_records_are_whole(council)
    assert verify_the_log(council, tmp_path).startswith("Whole, in order and signed")
