"""A manager sets up her organisation and brings a colleague in, who may look and not touch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import make_person
from worthwhile.apps.accounts.models import User

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


class Colleague(Visitor):
    """What a person who is signed in does on the pages of organisations, and sees there."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers, person: User) -> None:
        super().__init__(page, address, find_barriers)
        self.given_i_am_signed_in_as(person)

    def when_i_choose(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def then_i_am_not_offered(self, name: str) -> None:
        expect(self.page.get_by_role("button", name=name)).to_have_count(0)
        expect(self.page.get_by_role("link", name=name)).to_have_count(0)


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
