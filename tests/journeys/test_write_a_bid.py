"""Two people of a charity write a bid at once, a partner joins through a link, and the bid is handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests.bid_draft_builders import ASKED, FAIR, Bidding, make_bidding
from tests.journeys.visitor import DESK, FindBarriers, Visitor
from tests.tender_builders import make_supplier
from worthwhile.apps.organisations.services.record_fact import record_fact
from worthwhile.apps.tenders.models import BidDraft, ReceivedBid

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending for older people"


@dataclass
class Team:
    """A supplier's owner and editor and a partner, each at a window of their own."""

    bidding: Bidding
    partner: str
    at: dict[str, Visitor] = field(default_factory=dict)


@pytest.fixture
def team(
    live_server: LiveServer, browser: Browser, request: pytest.FixtureRequest, find_barriers: FindBarriers
) -> Iterator[Team]:
    """With barriers looked for, or without JavaScript."""
    has_script = getattr(request, "param", True)
    bidding = make_bidding()
    partner, person = make_supplier("Warm Hands")
    made = Team(bidding, partner.name)
    contexts: list[BrowserContext] = []
    faults: list[str] = []
    for name, who in (("owner", bidding.owner), ("editor", bidding.editor), ("partner", person)):
        contexts.append(browser.new_context(java_script_enabled=has_script, viewport=DESK))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        made.at[name] = Visitor(page, live_server.url, find_barriers if has_script else None)
        made.at[name].given_i_am_signed_in_as(who)
    yield made
    for context in contexts:
        context.close()
    assert faults == []


def begin(team: Team) -> None:
    owner = team.at["owner"]
    owner.given_i_am_on(team.bidding.address.removesuffix("write/"))
    owner.when_i_follow("Write your bid here")
    owner.then_the_page_is("Write your bid here")
    owner.when_i_press("Begin to write")
    owner.then_the_page_is(TITLE)
    owner.then_i_read("The parts of the bid", "With this the bid would fail", "There is no price")


def write_at_once(team: Team) -> None:
    """Both have the same question open: the second is told and loses nothing."""
    owner, editor = team.at["owner"], team.at["editor"]
    address = f"{team.bidding.address}questions/1/"
    owner.given_i_am_on(address)
    editor.given_i_am_on(address)
    owner.when_i_enter("Your answer", "Our volunteers knock on doors")
    if owner.find_barriers is not None:
        owner.then_i_read("5 of 20 words")
    owner.when_i_press("Save")
    owner.then_i_read("5 of 20 words", "Being written")
    editor.when_i_enter("Your answer", "Doctors tell us who is alone")
    editor.when_i_press("Save")
    editor.then_i_read("Somebody else changed this meanwhile", "Our volunteers knock on doors")
    editor.then_the_page_is("Question 1")
    editor.when_i_enter("Your answer", "Our volunteers knock on doors, and doctors tell us who is alone")
    editor.when_i_press("Save")
    editor.then_the_page_is(TITLE)


def use_a_fact(team: Team) -> None:
    bidding, editor = team.bidding, team.at["editor"]
    record_fact(
        organisation=bidding.bidder, key="public-liability", value="£5 million with Example Mutual",
        valid_from=timezone.localdate(), recorded_by=bidding.owner, now=timezone.now(), evidence="Certificate",
    )  # fmt: skip
    editor.given_i_am_on(f"{bidding.address}questions/2/")
    editor.page.get_by_text("Public liability insurance", exact=True).first.click()
    editor.when_i_press("Put in Public liability insurance")
    editor.then_i_read("£5 million with Example Mutual", "Written from")
    editor.then_the_page_is("Question 2")


def declare_and_promise(team: Team) -> None:
    owner = team.at["owner"]
    owner.given_i_am_on(team.bidding.address)
    owner.when_i_follow("Conditions")
    owner.then_the_page_is("Conditions")
    owner.when_i_choose("We meet it")
    owner.when_i_press("Save")
    owner.when_i_follow("Declarations")
    owner.then_the_page_is("Declarations")
    owner.then_i_read(FAIR)
    owner.when_i_choose("Yes, we declare this")
    owner.when_i_press("Save")
    owner.when_i_follow("Outcomes you promise")
    owner.then_the_page_is("Outcomes you promise")
    owner.when_i_follow("Promise Less lonely")
    owner.then_the_page_is("Less lonely")
    owner.when_i_enter("Where they will be by your promise", "90")
    owner.when_i_press("Save")
    owner.then_i_read("From 0 to 90 people")


def build_the_price(team: Team) -> None:
    owner = team.at["owner"]
    owner.given_i_am_on(f"{team.bidding.address}price/")
    owner.then_the_page_is("Price")
    owner.when_i_follow("Build it up the price: The whole")
    owner.when_i_enter("Line 1: what it is for", "Visits")
    owner.when_i_enter("Line 1: how many", "4,000")
    owner.when_i_enter("Line 1: pounds each", "22.50")
    owner.when_i_enter("For how many years this price is", "3")
    for label, given in (
        ("Hours of paid work over the whole contract", "4000"), ("Wage in pounds an hour", "13.45"),
        ("On-costs in per cent of wages", "20"), ("Travel in pounds over the whole contract", "3000"),
        ("Overhead in pounds over the whole contract", "9000"),
        ("Lowest lawful wage in pounds an hour, to hold it against", "12.71"),
    ):  # fmt: skip
        owner.when_i_enter(label, given)
    owner.when_i_press("Save and add up")
    owner.then_i_read("£90,000.00", "£30,000.00", "£73,008.00")
    owner.then_the_page_is("Price: The whole")


def join(team: Team) -> None:
    owner, partner = team.at["owner"], team.at["partner"]
    owner.given_i_am_on(f"{team.bidding.address}members/")
    owner.then_the_page_is("Who bids with you")
    owner.when_i_press("Add a member")
    owner.when_i_enter("Name of the organisation", team.partner)
    owner.when_i_choose("Member: bids with you")
    owner.when_i_enter("What does it do?", "Lunches on Sundays")
    owner.then_nothing_is_in_my_way()
    owner.when_i_press("Save")
    owner.when_i_press(f"Make a link to ask {team.partner}")
    owner.then_the_page_is(f"Send this to {team.partner}")
    link = owner.page.locator("main code").inner_text()
    partner.given_i_am_on(link)
    partner.then_the_page_is(f"{team.bidding.bidder} asks you to bid jointly")
    partner.when_i_choose(team.partner)
    partner.when_i_press("Go on")
    partner.then_i_read("Lunches on Sundays")
    partner.then_the_page_is(f"Bid jointly: {TITLE}")
    partner.when_i_choose("Yes, as described above")
    partner.when_i_press("Answer")
    partner.when_i_follow("Declare")
    partner.then_the_page_is("What you declare for yourselves")
    partner.when_i_choose("Yes, we declare this")
    partner.when_i_press("Save")
    partner.then_i_read("You declared 1 of 1")
    owner.given_i_am_on(f"{team.bidding.address}members/")
    owner.then_i_read("said yes. It declared 1 of 1")
    owner.then_the_page_is("Who bids with you")
    owner.when_i_follow("Find somebody to bid with")
    owner.then_the_page_is("Find somebody to bid with")


def hand_in(team: Team) -> None:
    owner = team.at["owner"]
    owner.given_i_am_on(f"{team.bidding.address}files/")
    owner.when_i_choose("Quality: assessors read it from the beginning")
    plan = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"We visit twice a week."}
    owner.page.get_by_label("Files", exact=True).set_input_files(plan)
    owner.when_i_press("Add")
    owner.then_the_page_is("Files")
    owner.given_i_am_on(team.bidding.address)
    owner.then_i_read("Nothing that we can see")
    owner.when_i_press("Read it through and hand in")
    owner.then_i_read(
        "Our volunteers knock on doors, and doctors tell us who is alone",
        "plan.txt",
        "Visits: 4,000 at £22.50 = £90,000.00",
    )
    owner.then_the_page_is("Read it through, and hand in")
    owner.when_i_press("Hand in")
    owner.then_i_read("Stands")
    assert ReceivedBid.objects.count() == 1
    assert BidDraft.objects.count() == 0


@pytest.mark.parametrize("team", [True, False], indirect=True, ids=["with JavaScript", "without"])
def test_a_bid_is_written_together_and_handed_in(team: Team):
    assert ASKED["questions"]
    begin(team)
    write_at_once(team)
    use_a_fact(team)
    declare_and_promise(team)
    build_the_price(team)
    join(team)
    hand_in(team)
