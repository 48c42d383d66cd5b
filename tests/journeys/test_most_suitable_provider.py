"""A whole most suitable provider process of an integrated care board: nobody bids, and everybody is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
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
    record_contracts,
    score,
    settle_quality_for_good,
    tell_everybody,
)
from tests.journeys.tender_to_opening import (
    approve_and_publish,
    begin,
    bring_in,
    decide_the_route,
    declare,
    name_everybody,
    the_standstill_passes,
)
from tests.journeys.visitor import FindBarriers
from tests.route_builders import MOST_SUITABLE
from worthwhile.apps.tenders.models import Tender

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Community physiotherapy"
CONTENT = f"""format: worthwhile/tender/1
buyer: {{name: Sample Integrated Care Board, nation: england, kind: icb}}
subject: {{title: {TITLE}, description: Physiotherapy near people's homes, cpv: ["85142100"]}}
value: {{total_net: 900000}}
outcomes:
  - {{id: moving, name: Moving again, who_for: people after a fall, baseline: 40, target: 70, unit: per cent,
     by: 2029-03-31, measured_by: the timed up and go test}}
award:
  criteria:
    - {{id: quality, name: Quality and innovation, kind: quality, weight: 0.3}}
    - {{id: value, name: Value, kind: quality, weight: 0.2}}
    - {{id: joined-up, name: "Integration, collaboration and service sustainability", kind: quality, weight: 0.2}}
    - {{id: access, name: "Improving access, reducing health inequalities and facilitating choice", kind: quality,
       weight: 0.2}}
    - {{id: social, name: Social value, kind: social-value, weight: 0.1}}
  scale: [{{score: 0, means: Nothing}}, {{score: 50, means: In part}}, {{score: 100, means: In full}}]
  draw: {{source: "National lottery draw, main numbers in rising order"}}
"""
CRITERIA = (
    "Quality and innovation", "Value", "Integration, collaboration and service sustainability",
    "Improving access, reducing health inequalities and facilitating choice", "Social value",
)  # fmt: skip
GOOD = dict.fromkeys(CRITERIA, (100, "Shown by last year's results"))
FAIR = dict.fromkeys(CRITERIA, (50, "Shown in part"))


@pytest.fixture
def people(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[tuple[Buyers, Supplier]]:
    """The board, and one of the providers that it considers, which has an organisation here."""
    with windows(live_server, browser, find_barriers) as opened:
        board = make_buyers(opened, "Sample Integrated Care Board", ("approver", "first", "second", "moderator"))
        yield board, supplier_at_window(opened, "Moving Well")


def consider(board: Buyers) -> None:
    author = board.on_the_tender("author")
    author.when_i_follow("Providers considered")
    author.then_the_page_is("Providers considered")
    for name, reason in (("Moving Well", "It treats here today"), ("Far Physio", "It treats in the next county")):
        author.when_i_enter("Name of the provider", name)
        author.when_i_enter("Why is it considered?", reason)
        author.when_i_press("Consider this provider")
        author.then_i_read(f"{name} is considered")
    author.then_i_read("You send its letter by hand")
    author.then_nothing_is_in_my_way_now()


def let_it_read_its_letter_here(board: Buyers, supplier: Supplier) -> None:
    """The author makes a link for the first provider, and its owner follows it."""
    author = board.on_the_tender("author")
    author.given_i_am_on(f"{board.page}providers/1/link/")
    author.then_i_read("Nothing reaches Moving Well from here")
    author.then_nothing_is_in_my_way_now()
    author.when_i_press("Make a link")
    author.then_the_page_is("Send this to Moving Well")
    author.then_nothing_is_in_my_way_now()
    link = author.page.locator("code").inner_text()
    supplier.visitor.page.goto(link)
    supplier.visitor.then_i_read("considers Moving Well")
    supplier.visitor.then_nothing_is_in_my_way_now()
    supplier.visitor.when_i_choose("Moving Well")
    supplier.visitor.when_i_press("Go on")
    supplier.visitor.then_i_read("You read the letter here, as soon as everybody is told")
    author.given_i_am_on(f"{board.page}providers/1/link/")
    author.then_i_read("Moving Well, number", "Link followed")
    author.then_nothing_is_in_my_way_now()


def wait_for_the_intention(board: Buyers) -> None:
    """Before the waiting time is over nobody can be assessed; afterwards the author begins."""
    author = board.on_the_tender("author")
    author.then_i_read("Intention published", "Begin the assessment")
    author.given_i_am_on(f"{board.page}begin-assessment/")
    author.then_the_page_is("Begin the assessment")
    author.then_i_read("The published intention has to stand until")
    assert author.page.get_by_role("button", name="Begin the assessment").count() == 0
    Tender.objects.filter(pk=board.tender.pk).update(published_at=timezone.now() - timedelta(days=40))
    author.given_i_am_on(board.page)
    author.when_i_follow("Begin the assessment")
    author.then_the_page_is("Begin the assessment")
    author.when_i_press("Begin the assessment")
    author.then_i_read("The assessment has begun")
    author.then_nothing_is_in_my_way_now()


def assess(board: Buyers) -> None:
    for name in ("first", "second"):
        score(board, name, "Moving Well", GOOD, reads="It treats here today")
        score(board, name, "Far Physio", FAIR)
    end_the_scoring(board, "author")
    settle_quality_for_good(board)


def test_the_most_suitable_provider_is_found_told_and_awarded(people: tuple[Buyers, Supplier], tmp_path: Path) -> None:
    board, supplier = people
    begin(board, "Most suitable provider", TITLE)
    bring_in(board, CONTENT)
    panel = [("first", "Assessor"), ("second", "Assessor"), ("moderator", "Moderator")]
    name_everybody(board, [("approver", "Approver"), *panel])
    consider(board)
    declare(board)
    let_it_read_its_letter_here(board, supplier)
    decide_the_route(board, MOST_SUITABLE, "Provider Selection Regime (England)")
    approve_and_publish(board)
    wait_for_the_intention(board)
    declare(board)
    assess(board)
    propose(board, "It does best by what we said we would go by.")
    approve_the_award(board)
    tell_everybody(board, "Moving Well", "send it yourself")
    read_the_letter(supplier, board.tender, "Shown by last year's results")
    the_standstill_passes(board.tender)
    award(board)
    record_contracts(board)
    assert public_notices(supplier.visitor, board.tender) == [
        "Intention to find the most suitable provider",
        "Intended award",
        "Award",
        "Contract",
    ]
    the_records_are_whole(board)
    assert verify_the_log(board, tmp_path).startswith("Whole, in order and signed")
