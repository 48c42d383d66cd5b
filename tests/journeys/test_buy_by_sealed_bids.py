"""Four people of a council buy by sealed bids: one writes, one approves, and of three who hold keys two open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.bid_builders import hand_in_packed
from tests.journeys.visitor import DESK, FindBarriers, Visitor
from tests.organisation_builders import add_member, make_organisation, make_person
from tests.route_builders import LIGHT_TOUCH
from tests.tender_builders import make_supplier, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation, Role
from worthwhile.apps.tenders.models import OpenedBid, Tender
from worthwhile.apps.tenders.selectors.route_asked import as_given
from worthwhile.apps.tenders.services.clock import SETTLING
from worthwhile.apps.tenders.services.questions import ask

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending for older people"
CONTENT = """format: worthwhile/tender/1
buyer: {name: Sample Council, nation: england}
subject: {title: Befriending for older people, description: "Visits to people who live alone", cpv: ["85320000"]}
value: {annual: 120000}
outcomes: [{id: less-lonely, name: Less lonely, who_for: people over 65, baseline: 5.1, target: 4.3}]
award:
  criteria: [{id: q, name: Quality, kind: quality, weight: 0.7}, {id: p, name: Price, kind: price, weight: 0.3}]
  price: {formula: PF-6, parameters: {budget: 120000}}
  draw: {source: "National lottery draw, main numbers in rising order", day: 2098-04-08, time: "20:00"}
"""


@dataclass
class Council:
    """The people of a council, each at a window of their own."""

    organisation: Organisation
    people: dict[str, User]
    at: dict[str, Visitor] = field(default_factory=dict)

    @property
    def tender(self) -> Tender:
        return Tender.objects.get(buyer=self.organisation)

    @property
    def page(self) -> str:
        return f"/organisations/{self.organisation.pk}/tenders/{self.tender.pk}/"


@pytest.fixture
def council(
    live_server: LiveServer, browser: Browser, request: pytest.FixtureRequest, find_barriers: FindBarriers
) -> Iterator[Council]:
    """With barriers looked for, or without JavaScript."""
    has_script = getattr(request, "param", True)
    author = make_person("author@council.example")
    organisation = make_organisation(author, "Sample Council")
    made = Council(organisation, {"author": author})
    for name in ("approver", "first", "second"):
        made.people[name] = add_member(organisation, f"{name}@council.example", Role.VIEWER).person
    contexts: list[BrowserContext] = []
    faults: list[str] = []
    for name, person in made.people.items():
        contexts.append(browser.new_context(java_script_enabled=has_script, viewport=DESK))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        made.at[name] = Visitor(page, live_server.url, find_barriers if has_script else None)
        made.at[name].given_i_am_signed_in_as(person)
    yield made
    for context in contexts:
        context.close()
    assert faults == []


def begin(council: Council) -> None:
    author = council.at["author"]
    author.given_i_am_on(f"/organisations/{council.organisation.pk}/")
    author.when_i_follow("Tenders you run")
    author.then_the_page_is("Tenders you run")
    author.when_i_press("Begin a tender")
    author.then_the_page_is("Begin a tender")
    author.page.get_by_label("Competitive tender.").check()
    author.when_i_enter("What do you buy?", TITLE)
    author.when_i_press("Begin")
    author.then_the_page_is(TITLE)


def write(council: Council) -> None:
    author, day = council.at["author"], timezone.localdate() + timedelta(days=40)
    author.when_i_follow("What the tender says to bidders")
    author.then_the_page_is("What the tender says to bidders")
    author.when_i_press("Bring in a tender file")
    author.when_i_enter("Or paste it", CONTENT.replace("description", "descriptoin"))
    author.when_i_press("Bring it in")
    author.then_the_page_is("Bring in a tender file")
    author.then_i_read("Did you mean")
    author.when_i_enter("Or paste it", CONTENT)
    author.when_i_press("Bring it in")
    author.then_the_page_is("What the tender says to bidders")
    author.then_i_read("Visits to people who live alone", "£120,000", "70%")
    author.when_i_follow(TITLE)
    author.when_i_follow("Deadline for bids and for questions")
    author.when_i_enter("Last day for bids", f"{day:%d/%m/%Y}")
    author.when_i_enter("Time of that day for bids", "noon")
    author.when_i_press("Keep these times")
    author.then_the_page_is(TITLE)
    author.then_i_read("12 noon (UK time")


def name_everybody(council: Council) -> None:
    author = council.at["author"]
    author.when_i_follow("People and their roles")
    author.then_the_page_is("People and their roles")
    offices = [("approver", "Approver"), *((name, "Opener of bids") for name in ("approver", "first", "second"))]
    for name, office in offices:
        author.page.get_by_label("Who?").select_option(str(council.people[name].pk))
        author.page.get_by_label(f"{office}.").check()
        author.when_i_press("Name this person")
        author.then_i_read("is named")
    author.then_the_page_is("People and their roles")


def declare(council: Council, name: str) -> None:
    person = council.at[name]
    person.given_i_am_on(council.page)
    person.when_i_follow("Your conflicts of interest")
    person.then_the_page_is("Your conflicts of interest")
    person.when_i_choose("No, I have none that I know of")
    person.when_i_press("Declare")
    person.then_the_page_is(TITLE)


def make_and_try_a_key(council: Council, name: str) -> str:
    person = council.at[name]
    person.given_i_am_on("/account/")
    person.when_i_follow("Your opening key, for bids to a tender")
    person.then_the_page_is("Your opening key")
    person.when_i_press("Make my key")
    person.then_the_page_is("Your new opening key")
    secret = person.page.locator("#secret").inner_text()
    person.when_i_follow("go on to the tenders you are to open")
    person.page.get_by_role("link", name="Open its page").click()
    person.when_i_follow("Your opening key")
    person.then_the_page_is("Try your opening key")
    person.when_i_enter("Your opening key", secret)
    person.when_i_press("Try the key")
    person.then_i_read("Your key works")
    return secret


def decide_the_route(council: Council) -> None:
    author = council.at["author"]
    author.given_i_am_on(council.page)
    author.when_i_follow("The lawful route")
    author.then_the_page_is("The lawful route")
    author.then_i_read("this tender cannot go on")
    author.when_i_press("Decide the lawful route")
    author.then_i_read("In which nation is the buyer?", "England")
    given = as_given({**LIGHT_TOUCH, "conflicts_assessed": False})
    author.given_i_am_on(f"{council.page}route/answer/?{urlencode(given)}")
    author.then_the_page_is("Procurement Act 2023, light touch")
    author.when_i_press("Keep this decision with the tender")
    author.then_the_page_is("The lawful route")
    author.then_i_read("make the conflicts assessment before any notice is published")
    author.given_i_am_on(f"{council.page}route/answer/?{urlencode(as_given(LIGHT_TOUCH))}")
    author.when_i_press("Keep this decision with the tender")
    author.then_i_read("is left to do")


def approve_and_publish(council: Council) -> None:
    author, approver = council.at["author"], council.at["approver"]
    approver.given_i_am_on(council.page)
    approver.when_i_follow("Approve it")
    approver.then_the_page_is("Approve it")
    approver.when_i_press("Approve it")
    approver.then_i_read("The author can publish it")
    author.given_i_am_on(council.page)
    author.when_i_follow("Publish it")
    author.then_the_page_is("Publish it")
    author.when_i_press("Publish it")
    author.then_i_read("Published.")
    author.then_the_page_is(TITLE)


def answer_a_question(council: Council) -> None:
    author = council.at["author"]
    author.given_i_am_on(council.page)
    author.when_i_follow("Answer questions")
    author.then_the_page_is("Questions and answers")
    author.page.get_by_role("link", name="Answer the question").click()
    author.then_the_page_is("Answer a question")
    author.when_i_enter("Your answer", "Every hour, number 7")
    author.when_i_press("Answer everybody")
    author.then_i_read("Every hour, number 7")


def open_together(council: Council, secrets: dict[str, str]) -> None:
    first, second = council.at["first"], council.at["second"]
    first.given_i_am_on(council.page)
    first.then_i_read("Closed, bids sealed")
    first.when_i_follow("Open the bids")
    first.then_the_page_is("Open the bids")
    first.when_i_enter("Your opening key", secrets["first"])
    first.when_i_press("Use my key")
    first.then_the_page_is("Bids")
    first.then_i_read("Somebody else has to use theirs now")
    assert OpenedBid.objects.count() == 0
    second.given_i_am_on(council.page)
    second.when_i_follow("Open the bids")
    second.when_i_enter("Your opening key", secrets["second"])
    second.when_i_press("Use my key")
    second.then_the_page_is("Bids")
    second.then_i_read("The bids are open", "Bid 1")


def download_and_read_the_log(council: Council) -> None:
    author = council.at["author"]
    declare(council, "author")  # anew, because who bids is known from here on
    author.given_i_am_on(f"{council.page}bids/")
    author.then_the_page_is("Bids")
    author.then_i_read("Prices are read after quality is settled")
    with author.page.expect_download() as found:
        author.page.get_by_role("button", name="Download how.txt of Lunch Club").click()
    assert found.value.path().read_bytes() == b"We visit twice a week"
    author.given_i_am_on(council.page)
    author.when_i_follow("The log: every act, with its proof")
    author.then_the_page_is("Log")
    author.then_i_read("Part of an opened bid downloaded")


@pytest.mark.parametrize("council", [True, False], indirect=True, ids=["with script", "without script"])
def test_from_a_draft_to_opened_bids(council: Council) -> None:
    begin(council)
    write(council)
    name_everybody(council)
    for name in council.people:
        declare(council, name)
    secrets = {name: make_and_try_a_key(council, name) for name in ("approver", "first", "second")}
    decide_the_route(council)
    approve_and_publish(council)
    tender, (supplier, person) = council.tender, make_supplier("Lunch Club")
    ask(tender=tender, asker=supplier, words="Is there a bus?", now=timezone.now())
    answer_a_question(council)
    hand_in_packed(tender, supplier, person, at=timezone.now())
    passed = timezone.now() - SETTLING - timedelta(seconds=1)
    Tender.objects.filter(pk=tender.pk).update(deadline_at=passed)
    open_together(council, secrets)
    download_and_read_the_log(council)
    assert council.tender.stage == "assessing"


def test_a_bid_is_handed_in_with_its_price_apart(
    live_server: LiveServer, page: Page, find_barriers: FindBarriers
) -> None:
    supplier, person = make_supplier("Lunch Club")
    tender, later = open_tender().tender, timezone.now() + timedelta(days=9)
    Tender.objects.filter(pk=tender.pk).update(deadline_at=later, questions_until=later)
    visitor = Visitor(page, live_server.url, find_barriers)
    visitor.given_i_am_signed_in_as(person)
    visitor.given_i_am_on(f"/organisations/{supplier.pk}/bids/{tender.pk}/")
    visitor.then_the_page_is(tender.title)
    visitor.then_i_read("Keep your price out of what you write about quality")
    visitor.when_i_enter("Price", "a lot")
    visitor.when_i_press("Hand in")
    visitor.then_i_read("Choose the files of your bid", "Price: enter a number in figures")
    visitor.then_the_page_is(tender.title)
    how = {"name": "how.txt", "mimeType": "text/plain", "buffer": b"We visit twice a week"}
    page.get_by_label("Files about quality").set_input_files(files=[how])
    visitor.when_i_enter("Price", "")
    visitor.when_i_press("Hand in")
    visitor.then_i_read("Enter your price, or say at the end that you hand in without one")
    visitor.then_the_page_is(tender.title)
    page.get_by_label("Files about quality").set_input_files(files=[how])
    page.get_by_label("Hand in without a price").check()
    visitor.when_i_press("Hand in")
    visitor.then_i_read("Your bid was received at", "Your bid has no price")
    visitor.then_the_page_is(tender.title)
    page.get_by_label("Files about quality").set_input_files(files=[how])
    visitor.when_i_enter("Price", "£79,400")
    visitor.when_i_press("Replace the bid")
    visitor.then_i_read("Your bid was received at")
    assert tender.bids.get().received.count() == 2


def test_a_new_key_can_be_printed_from_its_page(
    live_server: LiveServer, page: Page, find_barriers: FindBarriers
) -> None:
    _, person = make_supplier("Lunch Club")
    visitor = Visitor(page, live_server.url, find_barriers)
    visitor.given_i_am_signed_in_as(person)
    visitor.given_i_am_on("/tenders/opening-key/")
    visitor.when_i_press("Make my key")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    visitor.when_i_press("Print this page")
    assert page.title() == "printed"
