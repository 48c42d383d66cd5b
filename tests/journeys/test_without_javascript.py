"""A first case from no account to a report without JavaScript, each page looked at by axe as it was sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.first_case import ADDRESS, CASE, ORGANISATION, PAGES, PASSWORD, PagePassed, code_sent

pytestmark = [pytest.mark.journeys, pytest.mark.django_db]
DESK: Any = {"width": 1280, "height": 900}
PHONE: Any = {"width": 375, "height": 740}
SCRIPTS = re.compile(r"<script\b.*?</script>", re.DOTALL)


class PlainVisitor:
    """A person whose browser runs no script; another window looks at what theirs was sent, as axe is a script."""

    def __init__(self, page: Page, looking: Page, find_barriers: Callable[[Page], list[str]]) -> None:
        self.page, self.looking, self.find_barriers = page, looking, find_barriers

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def when_i_enter(self, name: str, text: str) -> None:
        self.page.get_by_label(re.compile(f"^{re.escape(name)}")).first.fill(text)

    def when_i_pass(self, page: PagePassed) -> None:
        self.then_the_page_is(page.heading)
        if page.chosen:
            self.page.get_by_label(page.chosen, exact=True).check()
        for name, text in page.typed.items():
            self.when_i_enter(name, text)
        self.when_i_press(page.onward)

    def then_the_page_is(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        sent = SCRIPTS.sub("", self.page.content())
        self.looking.route(self.page.url, lambda route: route.fulfill(body=sent, content_type="text/html"))
        self.looking.goto(self.page.url)
        for size in (PHONE, DESK):
            self.looking.set_viewport_size(size)
            assert self.find_barriers(self.looking) == []
            assert self.looking.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.fixture
def looking(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_first_case_from_no_account_to_a_report(
    plain_page: Page, looking: Page, live_server: LiveServer, find_barriers: Callable[[Page], list[str]]
) -> None:
    person = PlainVisitor(plain_page, looking, find_barriers)
    plain_page.goto(live_server.url)
    person.then_the_page_is("Show what your work is worth")
    person.when_i_press("Create an account")
    person.when_i_enter("E-mail address", ADDRESS)
    person.when_i_enter("Password", PASSWORD)
    person.when_i_press("Create an account")
    person.then_the_page_is("Confirm your e-mail address")
    person.when_i_enter("Code", code_sent())
    person.when_i_press("Go on")
    person.then_the_page_is("Your organisations")
    person.when_i_press("Set up an organisation")
    person.when_i_enter("Name of the organisation", ORGANISATION)
    plain_page.get_by_label("Provider: it does the work").check()
    person.when_i_press("Set up")
    person.then_the_page_is(ORGANISATION)
    person.when_i_press("Start a case")
    person.when_i_press("Start")
    person.then_the_page_is("Start a case")
    expect(plain_page.get_by_role("alert")).to_contain_text("Enter a name for the case")
    person.when_i_enter("Name of the case", CASE)
    plain_page.get_by_label("Lunch club").check()
    person.when_i_press("Start")
    for passed in PAGES:
        person.when_i_pass(passed)

    person.then_the_page_is("Result")
    expect(plain_page.locator(".ww-headline")).to_contain_text("For every £1 put in")
    plain_page.get_by_label("How many change").first.fill("6")
    person.when_i_press("See what these would give")
    expect(plain_page.get_by_text("With these figures")).to_be_visible()
    person.when_i_follow("take the report")
    person.then_the_page_is("Take the report away")
    with plain_page.expect_download() as coming:
        person.when_i_follow("PDF")
    assert coming.value.suggested_filename.endswith(".pdf")
