"""Questionnaires reach a case, new ones update its draft, and what was kept and signed stays to the penny."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import make_case
from tests.evidence_builders import make_collection
from tests.group_builders import csv_file, lunches
from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import World, make_world
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.impact.models import Case, Version
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.valued import value_data

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
OUTCOME = "Older people are more satisfied with their lives"


@pytest.fixture
def world(db: None) -> World:
    return make_world()


class Manager(Visitor):
    """What an editor does with questionnaires and a case, and sees."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers | None, world: World) -> None:
        super().__init__(page, address, find_barriers)
        self.world = world
        self.given_i_am_signed_in_as(world.editor.person)

    def given_i_am_on(self, path: str) -> None:
        super().given_i_am_on(self.world.address + path)

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def when_i_upload(self, collection: Collection, file: Path, people: str) -> None:
        self.given_i_am_on(f"evidence/{collection.pk}/upload/")
        self.page.get_by_label("Your file").set_input_files(file)
        self.when_i_press("Look at it first")
        self.page.get_by_label("Each of these people agreed to that wording before answering").check()
        self.page.get_by_label(f"Add {people} under codes of our own").check()
        self.when_i_press("Keep these questionnaires")
        self.then_i_read("questionnaires added")


def _sheet(folder: Path, people: int, after: int = 0) -> Path:
    file = folder / f"{after}-to-{people}.csv"
    file.write_bytes(csv_file(lunches(people)[2 * after :]))
    return file


def _worth(case: Case) -> object:
    case.refresh_from_db()
    return value_data(latest_revision(case).data).result.present_value


def _walk(manager: Manager, collection: Collection, case: Case, folder: Path) -> None:
    manager.when_i_upload(collection, _sheet(folder, 12), "12 people")

    manager.given_i_am_on(f"cases/{case.pk}/evidence/life-satisfaction/")
    manager.then_the_page_is(OUTCOME)
    manager.when_i_follow("Take this from your questionnaires")
    manager.then_the_page_is("Take this from your questionnaires")
    manager.when_i_follow("WELLBYs, from the mean change")
    manager.then_i_read("What this changes in your draft", "60 people × 0.4 points, made up", "Before you take it")
    manager.then_the_page_is(manager.page.get_by_role("heading", level=1).inner_text())
    manager.when_i_press("Take this result")
    manager.then_the_page_is(OUTCOME)
    manager.then_i_read("Follows your questionnaires", "12 of 12 people")

    taken = _worth(case)
    manager.given_i_am_on(f"cases/{case.pk}/result/")
    manager.then_i_read("Follows your questionnaires", "12 of 12 people")
    manager.then_the_page_is("Result")
    _keep_and_sign(manager, case)

    manager.when_i_upload(collection, _sheet(folder, 21, after=12), "9 people")
    manager.given_i_am_on(f"cases/{case.pk}/")
    manager.then_i_read("Follows your questionnaires", "21 of 21 people", "last by your questionnaires")
    manager.then_the_page_is("Visits in Ilford")
    manager.given_i_am_on(f"cases/{case.pk}/history/")
    manager.then_i_read("Evidence update: ", "Your questionnaires")
    manager.then_the_page_is("History")

    version = Version.objects.get()
    assert value_data(version.data).result.present_value == taken
    assert version.sign_offs.count() == 1
    assert _worth(case) != taken


def _keep_and_sign(manager: Manager, case: Case) -> None:
    manager.given_i_am_on(f"cases/{case.pk}/versions/new/")
    manager.page.get_by_label("Name of the version").fill("As sent")
    knowing = manager.page.get_by_label("I have read these questions")
    if knowing.count():
        knowing.check()
    manager.when_i_press("Keep this version")
    manager.given_i_am_on(f"cases/{case.pk}/versions/1/sign/")
    manager.page.get_by_label("What are you in the organisation?").fill("Manager")
    manager.page.get_by_label("I sign this version with my name").check()
    manager.when_i_press("Sign")
    manager.then_i_read("Manager")


def test_new_questionnaires_update_a_draft_and_never_a_signed_version(
    page: Page, live_server: LiveServer, find_barriers: FindBarriers, world: World, tmp_path: Path
) -> None:
    collection = make_collection(world.organisation, world.owner.person)
    case = make_case(world.organisation, world.owner.person)
    _walk(Manager(page, live_server.url, find_barriers, world), collection, case, tmp_path)


def test_the_same_without_javascript(plain_page: Page, live_server: LiveServer, world: World, tmp_path: Path) -> None:
    collection = make_collection(world.organisation, world.owner.person)
    case = make_case(world.organisation, world.owner.person)
    _walk(Manager(plain_page, live_server.url, None, world), collection, case, tmp_path)
