"""A whole light-touch process reserved for public service mutuals: two lots at a fixed price, and one lot each."""

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
from worthwhile.apps.tenders.models import AwardMade

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Day opportunities for adults"
CONTENT = f"""format: worthwhile/tender/1
buyer: {{name: Sample Council, nation: england, kind: local-authority}}
subject: {{title: {TITLE}, description: Days out and at work, kind: social-care, cpv: ["85312100"]}}
route: {{reserved: public-service-mutual}}
value: {{total_net: 750000, total_gross: 900000}}
term: {{months: 36, extensions: {{months: 12}}}}
lots:
  - {{id: north, title: The north, value_total: 500000}}
  - {{id: south, title: The south, value_total: 250000}}
participation: {{joint_bids: true}}
questions: [{{id: q-1, text: What does a week look like?, criterion: days, words: 100}}]
award:
  criteria:
    - {{id: days, name: Days, kind: quality, weight: 0.7}}
    - {{id: benefit, name: Social value, kind: social-value, weight: 0.3}}
  scale: [{{score: 0, means: Nothing}}, {{score: 50, means: In part}}, {{score: 100, means: In full}}]
  price: {{formula: PF-7}}
  draw: {{source: "National lottery draw, main numbers in rising order", day: 2098-04-08, time: "20:00"}}
  lot_limits: {{wins: 1, mechanism: The lots are given out so that the points of all winners together are highest.}}
"""
RESERVED = {
    **LIGHT_TOUCH, "value_ex_vat": 750_000, "lots_possible": True, "lots_used": True, "term_months": 48,
    "reserving": True, "competitive_flexible": True, "reservable_service": True, "supplier_supported_employment": False,
    "supplier_public_service_purpose": True, "supplier_profit_to_members_only": True,
    "supplier_employee_controlled": True, "supplier_had_reserved_contract": False,
}  # fmt: skip
GOOD = {"Days": (100, "Every day is planned with members"), "Social value": (100, "Members are paid")}
FAIR = {"Days": (50, "Three days of five"), "Social value": (50, "Said in part")}


@dataclass
class Everybody:
    """The council; a mutual that bids for both lots; one that bids for the south with a partner; and the partner."""

    council: Buyers
    both: Supplier
    joint: Supplier
    partner: Visitor


@pytest.fixture
def everybody(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[Everybody]:
    with windows(live_server, browser, find_barriers) as opened:
        council = make_buyers(opened, "Sample Council", ("approver", "first", "second", "moderator"))
        both, joint, partner = (
            supplier_at_window(opened, name) for name in ("Our Days", "Side by Side", "Garden Club")
        )
        yield Everybody(council, both, joint, partner.visitor)


def prepare(council: Buyers) -> None:
    begin(council, "Competitive tender", TITLE)
    bring_in(council, CONTENT)
    set_the_times(council)
    openers = [(name, "Opener of bids") for name in ("approver", "first", "second")]
    panel = [("first", "Assessor"), ("second", "Assessor"), ("moderator", "Moderator")]
    name_everybody(council, [("approver", "Approver"), *openers, *panel])
    declare(council)
    make_keys(council, "approver", "first", "second")
    decide_the_route(council, RESERVED, "Procurement Act 2023, light touch")
    council.at["author"].then_i_read("Reserving and changing the contract")
    approve_and_publish(council)


def bid_jointly(everybody: Everybody) -> None:
    """For the south alone, with a partner who joins through a link."""
    lead, partner, tender = everybody.joint.visitor, everybody.partner, everybody.council.tender
    lead.given_i_am_on(everybody.joint.bid_page(tender))
    lead.then_i_read("Reserved for", "Public service mutuals")
    lead.when_i_follow("Write your bid here")
    lead.when_i_press("Begin to write")
    lead.then_the_page_is(TITLE)
    lead.then_i_read("You named no lot, so your bid is for all 2")
    at = lead.page.url
    lead.given_i_am_on(f"{at}details/")
    lead.when_i_choose("south: The south")
    lead.then_nothing_is_in_my_way_now()
    lead.when_i_press("Save")
    lead.given_i_am_on(f"{at}questions/1/")
    lead.when_i_enter("Your answer", "Gardens on Mondays, the workshop from Tuesday to Friday")
    lead.when_i_press("Save")
    lead.given_i_am_on(f"{at}members/")
    lead.then_the_page_is("Who bids with you")
    lead.when_i_press("Add a member")
    lead.when_i_enter("Name of the organisation", "Garden Club")
    lead.when_i_choose("Member: bids with you")
    lead.when_i_enter("What does it do?", "Gardens on Mondays")
    lead.when_i_press("Save")
    lead.when_i_press("Make a link to ask Garden Club")
    lead.then_the_page_is("Send this to Garden Club")
    partner.given_i_am_on(lead.page.locator("main code").inner_text())
    partner.then_the_page_is("Side by Side asks you to bid jointly")
    partner.when_i_choose("Garden Club")
    partner.when_i_press("Go on")
    partner.then_the_page_is(f"Bid jointly: {TITLE}")
    partner.when_i_choose("Yes, as described above")
    partner.when_i_press("Answer")
    lead.given_i_am_on(at)
    lead.then_nothing_is_in_my_way_now()
    lead.when_i_press("Read it through and hand in")
    lead.then_the_page_is("Read it through, and hand in")
    lead.then_i_read("Garden Club", "Gardens on Mondays, the workshop")
    lead.when_i_press("Hand in")
    lead.then_i_read("Stands")


def assess(council: Buyers) -> None:
    for name in ("first", "second"):
        score(council, name, "Our Days", GOOD, lot="north")
        score(council, name, "Our Days", GOOD, lot="south")
        score(council, name, "Side by Side", FAIR, lot="south", reads="Gardens on Mondays")
    end_the_scoring(council, "author")
    settle_quality_for_good(council)
    read_the_prices(council)


def test_lots_reserved_for_mutuals_are_awarded_one_to_each(everybody: Everybody, tmp_path: Path) -> None:
    council = everybody.council
    prepare(council)
    hand_in_files(everybody.both, council.tender, b"A week with us", prices={}, lots=("The north", "The south"))
    bid_jointly(everybody)
    the_deadline_passes(council.tender)
    open_the_bids(council, "second", "approver")
    declare(council)
    assess(council)
    propose(council, "By the limit that we published each can win one lot.")
    council.at["author"].then_i_read("Our Days", "Side by Side")
    approve_the_award(council)
    tell_everybody(council, "A standstill is voluntary for light touch contracts")
    read_the_letter(everybody.both, council.tender, "The north", "The south")
    read_the_letter(everybody.joint, council.tender, "The south")
    the_standstill_passes(council.tender)
    award(council)
    won = {made.lot: made.data["supplier"]["name"] for made in AwardMade.objects.all()}
    assert won == {"north": "Our Days", "south": "Side by Side"}
    record_contracts(council)
    partner = everybody.partner
    assert public_notices(partner, council.tender) == ["Tender", "Intended award", "Award", "Contract", "Contract"]
    partner.given_i_am_on(f"/tenders/open/{council.tender.pk}/")
    partner.then_i_read("Lot north: Our Days", "Lot south: Side by Side", "Garden Club")
    partner.then_nothing_is_in_my_way_now()
    the_records_are_whole(council)
    assert verify_the_log(council, tmp_path).startswith("Whole, in order and signed")
