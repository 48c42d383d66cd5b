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

from tests.journeys.reckoned_time import Reckoned
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
NEED = "Weekly visits to people who live alone"
MOST_PAGES, MOST_MINUTES = 7, 10
HOW_TO = Path("docs/how-to/ask-for-quick-quotes.md")


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


def from_a_need_to_sent(council: Buyers) -> tuple[list[str], Reckoned]:
    """The five steps. Returns the pages met on the way by their addresses, and what the buyer read, typed and chose."""
    author, met = council.at["author"], list[str]()
    author.given_i_am_on(f"/organisations/{council.organisation.pk}/tenders/")
    author.page.on("load", lambda one: met.append(urlsplit(one.url).path))
    buyer = Reckoned(author)
    buyer.presses("Ask for quick quotes")
    buyer.reads_the_page("What you need")
    buyer.enters("What do you need?", TITLE)
    buyer.enters("What is it for, for whom, and how much of it?", NEED)
    buyer.picks("Which kind of service is nearest?", "social-work")
    buyer.enters("Where?", "Luton")
    buyer.enters("How much can it cost over its whole length, with VAT?", "18,000")
    buyer.enters("Last day for quotes", f"{timezone.localdate() + timedelta(days=10):%d/%m/%Y}")
    buyer.picks("In which nation are you?", "england")
    buyer.picks("What kind of body are you?", "local-authority")
    buyer.chooses("Social care or community support")
    buyer.presses("Go on to who is asked")
    buyer.reads_the_page("Who is asked")
    buyer.presses("Ask these")
    buyer.reads_the_page("Questions and price")
    buyer.presses("Keep and go on")
    buyer.reads_the_page("Your opening key")
    buyer.presses("Make my key")
    council.secrets["author"] = author.page.locator("#secret").inner_text()
    buyer.reads_the_page("Your opening key")
    buyer.enters("Your opening key", council.secrets["author"])
    buyer.chooses("No, I have none that I know of")
    buyer.presses("Try the key and go on")
    buyer.reads_the_page("Check and send")
    buyer.presses("Approve and send")
    author.then_the_page_is(TITLE)
    author.then_i_read("Sent. The suppliers are told by e-mail", "Open for bids")
    return met, buyer


def test_a_quick_quote_goes_from_a_need_to_a_recorded_contract(everybody: Everybody, tmp_path: Path) -> None:
    council, suppliers = everybody.council, everybody.suppliers
    met, buyer = from_a_need_to_sent(council)
    assert len(met) <= MOST_PAGES, met
    assert buyer.minutes < MOST_MINUTES, (buyer.minutes, buyer.words, buyer.letters, buyer.choices)
    assert f"about {round(buyer.minutes)} minutes" in HOW_TO.read_text(), "the minutes that the docs reckon are others"
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
