"""A manager answers a buyer's question the night before it is due: by mouse, by keys alone, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import make_case
from tests.kept_answer_builders import make_answer
from tests.organisation_builders import World, make_world
from worthwhile.apps.impact.models import Answer, Case

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 740}
FindBarriers = Callable[[Page], list[str]]
RESPONSIBLE = "Say who is responsible for all commitments, by role"


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


@pytest.fixture
def answer(case: Case, world: World) -> Answer:
    return make_answer(case, world.owner.person)


def _given_i_am_signed_in(page: Page, server: LiveServer, world: World) -> None:
    client = Client()
    client.force_login(world.editor.person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])


def _then_nobody_is_kept_out(page: Page, find_barriers: FindBarriers) -> None:
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert find_barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _then_the_page_is(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_an_answer_is_drafted_from_the_tasks_of_a_case(
    live_server: LiveServer, page: Page, world: World, case: Case, find_barriers: FindBarriers
) -> None:
    _given_i_am_signed_in(page, live_server, world)
    page.goto(f"{live_server.url}/organisations/{case.organisation_id}/cases/{case.pk}/")
    page.get_by_role("link", name="Answer a buyer’s question").click()
    _then_the_page_is(page, "Answers to buyers’ questions")
    _then_nobody_is_kept_out(page, find_barriers)
    _press(page, "Answer a question")
    _then_the_page_is(page, "Answer a question")
    _then_nobody_is_kept_out(page, find_barriers)
    page.get_by_label("The case as it stands now").check()
    _press(page, "Go on")

    _then_the_page_is(page, "What the buyer asks")
    _press(page, "Save and go on")
    expect(page.get_by_role("alert")).to_contain_text("Paste the buyer’s question")
    _then_nobody_is_kept_out(page, find_barriers)
    page.get_by_label("The buyer’s question").fill("What will you do about loneliness?")
    page.get_by_label("The outcome that the buyer asks for").fill("Reduced loneliness among older residents")
    _press(page, "Save and go on")

    _then_the_page_is(page, "The buyer and the contract")
    page.get_by_label("Who buys?").fill("Example Council")
    page.get_by_label("First day of the contract").fill("1 April 2026")
    page.get_by_label("How long is the contract?").fill("12")
    _then_nobody_is_kept_out(page, find_barriers)
    _press(page, "Save and go on")

    _then_the_page_is(page, "The buyer’s headings and word limit")
    page.get_by_label("Most words allowed (optional)").fill("900")
    _then_nobody_is_kept_out(page, find_barriers)
    _press(page, "Save and go on")

    _then_the_page_is(page, "What you promise")
    page.get_by_label("Older people are more satisfied with their lives").check()
    _then_nobody_is_kept_out(page, find_barriers)
    _press(page, "Save and go on")

    _then_the_page_is(page, "Older people are more satisfied with their lives")
    page.get_by_label("How many do you promise?").fill("5000")
    _press(page, "Save and go on")
    expect(page.get_by_role("alert")).to_contain_text("The case supports at most 36")
    _then_nobody_is_kept_out(page, find_barriers)
    page.get_by_label("How many do you promise?").fill("20")
    page.get_by_label("What is counted?").fill("people")
    page.get_by_label("By when?").fill("31 March 2027")
    _press(page, "Save and go on")

    _then_the_page_is(page, "Who, how you report, and your plan")
    page.get_by_label("Steps of your project plan (optional)").fill("30 June 2026: The second group of visitors starts")
    _then_nobody_is_kept_out(page, find_barriers)
    _press(page, "Save and go on")

    _then_the_page_is(page, "Example Council: Reduced loneliness among older residents")
    expect(page.get_by_role("main")).to_contain_text("at least 20 people by 31 March 2027")
    _then_nobody_is_kept_out(page, find_barriers)
    page.get_by_role("link", name="Plain text to copy").click()
    expect(page.get_by_label("The answer")).to_have_value(re.compile("at least 20 people by 31 March 2027"))
    _then_nobody_is_kept_out(page, find_barriers)


def _draft_address(server: LiveServer, answer: Answer) -> str:
    case = answer.case
    return f"{server.url}/organisations/{case.organisation_id}/cases/{case.pk}/answers/{answer.pk}/"


def test_words_are_counted_while_a_gap_is_filled(
    live_server: LiveServer, page: Page, world: World, answer: Answer
) -> None:
    _given_i_am_signed_in(page, live_server, world)
    page.goto(_draft_address(live_server, answer))
    count = page.get_by_role("status")
    before = count.inner_text()
    page.get_by_label(RESPONSIBLE).fill("Our manager")
    expect(count).not_to_have_text(before)
    expect(count).to_contain_text("words, split at spaces")
    expect(page.get_by_label(RESPONSIBLE)).to_be_focused()
    _press(page, "Save what you typed")
    expect(page.get_by_role("main")).to_contain_text("Responsible for all commitments: Our manager.")


def test_a_gap_is_filled_with_keys_alone(live_server: LiveServer, page: Page, world: World, answer: Answer) -> None:
    _given_i_am_signed_in(page, live_server, world)
    page.goto(_draft_address(live_server, answer))
    _tab_to(page, page.get_by_label(RESPONSIBLE))
    page.keyboard.type("Our chair")
    _tab_to(page, page.get_by_role("button", name="Save what you typed"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Responsible for all commitments: Our chair.")
    figure = page.locator(".ww-tied").first
    _tab_to(page, figure)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Example Council")


def _tab_to(page: Page, target: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("no key leads there")


def test_without_javascript_words_are_counted_by_a_button_and_what_is_typed_stays(
    live_server: LiveServer, plain_page: Page, world: World, answer: Answer
) -> None:
    _given_i_am_signed_in(plain_page, live_server, world)
    plain_page.goto(_draft_address(live_server, answer))
    plain_page.get_by_label(RESPONSIBLE).fill("Our manager")
    _press(plain_page, "Count the words again")
    expect(plain_page.get_by_label(RESPONSIBLE)).to_have_value("Our manager")
    expect(plain_page.get_by_role("main")).to_contain_text("Responsible for all commitments: Our manager.")
    _press(plain_page, "Save what you typed")
    expect(plain_page.get_by_role("main")).to_contain_text("stands in the draft as your words")
