"""From no account to a signed version by keyboard alone: every stop is seen, and nothing needs a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.first_case import ADDRESS, CASE, ORGANISATION, PAGES, PASSWORD, PagePassed, code_sent

pytestmark = [pytest.mark.journeys, pytest.mark.django_db]
DESK: Any = {"width": 1280, "height": 900}
PHONE: Any = {"width": 375, "height": 740}
MOST_STOPS = 150
TYPED_IN = ("text", "email", "password", "textarea")
# What has the focus: its name, what it is, and whether somebody who looks can see that it has it. Radios and boxes to
# tick are drawn by their labels. What is scrolled into sight only as it takes the focus counts as seen.
FOCUSED = """() => {
  const at = document.activeElement;
  const words = text => text.replace(/\\s+/g, ' ').trim();
  const unit = / ?, in (pounds|per cent|years)$/;
  const label = at.labels && at.labels[0];
  const drawn = label && ['radio', 'checkbox'].includes(at.type) ? getComputedStyle(label, '::before') : null;
  const shows = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
    || style.boxShadow !== 'none';
  const box = at.getBoundingClientRect();
  return {
    name: words(at.getAttribute('aria-label') || (label ? label.innerText : at.innerText) || '').replace(unit, ''),
    kind: at.tagName === 'INPUT' ? at.type : at.tagName.toLowerCase(),
    group: at.type === 'radio' ? at.name : '',
    seen: at.matches(':focus-visible') && (shows(getComputedStyle(at)) || (drawn !== null && shows(drawn)))
      && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


class KeyboardUser:
    """A person who has no mouse."""

    def __init__(self, page: Page, find_barriers: Callable[[Page], list[str]]) -> None:
        self.page, self.find_barriers = page, find_barriers

    def when_i_tab_to(self, name: str, *, kinds: tuple[str, ...] = ()) -> None:
        """Tab until that has the focus; every stop on the way shows that it has it."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(FOCUSED)
            assert at["kind"] == "body" or at["seen"], f"nobody sees the focus on {at['kind']} {at['name']!r}"
            if at["name"] == name and (not kinds or at["kind"] in kinds):
                return
        raise AssertionError(f"{name!r} cannot be reached by keyboard on {self.page.url}")

    def when_i_press(self, name: str) -> None:
        self.when_i_tab_to(name)
        self.page.keyboard.press("Enter")

    def when_i_type(self, name: str, text: str) -> None:
        self.when_i_tab_to(name, kinds=TYPED_IN)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def when_i_tick(self, name: str) -> None:
        self.when_i_tab_to(name, kinds=("checkbox",))
        self.page.keyboard.press("Space")

    def when_i_choose(self, name: str) -> None:
        """Tab to the group of radios and arrow down to the one that is meant."""
        group = self.page.get_by_label(name, exact=True).get_attribute("name")
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED)["group"] == group:
                break
        self.page.keyboard.press("Space")
        for _ in range(MOST_STOPS):
            at = self.page.evaluate(FOCUSED)
            assert at["seen"], f"nobody sees the focus on {at['name']!r}"
            if at["name"] == name:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {name!r}")

    def when_i_pass(self, page: PagePassed) -> None:
        self.then_the_page_is(page.heading)
        if page.chosen:
            self.when_i_choose(page.chosen)
        for name, text in page.typed.items():
            self.when_i_type(name, text)
        self.when_i_press(page.onward)

    def then_the_page_is(self, heading: str) -> None:
        """The page with that heading, on a desk and on a phone, with nothing in anybody's way."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        for size in (PHONE, DESK):
            self.page.set_viewport_size(size)
            assert self.find_barriers(self.page) == []
            assert self.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_from_no_account_to_a_signed_version(
    page: Page, live_server: LiveServer, find_barriers: Callable[[Page], list[str]]
) -> None:
    person = KeyboardUser(page, find_barriers)
    page.goto(live_server.url)
    person.then_the_page_is("Show what your work is worth")
    person.when_i_press("Create an account")
    person.then_the_page_is("Create an account")
    person.when_i_type("E-mail address", ADDRESS)
    person.when_i_type("Password", PASSWORD)
    person.when_i_press("Create an account")
    person.then_the_page_is("Confirm your e-mail address")
    person.when_i_type("Code", code_sent())
    person.when_i_press("Go on")

    person.then_the_page_is("Your organisations")
    person.when_i_press("Set up an organisation")
    person.then_the_page_is("Set up an organisation")
    person.when_i_type("Name of the organisation", ORGANISATION)
    person.when_i_choose("Provider: it does the work")
    person.when_i_press("Set up")
    person.then_the_page_is(ORGANISATION)

    person.when_i_press("Start a case")
    person.then_the_page_is("Start a case")
    person.when_i_type("Name of the case", CASE)
    person.when_i_choose("Lunch club: a regular meal in company for people who would otherwise eat alone.")
    person.when_i_press("Start")
    for passed in PAGES:
        person.when_i_pass(passed)
    person.then_the_page_is("Result")
    expect(page.locator(".ww-headline")).to_contain_text("For every £1 put in")

    person.when_i_press("take the report")
    person.then_the_page_is("Take the report away")
    with page.expect_download() as coming:
        person.when_i_press("Word")
    assert coming.value.suggested_filename.endswith(".docx")
    person.when_i_press("Tasks")
    person.then_the_page_is(CASE)

    person.when_i_press("Versions")
    person.then_the_page_is("Versions")
    person.when_i_press("Keep a version")
    person.then_the_page_is("Keep a version")
    person.when_i_type("Name of the version", "As sent to the council")
    person.when_i_press("Keep this version")
    person.then_the_page_is("Version 1: As sent to the council")
    person.when_i_press("Sign this version")
    person.then_the_page_is("Sign version 1: As sent to the council")
    person.when_i_type("What are you in the organisation?", "Manager")
    person.when_i_tick("I sign this version with my name. This cannot be taken back")
    person.when_i_press("Sign")
    expect(page.get_by_text(f"{ADDRESS} (Manager)")).to_be_visible()
    person.then_the_page_is("Version 1: As sent to the council")
