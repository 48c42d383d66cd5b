"""A manager brings a spreadsheet with mistakes, mends it, reads the results, and acts on an answer that asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.evidence_builders import make_collection
from tests.group_builders import csv_file, lunches, response
from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import World, make_world
from worthwhile.apps.evidence.models import Collection, Questionnaire
from worthwhile.engines.measures.measure import Stage

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


class Manager(Visitor):
    """What an editor does with a group's questionnaires, and sees."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers | None, world: World) -> None:
        super().__init__(page, address, find_barriers)
        self.world = world
        self.given_i_am_signed_in_as(world.editor.person)

    def given_i_am_on_the_collection(self, collection: Collection, part: str = "") -> None:
        self.given_i_am_on(f"{self.world.address}evidence/{collection.pk}/{part}")

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def when_i_choose_the_file(self, file: Path) -> None:
        self.page.get_by_label("Your file").set_input_files(file)
        self.page.get_by_role("button", name="Look at it first").click()

    def when_i_tick(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()


def _with_mistakes(folder: Path) -> Path:
    file = folder / "with-mistakes.csv"
    file.write_bytes(
        csv_file(lunches(12)).replace(b"LC-003,before", b"LC-003,befor") + b"\r\nLC-099,after,soon,,1,2,3,44"
    )
    return file


def _mended(folder: Path) -> Path:
    file = folder / "mended.csv"
    file.write_bytes(csv_file(lunches(12)))
    return file


def _walk(manager: Manager, collection: Collection, folder: Path) -> None:
    """From a sheet with mistakes to the results."""
    manager.given_i_am_on_the_collection(collection)
    manager.when_i_follow("From a spreadsheet")
    manager.then_the_page_is("Enter questionnaires from a spreadsheet")
    manager.when_i_choose_the_file(_with_mistakes(folder))
    manager.then_the_page_is("Before anything is kept")
    manager.then_i_read("Did you mean before?", "from 0 to 10", "Nothing of it is kept yet.")
    assert Questionnaire.objects.count() == 0

    manager.when_i_follow("upload it again")
    manager.when_i_choose_the_file(_mended(folder))
    manager.then_i_read("Questionnaires that are new")
    manager.when_i_press("Keep these questionnaires")
    manager.then_i_read("There is a problem")
    manager.then_the_page_is("Before anything is kept")
    manager.when_i_tick("Each of these people agreed to that wording before answering")
    manager.when_i_tick("Add 12 people under codes of our own")
    manager.when_i_press("Keep these questionnaires")

    manager.then_the_page_is("Results")
    manager.then_i_read("24 questionnaires added", "On average, 12 people improved", "Who dropped out")
    assert Questionnaire.objects.count() == 24


def test_a_manager_mends_a_sheet_and_reads_what_it_shows(
    page: Page, live_server: LiveServer, find_barriers: FindBarriers, world: World, tmp_path: Path
) -> None:
    collection = make_collection(world.organisation, world.owner.person)
    manager = Manager(page, live_server.url, find_barriers, world)
    _walk(manager, collection, tmp_path)

    manager.given_i_am_on_the_collection(collection, "sheets/")
    manager.then_the_page_is("Print questionnaires")
    manager.given_i_am_on_the_collection(collection, "enter/")
    manager.then_the_page_is("Type in a paper sheet")


def test_the_same_without_javascript(plain_page: Page, live_server: LiveServer, world: World, tmp_path: Path) -> None:
    collection = make_collection(world.organisation, world.owner.person)
    _walk(Manager(plain_page, live_server.url, None, world), collection, tmp_path)


def test_an_answer_that_needs_somebody_is_seen_first_and_acted_on(
    page: Page, live_server: LiveServer, find_barriers: FindBarriers, world: World, tmp_path: Path
) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    file = tmp_path / "depression.csv"
    file.write_bytes(csv_file([response("A1", Stage.BEFORE, (0,) * 8 + (2,))], measure="phq-9"))
    manager = Manager(page, live_server.url, find_barriers, world)
    manager.given_i_am_on_the_collection(collection, "upload/")
    manager.when_i_choose_the_file(file)
    manager.when_i_tick("Each of these people agreed to that wording before answering")
    manager.when_i_tick("Add one person under a code of our own")
    manager.when_i_press("Keep these questionnaires")
    manager.then_i_read("An answer needs somebody to act today.")

    manager.when_i_follow("See it now")
    manager.then_the_page_is("Answers that need somebody to act")
    manager.when_i_follow("A1")
    manager.then_the_page_is("A1")
    manager.then_i_read("2: More than half the days", "The safeguarding lead")
    page.get_by_label("What was done?").fill("Lead told at 10, family called.")
    manager.when_i_press("Record that it is handled")
    manager.then_the_page_is("Answers that need somebody to act")
    manager.then_i_read("Nobody is waiting.")
