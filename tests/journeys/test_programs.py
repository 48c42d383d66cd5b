"""An owner lets a program in, looks up what it can ask for, withdraws it, and in the end closes the organisation."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import make_organisation, make_person

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


class Owner(Visitor):
    """What an owner who is signed in does on the pages, and sees there; and what her program is answered."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers) -> None:
        super().__init__(page, address, find_barriers)
        person = make_person("owner@example.org")
        self.organisation = make_organisation(person)
        self.given_i_am_signed_in_as(person)

    def given_i_am_on_the_page_of_my_organisation(self) -> None:
        self.page.goto(f"{self.address}/organisations/{self.organisation.pk}/")

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=name).click()

    def when_i_choose(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def then_the_token_is_shown(self) -> str:
        return self.page.locator("#token").inner_text()

    def then_my_program_is_answered(self, token: str, status: int) -> None:
        answer = Client().get("/api/v1/", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status


@pytest.fixture
def owner(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Owner:
    return Owner(page, live_server.url, find_barriers)


def test_an_owner_lets_a_program_in_and_withdraws_it(owner: Owner) -> None:
    owner.given_i_am_on_the_page_of_my_organisation()
    owner.when_i_follow("Access for programs")
    owner.then_the_page_is("Access for programs")
    owner.when_i_press("Make a token")
    owner.when_i_press("Make a token")
    owner.then_the_page_is("Make a token for a program")
    owner.then_i_read("Choose at least one thing that the program may do")
    owner.when_i_enter("What is it for?", "Monthly spreadsheet")
    owner.when_i_choose("Read cases, and work out what a case is worth")
    owner.when_i_press("Make a token")
    owner.then_the_page_is("Token made")
    token = owner.then_the_token_is_shown()
    owner.then_my_program_is_answered(token, 200)
    owner.when_i_follow("Go to access for programs")
    owner.then_the_page_is("Access for programs")
    owner.when_i_follow("What programs can ask for, and how")
    owner.then_the_page_is("For programs")
    owner.page.go_back()
    owner.when_i_follow("Withdraw")
    owner.then_the_page_is("Withdraw the token for Monthly spreadsheet?")
    owner.when_i_press("Withdraw")
    owner.then_i_read("The token for Monthly spreadsheet no longer works.")
    owner.then_my_program_is_answered(token, 401)


def test_an_owner_renames_an_organisation_and_closes_it(owner: Owner) -> None:
    owner.given_i_am_on_the_page_of_my_organisation()
    owner.when_i_follow("Change name, kind or legal form")
    owner.then_the_page_is("Change name, kind or legal form")
    owner.when_i_enter("Name of the organisation", "Lunch Club Ltd")
    owner.when_i_press("Save")
    owner.then_i_read("Lunch Club Ltd is kept as you wrote it.")
    owner.when_i_follow("Close this organisation")
    owner.then_the_page_is("Close Lunch Club Ltd?")
    owner.when_i_press("Close this organisation")
    owner.then_the_page_is("Close Lunch Club Ltd?")
    owner.then_i_read("Type the name of the organisation")
    owner.when_i_enter("To close it, type the name of the organisation", "Lunch Club Ltd")
    owner.when_i_press("Close this organisation")
    owner.then_i_read("Lunch Club Ltd is closed.")
    owner.then_the_page_is("Your organisations")
