"""A manager shares her case with a commissioner, who challenges it, takes it away, and finds the link dead one day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import make_case, make_version
from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import World, make_world
from tests.shared_link_builders import make_link, shared_address
from worthwhile.apps.impact.models import Version
from worthwhile.cli.main import cli

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


class Reader(Visitor):
    """What a person does in a browser of their own, and sees there."""

    def when_i_type_a_deadweight(self, figure: str) -> None:
        """By the keyboard alone: what stands in the box is selected as one arrives there."""
        box = self.page.locator("#id_try-life-satisfaction-deadweight")
        box.focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(figure)

    def when_i_download(self, name: str, folder: Path, role: Any = "link") -> Path:
        button = self.page.get_by_role("main").get_by_role(role, name=name, exact=True).first
        with self.page.expect_download() as waiting:
            button.press("Enter")
        file = folder / waiting.value.suggested_filename
        waiting.value.save_as(file)
        return file

    def then_i_am_told(self, text: str) -> None:
        expect(self.page.locator("#ww-try-said")).to_contain_text(text)


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


@pytest.fixture
def version(world: World) -> Version:
    return make_version(make_case(world.organisation, world.owner.person), world.owner.person)


@pytest.fixture
def owner(live_server: LiveServer, page: Page, find_barriers: FindBarriers, world: World) -> Reader:
    visitor = Reader(page, live_server.url, find_barriers)
    visitor.given_i_am_signed_in_as(world.owner.person)
    return visitor


@pytest.fixture
def commissioner(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[Reader]:
    """Somebody else's browser, in which nobody is signed in."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900})
    yield Reader(context.new_page(), live_server.url, find_barriers)
    context.close()


@pytest.fixture
def without_javascript(live_server: LiveServer, plain_page: Page, find_barriers: FindBarriers) -> Reader:
    return Reader(plain_page, live_server.url, find_barriers)


def headline_by_command(file: Path) -> str:
    """The range that the command line prints of a file."""
    ended = CliRunner().invoke(cli, ["impact", "value", str(file)])
    assert ended.exit_code == 0, ended.output
    found = re.search(r"between (£[\d.]+) and (£[\d.]+)", ended.output)
    assert found is not None
    return f"{found[1]} to {found[2]}"


def test_a_commissioner_challenges_a_shared_case_until_the_link_is_revoked(
    owner: Reader, commissioner: Reader, version: Version, tmp_path: Path
) -> None:
    link = _share(owner, version)
    commissioner.given_i_am_on(link)
    commissioner.then_the_page_is("Visits in Ilford")
    commissioner.then_i_am_told("The organisation’s case: £1.77 to £4.06.")

    commissioner.when_i_type_a_deadweight("45")
    commissioner.then_i_am_told("With your figures: £1.53 to £3.70. The organisation’s case: £1.77 to £4.06.")
    commissioner.then_i_am_told("These are your figures, not the organisation’s.")
    commissioner.then_nothing_is_in_my_way()

    theirs = commissioner.when_i_download("The case as YAML", tmp_path)
    tried = commissioner.when_i_download("Your figures as YAML", tmp_path, "button")
    assert headline_by_command(theirs) == "£1.77 to £4.06"
    assert headline_by_command(tried) == "£1.53 to £3.70"
    assert "as-changed-by-a-reader" in tried.name
    commissioner.given_i_am_on(link)
    commissioner.then_i_am_told("The organisation’s case: £1.77 to £4.06.")

    owner.given_i_am_on(f"/organisations/{version.case.organisation_id}/cases/{version.case_id}/shares/")
    owner.then_i_read("2 times, last on")
    owner.when_i_follow("Revoke the link for Council of Ilford")
    owner.then_the_page_is("Revoke the link for Council of Ilford?")
    owner.when_i_press("Revoke")
    owner.then_i_read("The link for Council of Ilford no longer works.")
    owner.then_nothing_is_in_my_way()

    commissioner.when_i_type_a_deadweight("50")
    commissioner.then_the_page_is("This link no longer works")
    commissioner.given_i_am_on(link)
    commissioner.then_the_page_is("This link no longer works")


def test_without_javascript_a_reader_does_the_same(
    without_javascript: Reader, version: Version, world: World, tmp_path: Path
) -> None:
    reader = without_javascript
    reader.given_i_am_on(shared_address(make_link(version, world.owner.person)))
    reader.then_i_am_told("The organisation’s case: £1.77 to £4.06.")
    reader.when_i_type_a_deadweight("lots")
    reader.when_i_press("See what these would give")
    reader.then_i_read("There is a problem")
    reader.when_i_type_a_deadweight("45")
    reader.when_i_press("See what these would give")
    reader.then_i_am_told("With your figures: £1.53 to £3.70.")
    tried = reader.when_i_download("Your figures as JSON", tmp_path, "button")
    assert headline_by_command(tried) == "£1.53 to £3.70"
    reader.when_i_follow("Back to the case as saved")
    reader.then_i_am_told("The organisation’s case: £1.77 to £4.06.")


def _share(owner: Reader, version: Version) -> str:
    """From the page of the version to the link that is shown once."""
    case = f"/organisations/{version.case.organisation_id}/cases/{version.case_id}/"
    owner.given_i_am_on(f"{case}versions/{version.number}/")
    owner.when_i_follow("Share it by a link")
    owner.then_the_page_is("Share a version")
    owner.page.get_by_label("Who is it for?").fill("Council of Ilford")
    owner.when_i_press("Make the link")
    owner.then_the_page_is("Link made")
    link = owner.page.locator("#shared-link").inner_text()
    owner.when_i_follow("Go to shared links")
    owner.then_the_page_is("Shared links")
    return link
