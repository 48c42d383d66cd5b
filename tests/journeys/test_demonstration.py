"""Looking around without an account, and a first case with the guide, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from worthwhile.apps.demonstration.presenters.guide_steps import GUIDE, ExampleAnswer, GuideStep
from worthwhile.apps.demonstration.services.set_up import set_up_demonstration

pytestmark = [pytest.mark.journeys, pytest.mark.django_db]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 740}
MOST_FIELDS = 40
FindBarriers = Callable[[Page], list[str]]


class Visit:
    """What a visitor does and sees."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers) -> None:
        self.page, self.address, self.find_barriers = page, address, find_barriers
        self.fields = 0

    def given_i_have_come_in(self) -> None:
        self.page.goto(self.address)
        self.when_i_press("Look around in the demonstration")
        expect(self.page.get_by_role("heading", name="The demonstration", exact=True)).to_be_visible()

    def when_i_press(self, name: str) -> None:
        """With the keyboard: the button takes the focus, and Enter presses it."""
        button = self.page.get_by_role("button", name=name).first
        button.focus()
        expect(button).to_be_focused()
        self.page.keyboard.press("Enter")

    def when_i_follow(self, name: str) -> None:
        """By keyboard too. A link that stands as a button is one to whoever hears the page."""
        ways = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))
        ways.first.focus()
        self.page.keyboard.press("Enter")

    def when_i_follow_the_guide(self) -> None:
        """Every step with its own answers, by keyboard alone."""
        for number, step in enumerate(GUIDE, start=1):
            expect(self.page.get_by_label("Guide").get_by_text(f"Guide: step {number} of 10")).to_be_visible()
            if step.part == "outcomes":
                self.when_i_follow("Go on")
                continue
            if self.page.get_by_role("button", name="Save and go on").count() == 0:
                self.when_i_follow("Members are more satisfied with their lives")
            expect(self.page.get_by_role("button", name="Save and go on")).to_be_visible()
            self.when_i_answer(step)
            self.when_i_press("Save and go on")

    def when_i_answer(self, step: GuideStep) -> None:
        main = self.page.locator("main")
        if any(example.label in ("Lowest", "Highest") for example in step.answers):
            main.locator("summary").first.focus()
            self.page.keyboard.press("Enter")
        for example in step.answers:
            self.fields += 1
            self._answer(main, example)

    def _answer(self, main: Locator, example: ExampleAnswer) -> None:
        group = main.get_by_role("group", name=example.label, exact=True)
        if group.get_by_role("radio").count():
            group.get_by_label(example.answer, exact=True).focus()
            self.page.keyboard.press("Space")
            return
        field = main.get_by_label(example.label).first
        field.focus()
        if field.evaluate("field => field.tagName") != "SELECT":
            self.page.keyboard.press("Control+A")
        self.page.keyboard.type(example.answer)

    def then_nothing_is_in_the_way(self) -> None:
        for size in (PHONE, DESKTOP):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            assert self.find_barriers(self.page) == []
            assert self.page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    def then_it_says_that_it_is_a_demonstration(self) -> None:
        expect(self.page.get_by_role("complementary", name="Demonstration")).to_be_visible()


@pytest.fixture
def visit(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Visit:
    cache.clear()
    set_up_demonstration(now=timezone.now())
    return Visit(page, live_server.url, find_barriers)


def test_from_the_first_page_into_the_demonstration_and_out_again(visit: Visit) -> None:
    visit.page.goto(visit.address)
    visit.then_nothing_is_in_the_way()
    visit.given_i_have_come_in()
    visit.then_it_says_that_it_is_a_demonstration()
    visit.then_nothing_is_in_the_way()
    visit.when_i_follow("Nursery places paid for across a group: result")
    expect(visit.page.locator(".ww-headline")).to_contain_text("For every £1 put in")
    visit.then_it_says_that_it_is_a_demonstration()
    visit.then_nothing_is_in_the_way()
    visit.when_i_follow("All of the demonstration")
    visit.when_i_follow("London Early Years Foundation (LEYF)")
    expect(visit.page.get_by_role("cell", name="43 nurseries")).to_be_visible()
    visit.then_it_says_that_it_is_a_demonstration()
    visit.then_nothing_is_in_the_way()
    visit.when_i_follow("Keep what I made")
    visit.then_nothing_is_in_the_way()
    visit.when_i_follow("Go back")
    visit.when_i_press("Leave, and erase what I made")
    expect(visit.page.get_by_text("What you made in it is erased")).to_be_visible()


def test_a_newcomer_makes_a_first_case_by_keyboard_with_the_guide(visit: Visit, tmp_path: Path) -> None:
    visit.given_i_have_come_in()
    visit.when_i_follow("Make your first case with a guide")
    expect(visit.page.get_by_role("button", name="Begin")).to_be_visible()
    visit.then_nothing_is_in_the_way()
    visit.when_i_press("Begin")
    expect(visit.page.get_by_label("Guide").get_by_text("Guide: step 1 of 10")).to_be_visible()
    visit.then_nothing_is_in_the_way()
    visit.when_i_follow_the_guide()
    assert visit.fields <= MOST_FIELDS
    expect(visit.page.locator(".ww-headline")).to_contain_text("For every £1 put in, between")
    visit.then_nothing_is_in_the_way()
    visit.when_i_follow("Take the report")
    with visit.page.expect_download() as coming:
        visit.when_i_follow("PDF")
    kept = tmp_path / coming.value.suggested_filename
    coming.value.save_as(kept)
    assert kept.name.startswith("demonstration-")
    assert kept.read_bytes().startswith(b"%PDF-")


def test_without_javascript_one_comes_in_as_well(live_server: LiveServer, plain_page: Page) -> None:
    cache.clear()
    set_up_demonstration(now=timezone.now())
    plain_page.goto(live_server.url)
    plain_page.get_by_role("button", name="Look around in the demonstration").click()
    plain_page.get_by_role("button", name="Make your first case with a guide").click()
    plain_page.get_by_role("button", name="Begin").click()
    expect(plain_page.get_by_text("Guide: step 1 of 10")).to_be_visible()
