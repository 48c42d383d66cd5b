"""A manager sets up her organisation and brings a colleague in, who may look and not touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.organisation_builders import make_person
from worthwhile.apps.accounts.models import User

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
FindBarriers = Callable[[Page], list[str]]


class Colleague:
    """What a person who is signed in does on the pages of organisations, and sees there."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers, person: User) -> None:
        self.page, self.address, self.find_barriers = page, address, find_barriers
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])

    def given_i_am_on(self, path: str) -> None:
        self.page.goto(self.address + path)

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def when_i_enter(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def when_i_choose(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def then_i_read(self, text: str) -> None:
        expect(self.page.get_by_role("main").get_by_text(text).first).to_be_visible()

    def then_i_am_not_offered(self, name: str) -> None:
        expect(self.page.get_by_role("button", name=name)).to_have_count(0)
        expect(self.page.get_by_role("link", name=name)).to_have_count(0)

    def then_the_page_is(self, heading: str) -> None:
        """The page with that heading, with nothing in anybody's way at a desk or on a phone."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        for size in (PHONE, DESKTOP):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            assert self.find_barriers(self.page) == []
            assert self.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.fixture
def owner(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Colleague:
    return Colleague(page, live_server.url, find_barriers, make_person("owner@example.org"))


@pytest.fixture
def viewer(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[Colleague]:
    context = browser.new_context()
    yield Colleague(context.new_page(), live_server.url, find_barriers, make_person("viewer@example.org"))
    context.close()


def test_an_organisation_is_set_up_and_a_colleague_may_look_but_not_touch(owner: Colleague, viewer: Colleague) -> None:
    owner.given_i_am_on("/organisations/")
    owner.then_the_page_is("Your organisations")
    owner.when_i_press("Set up an organisation")
    owner.when_i_press("Set up")
    owner.then_i_read("Enter the name of the organisation")
    owner.then_the_page_is("Set up an organisation")
    owner.when_i_enter("Name of the organisation", "Lunch Club CIC")
    owner.when_i_choose("Provider: it does the work")
    owner.when_i_press("Set up")
    owner.then_the_page_is("Lunch Club CIC")

    owner.when_i_press("Add a number")
    owner.then_the_page_is("Add a registered number")
    owner.when_i_choose("Company number (Companies House)")
    owner.when_i_enter("Number", "7444723")
    owner.when_i_press("Add")
    owner.then_i_read("07444723")

    owner.when_i_press("Add a fact")
    owner.then_the_page_is("Record a fact")
    owner.page.get_by_label("What is it about?").select_option("Public liability insurance")
    owner.when_i_enter("What is true?", "£5 million")
    owner.when_i_enter("How can a reader check it?", "Certificate in the office")
    owner.when_i_enter("True from", "1 April 2026")
    owner.when_i_press("Record")
    owner.then_the_page_is("Public liability insurance")
    owner.when_i_follow("Lunch Club CIC")

    owner.when_i_press("Invite somebody")
    owner.then_the_page_is("Invite somebody")
    owner.when_i_enter("E-mail address", "viewer@example.org")
    owner.when_i_choose("Viewer: may see everything, and change nothing")
    owner.when_i_press("Invite")
    owner.then_the_page_is("Invitation made")
    link = owner.page.locator("#link").inner_text()
    owner.when_i_follow("Go to Lunch Club CIC")
    owner.then_i_read("viewer@example.org")
    owner.then_the_page_is("Lunch Club CIC")

    viewer.page.goto(link)
    viewer.then_the_page_is("Join Lunch Club CIC")
    viewer.when_i_press("Accept")
    viewer.then_the_page_is("Lunch Club CIC")
    viewer.then_i_read("£5 million")
    for name in ("Invite somebody", "Add a number", "Add a fact", "Change the role", "Remove", "Close", "Access"):
        viewer.then_i_am_not_offered(name)
    viewer.page.goto(f"{viewer.page.url}facts/new/")
    viewer.then_the_page_is("Your role does not allow this")
    viewer.page.goto(link)
    viewer.then_the_page_is("This invitation no longer works")


def test_the_same_without_javascript(live_server: LiveServer, plain_page: Page, find_barriers: FindBarriers) -> None:
    person = Colleague(plain_page, live_server.url, find_barriers, make_person("owner@example.org"))
    person.given_i_am_on("/organisations/new/")
    person.when_i_enter("Name of the organisation", "Lunch Club CIC")
    person.when_i_choose("Network: it brings organisations together")
    person.when_i_press("Set up")
    person.when_i_follow("Leave this organisation")
    person.when_i_press("Leave")
    person.then_i_read("An organisation needs an owner. Make another member an owner first")
