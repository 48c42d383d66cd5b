"""A manager brings a case in from a file, sees what it lacks, and puts a changed file in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import complete_data
from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import World, make_world
from worthwhile.exchange.plain_data import yaml_text

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


class Manager(Visitor):
    """What a manager does with a file of a case, and sees of it."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers | None, folder: Path) -> None:
        super().__init__(page, address, find_barriers)
        self.folder = folder

    def given_i_am_on_the_cases_of(self, world: World) -> None:
        self.given_i_am_signed_in_as(world.owner.person)
        self.given_i_am_on(f"{world.address}cases/")

    def when_i_send(self, button: str, **changes: Any) -> None:
        path = self.folder / "case.yaml"
        path.write_text(yaml_text({name: part for name, part in complete_data(**changes).items() if part is not None}))
        self.page.get_by_label("Your file").set_input_files(path)
        self.when_i_press(button)


def _walk(manager: Manager) -> None:
    manager.when_i_follow("Bring one in from a file")
    manager.then_the_page_is("Bring in a case")
    manager.when_i_send("Read the file", colour="blue")
    manager.then_i_read("Nothing of this file was kept")
    manager.then_the_page_is("Bring in a case")
    manager.when_i_send("Read the file", period=None)
    manager.then_the_page_is("Keep this case as a draft?")
    manager.then_i_read("Period of the work")
    manager.when_i_press("Keep it as a draft with these gaps")
    manager.then_the_page_is("Visits in Ilford")
    manager.page.goto(f"{manager.page.url}replace/")
    manager.then_the_page_is("Replace by a changed file")
    manager.when_i_send("Show what changes", title="Visits in Barking")
    manager.then_the_page_is("What the file changes")
    manager.then_i_read("First day of the period")
    manager.when_i_press("Save these changes")
    manager.then_the_page_is("Visits in Barking")


def test_a_case_comes_in_and_is_replaced(
    page: Page, live_server: LiveServer, find_barriers: FindBarriers, tmp_path: Path
) -> None:
    manager = Manager(page, live_server.url, find_barriers, tmp_path)
    manager.given_i_am_on_the_cases_of(make_world())
    _walk(manager)


def test_the_same_without_javascript(plain_page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    manager = Manager(plain_page, live_server.url, None, tmp_path)
    manager.given_i_am_on_the_cases_of(make_world())
    _walk(manager)
