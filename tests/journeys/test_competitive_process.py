"""A whole competitive process: from a draft to a recorded contract, with a question, an objection and a wide spread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.tender_people import Buyers, Supplier, make_buyers, supplier_at_window, windows
from tests.journeys.tender_proof import public_notices, the_records_are_whole, verify_the_log
from tests.journeys.tender_to_contract import (
    approve_the_award,
    award,
    end_the_scoring,
    propose,
    read_the_letter,
    read_the_prices,
    record_contracts,
    score,
    settle,
    settle_quality_for_good,
    tell_everybody,
)
from tests.journeys.tender_to_opening import (
    approve_and_publish,
    begin,
    bring_in,
    decide_the_route,
    declare,
    hand_in_files,
    make_keys,
    name_everybody,
    open_the_bids,
    set_the_times,
    the_deadline_passes,
    the_standstill_passes,
)
from tests.journeys.visitor import FindBarriers, Visitor
from tests.route_builders import LIGHT_TOUCH
from worthwhile.apps.tenders.models import ReceivedBid, Representation

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending for older people"
QUESTION = "How do you find people who live alone?"
CONTENT = f"""format: worthwhile/tender/1
buyer: {{name: Sample Council, nation: england, kind: local-authority}}
subject: {{title: {TITLE}, description: Visits to people who live alone, cpv: ["85320000"], areas: [Redbridge]}}
value: {{total_net: 360000, annual: 120000}}
term: {{months: 36}}
outcomes:
  - {{id: less-lonely, name: Less lonely, who_for: people over 65, baseline: 0, target: 100, unit: people,
     by: 2029-03-31, measured_by: the UCLA three-item scale}}
questions: [{{id: q-1, text: "{QUESTION}", criterion: visits, words: 50}}]
award:
  criteria:
    - {{id: visits, name: Visits, kind: quality, weight: 0.4, weight_range: {{low: 0.35}}}}
    - {{id: benefit, name: Social value, kind: social-value, weight: 0.2}}
    - {{id: price, name: Price, kind: price, weight: 0.4, weight_range: {{high: 0.45}}}}
  scale: [{{score: 0, means: Nothing is said}}, {{score: 25, means: Little}}, {{score: 50, means: In part}},
          {{score: 75, means: Small gaps}}, {{score: 100, means: In full}}]
  price: {{formula: PF-6, parameters: {{budget: 360000}}}}
  draw: {{source: "National lottery draw, main numbers in rising order", day: 2098-04-08, time: "20:00"}}
"""
GOOD = {"Visits": (100, "Twice a week, by name"), "Social value": (75, "Volunteers from the street")}
LOW = {"Visits": (25, "Nothing on holidays"), "Social value": (75, "Volunteers from the street")}
FAIR = {"Visits": (75, "Once a week"), "Social value": (50, "Said in part")}


@dataclass
class Everybody:
    """The council, and two who bid: the one writes its bid here, the other hands in files."""

    council: Buyers
    writer: Supplier
    filer: Supplier
    passer_by: Visitor


@pytest.fixture
def everybody(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[Everybody]:
    with windows(live_server, browser, find_barriers) as opened:
        council = make_buyers(opened, "Sample Council", ("approver", "first", "second", "moderator"))
        writer, filer = (supplier_at_window(opened, name) for name in ("Lunch Club", "Warm Rooms"))
        passer_by = supplier_at_window(opened, "Passing By").visitor
        yield Everybody(council, writer, filer, passer_by)


def prepare(council: Buyers) -> None:
    begin(council, "Competitive tender", TITLE)
    bring_in(council, CONTENT)
    set_the_times(council)
    openers = [(name, "Opener of bids") for name in ("approver", "first", "second")]
    panel = [("first", "Assessor"), ("second", "Assessor"), ("moderator", "Moderator")]
    name_everybody(council, [("approver", "Approver"), *openers, *panel])
    declare(council)
    make_keys(council, "approver", "first", "second")
    decide_the_route(council, {**LIGHT_TOUCH, "value_ex_vat": 360_000}, "Procurement Act 2023, light touch")
    approve_and_publish(council)


def ask_and_answer(everybody: Everybody) -> None:
    council, filer = everybody.council, everybody.filer.visitor
    filer.given_i_am_on("/tenders/open/")
    filer.then_the_page_is("Tenders that take bids here")
    filer.when_i_follow(TITLE)
    filer.then_the_page_is(TITLE)
    filer.when_i_follow("Warm Rooms")
    filer.then_the_page_is(TITLE)
    filer.when_i_enter("Your question", "Is there a bus?")
    filer.when_i_press("Ask")
    filer.then_i_read("Is there a bus?")
    author = council.on_the_tender("author")
    author.then_i_read("Answer 1 question")
    author.when_i_follow("Answer questions")
    author.then_the_page_is("Questions and answers")
    author.page.get_by_role("link", name="Answer the question").click()
    author.then_the_page_is("Answer a question")
    author.when_i_enter("Your answer", "Every hour, number 7")
    author.when_i_press("Answer everybody")
    author.then_i_read("Every hour, number 7")


def write_a_bid_here(everybody: Everybody) -> None:
    tender, writer = everybody.council.tender, everybody.writer.visitor
    writer.given_i_am_on(everybody.writer.bid_page(tender))
    writer.then_i_read("Is there a bus?", "Every hour, number 7")
    writer.when_i_follow("Write your bid here")
    writer.then_the_page_is("Write your bid here")
    writer.when_i_press("Begin to write")
    writer.then_the_page_is(TITLE)
    at = writer.page.url
    writer.given_i_am_on(f"{at}questions/1/")
    writer.then_the_page_is("Question 1")
    writer.when_i_enter("Your answer", "Our volunteers knock on doors")
    writer.when_i_press("Save")
    writer.given_i_am_on(f"{at}outcomes/")
    writer.then_the_page_is("Outcomes you promise")
    writer.when_i_follow("Promise Less lonely")
    writer.then_the_page_is("Less lonely")
    writer.when_i_enter("Where they will be by your promise", "90")
    writer.when_i_press("Save")
    writer.given_i_am_on(f"{at}price/")
    writer.then_the_page_is("Price")
    writer.when_i_follow("Build it up the price: The whole")
    writer.when_i_enter("Line 1: what it is for", "Visits")
    writer.when_i_enter("Line 1: how many", "12,000")
    writer.when_i_enter("Line 1: pounds each", "25")
    writer.when_i_press("Save and add up")
    writer.then_i_read("£300,000.00")
    writer.given_i_am_on(at)
    writer.when_i_press("Read it through and hand in")
    writer.then_the_page_is("Read it through, and hand in")
    writer.then_i_read("Our volunteers knock on doors")
    writer.when_i_press("Hand in")
    writer.then_i_read("Stands")


def assess(council: Buyers) -> None:
    """Two score alone; of one score they are far apart, which the panel has to talk over."""
    score(council, "first", "Lunch Club", GOOD, reads="Our volunteers knock on doors")
    score(council, "first", "Warm Rooms", FAIR)
    score(council, "second", "Warm Rooms", FAIR)
    score(council, "second", "Lunch Club", LOW)
    end_the_scoring(council, "moderator")
    moderator = council.on_the_tender("moderator")
    moderator.then_i_read("Settle quality for good")
    settle(council, "Lunch Club", {"Visits": (100, "Holidays stand in the annex, page 2")})
    settle_quality_for_good(council)
    read_the_prices(council)
    council.at["author"].then_i_read("Lunch Club", "£300,000", "£330,000")


def object_in_vain(everybody: Everybody) -> None:
    council, filer = everybody.council, everybody.filer.visitor
    filer.when_i_enter("What is wrong with the outcome?", "Our visits count twice.")
    filer.when_i_press("Object")
    filer.then_i_read("Your objection is made", "Our visits count twice.")
    filer.then_nothing_is_in_my_way_now()
    approver = council.on_the_tender("approver")
    approver.when_i_follow("Decide on objections")
    approver.then_the_page_is("Objections to the outcome")
    approver.page.get_by_role("link", name="Decide on it").click()
    approver.then_the_page_is("Decide on an objection")
    approver.when_i_choose("Do not uphold it: the outcome stands")
    approver.when_i_enter("Why?", "They count once.")
    approver.when_i_press("Decide")
    approver.then_i_read("Not upheld")
    assert Representation.objects.count() == 1


def look_back(everybody: Everybody, folder: Path) -> None:
    council, passer_by = everybody.council, everybody.passer_by
    assert public_notices(passer_by, council.tender) == ["Tender", "Intended award", "Award", "Contract"]
    passer_by.given_i_am_on(f"/tenders/open/{council.tender.pk}/")
    passer_by.then_i_read("Awarded", "Lunch Club", "From 0 to 90 people")
    passer_by.then_nothing_is_in_my_way_now()
    the_records_are_whole(council)
    said = verify_the_log(council, folder)
    assert said.startswith("Whole, in order and signed")


def test_a_competitive_process_goes_from_a_draft_to_a_recorded_contract(everybody: Everybody, tmp_path: Path) -> None:
    council = everybody.council
    prepare(council)
    ask_and_answer(everybody)
    write_a_bid_here(everybody)
    hand_in_files(everybody.filer, council.tender, b"We visit once a week", prices={"Price": "330,000"})
    assert ReceivedBid.objects.count() == 2
    the_deadline_passes(council.tender)
    open_the_bids(council, "first", "approver")
    declare(council)
    assess(council)
    propose(
        council, "It is first by what we published.", firm="Visits 35 to 40 (40 decides); Price 40 to 45 (40 decides)"
    )
    approve_the_award(council)
    tell_everybody(council, "Lunch Club", "Warm Rooms")
    read_the_letter(everybody.writer, council.tender, "Holidays stand in the annex, page 2")
    read_the_letter(everybody.filer, council.tender, "Once a week")
    object_in_vain(everybody)
    the_standstill_passes(council.tender)
    award(council)
    record_contracts(council)
    look_back(everybody, tmp_path)
