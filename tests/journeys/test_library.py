"""A manager looks a value up at night, keeps one of her own, and her network lets everybody use it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import FindBarriers, Visitor
from tests.library_builders import make_network, make_own_value
from tests.organisation_builders import make_organisation, make_person
from worthwhile.apps.organisations.models import Organisation

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
PAGES = (
    "", "?q=lonely", "values/?supplied=no&q=loneliness", "values/WELLBY/", "values/PSS-GP10/", "series/",
    "series/prices/gdp-deflator/", "series/discounting/green-book-standard/", "measures/", "measures/phq-9/",
    "measures/outcomes-star/", "methods/", "methods/SV-005/", "methods/audit/", "shared/",
)  # fmt: skip


class Reader(Visitor):
    """What a person does in the library, signed in or not, and sees there."""

    def when_i_enter_a_value(self) -> None:
        """The whole form, but for the title of the publication."""
        for label, text in {
            "Name of the value": "A lunch in company",
            "What it stands for": "One person eats in company once a week for a year",
            "Worth of one unit": "£412.50",
            "One unit is": "per person per year",
            "In prices of which year?": "2023/24",
            "Who published it?": "Institute of Lunch",
            "When was it published?": "March 2025",
            "Where in it does the figure stand?": "Table 3",
            "Licence or right to use": "Open Government Licence v3.0",
            "When did you last check it?": "1 March 2026",
        }.items():
            self.when_i_enter(label, text)
        self.page.get_by_label("Who gains?").select_option("people")
        for choice in ("Wellbeing", "Yes, the terms allow it to be published", "High: read in the publication itself"):
            self.when_i_choose(choice)


@pytest.fixture
def reader(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Reader:
    return Reader(page, live_server.url, find_barriers)


@pytest.fixture
def reviewer(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[Reader]:
    context = browser.new_context()
    yield Reader(context.new_page(), live_server.url, find_barriers)
    context.close()


@pytest.fixture
def organisation() -> Organisation:
    return make_organisation(make_person("owner@example.org"))


def test_no_page_of_the_library_has_a_barrier(reader: Reader) -> None:
    for name in PAGES:
        reader.given_i_am_on(f"/library/{name}")
        reader.then_nothing_is_in_my_way()


def test_results_come_as_somebody_types_and_lead_to_the_source(reader: Reader) -> None:
    reader.given_i_am_on("/")
    reader.page.get_by_role("banner").get_by_role("link", name="Library").click()
    reader.page.get_by_label("Search the library").press_sequentially("ambul", delay=20)
    expect(reader.page.get_by_role("status")).to_contain_text("found for “ambul”")
    expect(reader.page).to_have_url(re.compile("q=ambul"))
    reader.when_i_follow("Ambulance call-out, see and treat")
    reader.then_the_page_is("Ambulance call-out, see and treat")
    reader.then_i_read("National Cost Collection for the NHS")
    reader.page.go_back()
    expect(reader.page.get_by_label("Search the library")).to_have_value("ambul")


def test_a_filter_narrows_at_once_and_stands_in_the_address(reader: Reader) -> None:
    reader.given_i_am_on("/library/values/")
    reader.page.get_by_text("Show only some of them").click()
    reader.page.get_by_label("Who gains").select_option("dwp")
    expect(reader.page.get_by_role("status")).to_have_text("2 found.")
    expect(reader.page).to_have_url(re.compile("agency=dwp"))


def test_a_value_is_kept_offered_reviewed_and_found_by_everybody(
    reader: Reader, reviewer: Reader, organisation: Organisation
) -> None:
    network = make_network()
    reader.given_i_am_signed_in_as(organisation.memberships.get().person)
    reader.given_i_am_on(f"/organisations/{organisation.pk}/values/")
    reader.then_the_page_is("Values of your own")
    reader.when_i_press("Enter a value")
    reader.when_i_enter_a_value()
    reader.when_i_press("Keep this value")
    reader.then_i_read("A value without a source is not kept")
    reader.then_the_page_is("Enter a value")
    reader.when_i_enter("Title of the publication", "The worth of lunch")
    reader.when_i_press("Keep this value")
    reader.then_the_page_is("A lunch in company")
    reader.when_i_follow("Offer it to a network")
    reader.then_the_page_is("Offer A lunch in company")
    reader.when_i_enter("Name of the network", "Lunch Clubs United")
    reader.when_i_press("Offer it")
    reader.then_i_read("It waits for review")

    reviewer.given_i_am_signed_in_as(network.memberships.get().person)
    reviewer.given_i_am_on(f"/organisations/{network.pk}/values/")
    reviewer.when_i_follow("Values that other organisations offer you for review")
    reviewer.then_the_page_is("Values offered for review")
    reviewer.when_i_follow("A lunch in company")
    reviewer.then_the_page_is("A lunch in company")
    reviewer.when_i_press("Review it")
    reviewer.then_the_page_is("Review A lunch in company")
    reviewer.page.get_by_label("Accept").check()
    reviewer.when_i_enter("What did you check, or why do you decline?", "Compared with table 3")
    reviewer.when_i_press("Send your review")
    reviewer.then_i_read("accepted: everybody may see it now")

    reader.given_i_am_on("/library/?q=lunch+in+company")
    reader.when_i_follow("A lunch in company")
    reader.then_i_read("Shared by a member, reviewed by Lunch Clubs United")
    reader.then_the_page_is("A lunch in company")


def test_the_library_works_without_javascript(
    live_server: LiveServer, plain_page: Page, find_barriers: FindBarriers, organisation: Organisation
) -> None:
    owner = organisation.memberships.get().person
    kept = make_own_value(organisation, owner)
    reader = Reader(plain_page, live_server.url, find_barriers)
    reader.given_i_am_on("/library/")
    reader.when_i_enter("Search the library", "inflation")
    reader.when_i_press("Search")
    reader.when_i_follow("GDP deflator, calendar years")
    reader.then_i_read("Treasury index of prices")
    reader.given_i_am_signed_in_as(owner)
    reader.given_i_am_on(f"/organisations/{organisation.pk}/values/{kept.pk}/")
    reader.when_i_press("Enter a new version")
    reader.when_i_enter("Worth of one unit", "430")
    reader.when_i_press("Keep this version")
    reader.then_i_read("£430 per person per year")
    reader.when_i_follow("Retire it")
    reader.when_i_press("Retire it")
    reader.then_i_read("A lunch in company is retired.")
