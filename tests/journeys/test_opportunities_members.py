"""A manager says at night what she offers, sees what fits, saves a search, watches a notice and decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import FindBarriers, Visitor
from tests.opportunity_builders import OCID, make_market
from tests.organisation_builders import make_organisation, make_person
from worthwhile.apps.opportunities.models import Decision, Note, SavedSearch, Watched
from worthwhile.apps.organisations.models import Organisation

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending for older people 1"


@pytest.fixture
def organisation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Organisation:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    make_market()
    return make_organisation(make_person("manager@example.org"))


def manager_at(page: Page, address: str, organisation: Organisation, barriers: FindBarriers | None) -> Visitor:
    manager = Visitor(page, address, barriers)
    manager.given_i_am_signed_in_as(organisation.memberships.get().person)
    return manager


def fill_in_the_profile(manager: Visitor, organisation: Organisation) -> None:
    manager.given_i_am_on(f"/organisations/{organisation.pk}/")
    manager.when_i_follow("Opportunities")
    manager.then_the_page_is("Opportunities")
    manager.when_i_follow("Your profile")
    manager.then_the_page_is("What you offer")
    manager.when_i_press("Add a service")
    manager.when_i_enter("What is the service called?", "Befriending")
    manager.when_i_enter("What do you do, and for whom?", "Visits and a lunch club for people who live alone")
    manager.when_i_press("Suggest kinds from these words")
    manager.then_the_page_is("Add a service")
    manager.when_i_choose("Social work and social services of other kinds")
    manager.when_i_press("Keep the service")
    manager.when_i_follow("Change where you work")
    manager.when_i_enter("Where do you work?", "Lutton")
    manager.when_i_press("Keep")
    manager.then_i_read("Did you mean Luton")
    manager.when_i_enter("Where do you work?", "Luton")
    manager.when_i_press("Keep")
    manager.then_the_page_is("What you offer")


def decide_on_the_notice(manager: Visitor) -> None:
    manager.when_i_press("Watch this notice")
    manager.then_i_read("Watched since")
    manager.page.get_by_role("link", name="Write a note").click()
    manager.then_the_page_is("Write a note")
    manager.when_i_enter("Note for your team", "Ask who pays for the bus")
    manager.when_i_press("Keep the note")
    manager.then_i_read("Ask who pays for the bus")
    manager.when_i_press("Decide")
    manager.then_the_page_is("Do you bid for this?")
    manager.when_i_choose("Bid")
    manager.when_i_choose("It is what we do well")
    manager.when_i_press("Keep the decision")
    manager.then_the_page_is(TITLE)


def kept(organisation: Organisation) -> tuple[str, str, str]:
    watched, note = Watched.objects.get(organisation=organisation), Note.objects.get(organisation=organisation)
    return watched.ocid, note.text, Decision.objects.get(organisation=organisation).verdict


def test_from_a_profile_to_a_decision(
    live_server: LiveServer, page: Page, find_barriers: FindBarriers, organisation: Organisation
) -> None:
    manager = manager_at(page, live_server.url, organisation, find_barriers)
    fill_in_the_profile(manager, organisation)
    manager.when_i_follow("See what fits")
    manager.then_the_page_is("What fits you")
    page.get_by_text("Every reason").first.click()
    manager.then_i_read("Is it what you do?", "MA-01")
    manager.then_nothing_is_in_my_way()
    manager.when_i_follow(TITLE)
    decide_on_the_notice(manager)
    assert kept(organisation) == (OCID, "Ask who pays for the bus", "bid")


def test_a_search_is_saved_where_it_was_made(
    live_server: LiveServer, page: Page, find_barriers: FindBarriers, organisation: Organisation
) -> None:
    manager = manager_at(page, live_server.url, organisation, find_barriers)
    manager.given_i_am_on("/opportunities/?q=befriending")
    manager.when_i_press("Save this search")
    manager.then_the_page_is("Save a search")
    manager.when_i_enter("Name of the search", "Befriending near us")
    manager.when_i_press("Save")
    manager.then_the_page_is("Befriending near us")
    manager.when_i_choose("Every week, when there is something new")
    manager.when_i_press("Keep my choice")
    manager.then_i_read("Kept: every week")
    manager.when_i_press("Make feeds")
    manager.when_i_press("Make the address")
    manager.then_the_page_is("Feeds made")
    saved = SavedSearch.objects.get()
    assert (saved.query, saved.subscribers.get().often, saved.feed_hash != "") == ("q=befriending", "weekly", True)


def test_the_public_page_of_a_notice_has_the_teams_part(
    live_server: LiveServer, page: Page, find_barriers: FindBarriers, organisation: Organisation
) -> None:
    manager = manager_at(page, live_server.url, organisation, find_barriers)
    manager.given_i_am_on(f"/opportunities/notices/{OCID}/")
    expect(page.get_by_role("heading", name="Notes of your team")).to_be_visible()
    manager.then_nothing_is_in_my_way()
    manager.when_i_press("Watch this notice")
    manager.then_i_read("Watched since")


def test_it_all_works_without_javascript(live_server: LiveServer, plain_page: Page, organisation: Organisation) -> None:
    manager = manager_at(plain_page, live_server.url, organisation, None)
    fill_in_the_profile(manager, organisation)
    manager.given_i_am_on(f"/opportunities/notices/{OCID}/")
    manager.when_i_follow("Watch it, write a note, or decide whether you bid")
    decide_on_the_notice(manager)
    assert kept(organisation) == (OCID, "Ask who pays for the bus", "bid")
