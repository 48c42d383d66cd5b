"""One person asks three suppliers for quotes in a few minutes, and opens what came in; a supplier comes onto a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import DESK, FindBarriers, Visitor
from tests.quick_quote_builders import offer
from tests.tender_builders import make_buyer
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import OpenedBid, PreferredList, SupplierChoice, Tender
from worthwhile.apps.tenders.services.clock import SETTLING
from worthwhile.apps.tenders.services.hand_in import hand_in

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending in Luton"
MOST_PAGES, MOST_FILLED_IN = 7, 11


@pytest.fixture
def author(
    live_server: LiveServer, browser: Browser, request: pytest.FixtureRequest, find_barriers: FindBarriers
) -> Iterator[Visitor]:
    """A commissioner, with barriers looked for, or without JavaScript."""
    has_script = getattr(request, "param", True)
    buyer, person = make_buyer()
    for name in ("Kind Visits", "Warm Homes", "Good Company", "Open Door"):
        offer(name, now=timezone.now())
    offer("Far Away", at="Cornwall", now=timezone.now())
    context = browser.new_context(java_script_enabled=has_script, viewport=DESK)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    visitor = Visitor(page, live_server.url, find_barriers if has_script else None)
    visitor.given_i_am_signed_in_as(person)
    visitor.given_i_am_on(f"/organisations/{buyer.pk}/tenders/")
    yield visitor
    context.close()
    assert faults == []


def say_what_is_needed(author: Visitor) -> None:
    author.when_i_press("Ask for quick quotes")
    author.then_the_page_is("What you need")
    day = timezone.localdate() + timedelta(days=10)
    author.when_i_enter("What do you need?", TITLE)
    author.when_i_enter("What is it for, for whom, and how much of it?", "Weekly visits to people who live alone")
    author.page.get_by_label("Which kind of service is nearest?").select_option("social-work")
    author.when_i_enter("Where?", "Luton")
    author.when_i_enter("How much can it cost over its whole length, with VAT?", "700,000")
    author.when_i_enter("Last day for quotes", f"{day:%d/%m/%Y}")
    author.page.get_by_label("In which nation are you?").select_option("england")
    author.page.get_by_label("What kind of body are you?").select_option("local-authority")
    author.when_i_choose("Social care or community support")
    author.when_i_press("Go on to who is asked")
    author.then_the_page_is("What you need")
    author.then_i_read("Procurement Act 2023, light touch", "£663,540")
    author.when_i_enter("How much can it cost over its whole length, with VAT?", "18,000")
    author.when_i_press("Go on to who is asked")


def choose_who_is_asked(author: Visitor) -> None:
    author.then_the_page_is("Who is asked")
    author.then_i_read("You never invited it", "It is its turn.")
    author.page.get_by_text("Who does not fit, and why (1)").click()
    author.then_i_read("It does not work in Luton.")
    author.page.get_by_text("How turns are worked out").click()
    author.then_nothing_is_in_my_way()
    author.page.get_by_text("Ask another in place of one of these").click()
    leave_out = author.page.get_by_label("Leave out")
    leave_out.select_option(index=1)
    author.when_i_press("Ask these")
    author.then_i_read("Choose who is asked instead")
    author.page.get_by_label("Ask instead").select_option(index=1)
    author.when_i_enter("Why?", "Closed in May")
    author.when_i_press("Ask these")


def ask_questions(author: Visitor) -> None:
    author.then_the_page_is("Questions and price")
    author.when_i_follow(TITLE)
    author.when_i_press("Go on with the five steps")
    author.then_the_page_is(TITLE)
    author.when_i_press("Go on")
    author.then_the_page_is("Questions and price")
    author.when_i_press("Keep and go on")


def make_and_try_a_key(author: Visitor) -> str:
    author.then_the_page_is("Your opening key")
    author.when_i_press("Make my key")
    author.then_the_page_is("Your opening key")
    secret = author.page.locator("#secret").inner_text()
    author.when_i_enter("Your opening key", secret)
    author.when_i_choose("No, I have none that I know of")
    author.when_i_press("Try the key and go on")
    return secret


def check_and_send(author: Visitor) -> None:
    author.then_the_page_is("Check and send")
    author.then_i_read("Closed in May", "Weekly visits to people who live alone", "Befriending in Luton")
    author.when_i_press("Approve and send")
    author.then_the_page_is(TITLE)
    author.then_i_read("Sent. The suppliers are told by e-mail", "Open for bids")


def open_the_quotes(author: Visitor, secret: str) -> None:
    tender = Tender.objects.get()
    supplier = tender.invited.order_by("pk")[0].supplier
    person = supplier.memberships.get().person
    hand_in(tender=tender, bidder=supplier, content=b"Two visits a week", by=person, received_at=timezone.now())
    passed = timezone.now() - SETTLING - timedelta(seconds=1)
    Tender.objects.filter(pk=tender.pk).update(deadline_at=passed)
    author.given_i_am_on(f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/")
    author.then_i_read("Closed, bids sealed")
    author.when_i_follow("Open the bids")
    author.when_i_enter("Your opening key", secret)
    author.when_i_press("Use my key")
    author.then_i_read("The bids are open")
    assert OpenedBid.objects.count() == 1


@pytest.mark.parametrize("author", [True, False], indirect=True, ids=["with script", "without script"])
def test_from_a_need_to_opened_quotes(author: Visitor) -> None:
    say_what_is_needed(author)
    choose_who_is_asked(author)
    ask_questions(author)
    secret = make_and_try_a_key(author)
    check_and_send(author)
    assert SupplierChoice.objects.get().data["replaced"]["reason"] == "Closed in May"
    open_the_quotes(author, secret)


def test_a_whole_quick_quote_takes_a_buyer_few_pages_and_little_typing(live_server: LiveServer, page: Page) -> None:
    """Counts the pages that a buyer sees and the boxes and choices that they have to fill in, with no key as yet."""
    buyer, person = make_buyer()
    for name in ("Kind Visits", "Warm Homes", "Good Company"):
        offer(name, now=timezone.now())
    visitor = Visitor(page, live_server.url)
    visitor.given_i_am_signed_in_as(person)
    pages, filled = _send_quickly(visitor, buyer)
    assert pages <= MOST_PAGES
    assert filled <= MOST_FILLED_IN
    assert Tender.objects.get().stage == "open"


def _send_quickly(visitor: Visitor, buyer: Organisation) -> tuple[int, int]:
    seen: list[str] = []
    visitor.page.on("load", lambda one: seen.append(one.url))
    visitor.given_i_am_on(f"/organisations/{buyer.pk}/quick-quotes/new/")
    day = timezone.localdate() + timedelta(days=10)
    filled = {
        "What do you need?": TITLE, "What is it for, for whom, and how much of it?": "Weekly visits", "Where?": "Luton",
        "How much can it cost over its whole length, with VAT?": "18000", "Last day for quotes": f"{day:%d/%m/%Y}",
    }  # fmt: skip
    for label, text in filled.items():
        visitor.when_i_enter(label, text)
    chosen = {
        "Which kind of service is nearest?": "social-work", "In which nation are you?": "england",
        "What kind of body are you?": "local-authority",
    }  # fmt: skip
    for label, value in chosen.items():
        visitor.page.get_by_label(label).select_option(value)
    visitor.when_i_choose("Social care or community support")
    visitor.when_i_press("Go on to who is asked")
    visitor.when_i_press("Ask these")
    visitor.when_i_press("Keep and go on")
    visitor.when_i_press("Make my key")
    visitor.when_i_enter("Your opening key", visitor.page.locator("#secret").inner_text())
    visitor.when_i_choose("No, I have none that I know of")
    visitor.when_i_press("Try the key and go on")
    visitor.when_i_press("Approve and send")
    visitor.then_i_read("Sent. The suppliers are told by e-mail")
    return len(seen), len(filled) + len(chosen) + 1 + 2


def test_a_supplier_asks_to_be_on_a_list_and_is_admitted(author: Visitor, live_server: LiveServer, page: Page) -> None:
    author.when_i_follow("Preferred suppliers: lists from which you ask for quick quotes")
    author.then_the_page_is("Preferred suppliers")
    author.when_i_press("Make a list")
    author.then_the_page_is("Make a list")
    author.when_i_enter("What is the list called?", "Visits")
    author.page.get_by_label("Which kind of service is it for?").select_option("social-work")
    author.when_i_enter("Where? (optional)", "Luton")
    author.when_i_press("Make the list")
    author.then_the_page_is("Visits")
    author.when_i_press("Put suppliers on it")
    author.then_the_page_is("Put suppliers on the list")
    author.when_i_choose("Warm Homes: Befriending")
    author.when_i_enter("Why?", "They know Luton")
    author.when_i_press("Put on the list")
    author.then_i_read("On the list now: Warm Homes.")
    kind = Organisation.objects.get(name="Kind Visits")
    supplier = Visitor(page, live_server.url, author.find_barriers)
    supplier.given_i_am_signed_in_as(kind.memberships.get().person)
    supplier.given_i_am_on(f"/organisations/{kind.pk}/bids/")
    supplier.when_i_follow("Lists of buyers, from which suppliers are asked for quotes")
    supplier.then_the_page_is("Lists of buyers")
    page.get_by_role("link", name="Ask to be on it").click()
    supplier.then_the_page_is("Ask to be on a list")
    supplier.when_i_enter("What do you do, where, and for whom?", "We visit people in Luton")
    supplier.when_i_press("Apply")
    supplier.then_i_read("Waits")
    made = PreferredList.objects.get()
    author.given_i_am_on(f"/organisations/{made.buyer_id}/preferred-suppliers/{made.pk}/")
    author.then_the_page_is("Visits")
    author.page.get_by_role("link", name="Decide on Kind Visits").click()
    author.then_the_page_is("Application of Kind Visits")
    author.when_i_choose("Yes, put it on the list")
    author.when_i_enter("Why?", "Welcome")
    author.when_i_press("Tell the supplier")
    author.then_i_read("Kind Visits is on the list now.")
    supplier.given_i_am_on(f"/organisations/{kind.pk}/lists-of-buyers/")
    supplier.then_i_read("You are on it")
    page.get_by_role("link", name="Leave it").click()
    supplier.then_the_page_is("Leave a list")
    author.page.get_by_role("link", name="Take off Warm Homes").click()
    author.then_the_page_is("Take Warm Homes off")
