"""A manager keeps what she sends, signs it, tries what if, and shows afterwards what came of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import make_case, make_evaluation, make_scenario, make_version
from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import World, make_world
from worthwhile.apps.impact.models import Case

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


class Manager(Visitor):
    """What a manager does with a case, and sees there."""

    def given_i_am_on_the_case(self, case: Case, rest: str = "") -> None:
        self.given_i_am_on(f"/organisations/{case.organisation_id}/cases/{case.pk}/{rest}")

    def when_i_set_deadweight_to(self, case: Case, share: str) -> None:
        self.given_i_am_on_the_case(case, "anyway/life-satisfaction/")
        self.page.locator("#id_deadweight").fill(share)
        self.when_i_press("Save and go on")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person, kind="forecast")


@pytest.fixture
def manager(live_server: LiveServer, page: Page, find_barriers: FindBarriers, world: World) -> Manager:
    manager = Manager(page, live_server.url, find_barriers)
    manager.given_i_am_signed_in_as(world.owner.person)
    return manager


def test_what_is_sent_is_kept_and_signed_and_the_case_goes_on(manager: Manager, case: Case) -> None:
    manager.given_i_am_on_the_case(case)
    manager.when_i_follow("Versions")
    manager.when_i_press("Keep a version")
    manager.then_the_page_is("Keep a version")
    manager.when_i_press("Keep this version")
    manager.then_i_read("Enter a name, so that you find the version again")
    manager.when_i_enter("Name of the version", "As sent to the council")
    manager.when_i_press("Keep this version")
    manager.then_the_page_is("Version 1: As sent to the council")

    manager.when_i_press("Sign this version")
    manager.then_the_page_is("Sign version 1: As sent to the council")
    manager.when_i_enter("What are you in the organisation?", "Manager")
    manager.page.get_by_label("I sign this version with my name").check()
    manager.when_i_press("Sign")
    manager.then_i_read("owner@example.org (Manager)")

    manager.when_i_set_deadweight_to(case, "35")
    manager.given_i_am_on_the_case(case, "versions/1/")
    manager.when_i_follow("The case as it is now: 1 change")
    manager.then_the_page_is("Compare two states")
    manager.then_i_read("From Version 1: As sent to the council to Revision 2, as it is now")
    expect(manager.page.locator("del")).to_have_text("25%")
    expect(manager.page.locator("ins")).to_have_text("35%")

    manager.given_i_am_on_the_case(case, "history/")
    manager.then_the_page_is("History")
    manager.when_i_follow("Revision 1")
    manager.when_i_press("Bring back the case as it was then")
    manager.then_the_page_is("Bring back the case as it was at revision 1?")
    manager.when_i_press("Bring it back")
    manager.then_i_read("The case is as it was at revision 1. The history keeps what it was.")


def test_a_scenario_is_tried_compared_used_and_removed(manager: Manager, case: Case) -> None:
    manager.given_i_am_on_the_case(case)
    manager.when_i_follow("Scenarios")
    manager.when_i_press("Start a scenario")
    manager.then_the_page_is("Start a scenario")
    manager.when_i_enter("What if?", "What if more of it had come anyway?")
    manager.when_i_press("Start")
    manager.then_the_page_is("Visits in Ilford: What if more of it had come anyway?")
    manager.when_i_set_deadweight_to(case.scenarios.get(), "38")

    manager.given_i_am_on_the_case(case, "scenarios/")
    manager.then_the_page_is("Scenarios")
    manager.when_i_follow("Compare them side by side")
    manager.then_the_page_is("Compare scenarios")
    manager.then_i_read("Present value of each outcome")
    manager.given_i_am_on_the_case(case, "scenarios/")
    manager.when_i_follow("Use the figures of What if more of it had come anyway?")
    manager.then_the_page_is("Use the figures of “What if more of it had come anyway?” in the case?")
    manager.when_i_press("Use this scenario’s figures in the case")
    manager.then_i_read("The case now has the figures of")
    manager.given_i_am_on_the_case(case, "scenarios/")
    manager.when_i_follow("Remove What if more of it had come anyway?")
    manager.then_the_page_is("Remove “What if more of it had come anyway?”?")
    manager.when_i_press("Remove the scenario")
    manager.then_i_read("There is no scenario yet.")


def test_what_was_promised_stands_beside_what_was_achieved(manager: Manager, case: Case, world: World) -> None:
    make_version(case, world.owner.person)
    manager.given_i_am_on_the_case(case, "versions/1/")
    manager.when_i_follow("Start the evaluative version of this case")
    manager.then_the_page_is("Start the evaluative version of this case")
    manager.when_i_press("Start it")
    manager.then_the_page_is("Visits in Ilford: results")
    manager.when_i_follow("Promised and achieved")
    manager.then_the_page_is("Promised and achieved")
    manager.then_i_read("Not yet measured")


def test_no_page_of_versions_has_a_barrier(manager: Manager, case: Case, world: World) -> None:
    owner = world.owner.person
    version, scenario = make_version(case, owner), make_scenario(case, owner)
    done = make_case(world.organisation, owner)
    Case.objects.filter(pk=done.pk).update(forecast=version)
    make_evaluation(version, owner)
    for rest in (
        "", "history/1/", "history/compare/", "versions/", "scenarios/", "scenarios/compare/",
        f"scenarios/{scenario.pk}/remove/", "promised/", "remove/", "versions/1/",
    ):  # fmt: skip
        manager.given_i_am_on_the_case(case, rest)
        manager.then_nothing_is_in_my_way()
    manager.given_i_am_on_the_case(done, "promised/")
    manager.then_the_page_is("Promised and achieved")
