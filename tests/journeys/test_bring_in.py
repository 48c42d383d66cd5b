"""A manager brings a case in from a file, sees what it lacks, and puts a changed file in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import complete_data
from tests.organisation_builders import World, make_world
from worthwhile.exchange.plain_data import yaml_text

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
FindBarriers = Callable[[Page], list[str]]


class Manager:
    """What a manager does with a file of a case, and sees of it."""

    def __init__(self, page: Page, find_barriers: FindBarriers | None, folder: Path) -> None:
        self.page, self.find_barriers, self.folder = page, find_barriers, folder

    def given_i_am_signed_in(self, world: World, address: str) -> None:
        client = Client()
        client.force_login(world.owner.person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
        self.page.goto(f"{address}/organisations/{world.organisation.pk}/cases/")

    def when_i_follow(self, name: str) -> None:
        self.page.locator("main, nav").get_by_role("link", name=name, exact=True).first.click()

    def when_i_send(self, button: str, **changes: Any) -> None:
        path = self.folder / "case.yaml"
        path.write_text(yaml_text({name: part for name, part in complete_data(**changes).items() if part is not None}))
        self.page.get_by_label("Your file").set_input_files(path)
        self.when_i_press(button)

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def then_the_page_is(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        if self.find_barriers is None:
            return
        assert self.find_barriers(self.page) == []
        for width in (375, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width

    def then_i_read(self, text: str) -> None:
        expect(self.page.get_by_role("main").get_by_text(text).first).to_be_visible()


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
    manager = Manager(page, find_barriers, tmp_path)
    manager.given_i_am_signed_in(make_world(), live_server.url)
    _walk(manager)


def test_the_same_without_javascript(plain_page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    manager = Manager(plain_page, None, tmp_path)
    manager.given_i_am_signed_in(make_world(), live_server.url)
    _walk(manager)
