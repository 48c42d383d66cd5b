"""Trying other figures in a browser: with the keyboard, on a small screen, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import make_case, make_draft
from tests.organisation_builders import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
BOX = "#id_try-life-satisfaction-quantity"
SLIDER = '[data-slider-of="id_try-life-satisfaction-quantity"]'
SAVED = "Your case as saved: £1.77 to £4.06."


@pytest.fixture
def world() -> World:
    return make_world()


def _sign_in(page: Page, live_server: LiveServer, world: World) -> None:
    browser = Client()
    browser.force_login(world.owner.person)
    page.context.add_cookies(
        [{"name": "sessionid", "value": browser.cookies["sessionid"].value, "url": live_server.url}]
    )


def _open(page: Page, live_server: LiveServer, world: World, part: str) -> None:
    _sign_in(page, live_server, world)
    case = make_case(world.organisation, world.owner.person)
    page.goto(f"{live_server.url}/organisations/{world.organisation.pk}/cases/{case.pk}/{part}")


def test_a_slider_moved_by_the_keyboard_changes_the_headline(page: Page, live_server: LiveServer, world: World) -> None:
    _open(page, live_server, world, "result/")
    expect(page.locator("#ww-try-said")).to_have_text(SAVED)
    before = page.locator(".ww-headline").inner_text()
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(BOX)).to_have_value("25")
    expect(page.locator("#ww-try-said")).to_contain_text("With these figures:")
    assert page.locator(".ww-headline").inner_text() != before
    expect(page.locator(SLIDER)).to_be_focused()
    page.get_by_role("link", name="Back to the case as saved").click()
    expect(page.locator("#ww-try-said")).to_have_text(SAVED)


def test_a_word_in_a_box_is_told_beside_it_and_goes_when_it_is_mended(
    page: Page, live_server: LiveServer, world: World, find_barriers: Callable[[Page], list[str]]
) -> None:
    _open(page, live_server, world, "result/")
    page.locator(BOX).fill("many")
    expect(page.locator(f"{BOX}-said")).to_contain_text("as a number")
    expect(page.locator("#ww-live svg")).to_have_count(3)
    assert find_barriers(page) == []
    page.locator(BOX).fill("30")
    expect(page.locator(f"{BOX}-said")).to_have_text("")
    expect(page.locator("#ww-try-said")).to_contain_text("With these figures:")


def test_tried_figures_are_kept(page: Page, live_server: LiveServer, world: World) -> None:
    _open(page, live_server, world, "result/")
    page.locator(BOX).fill("30")
    # What the figures give arrives above and moves what is below it: clicked before, the place is another's by then.
    expect(page.locator("#ww-try-said")).to_contain_text("With these figures:")
    page.get_by_text("Keep these figures").first.click()
    page.get_by_role("button", name="Keep these figures").click()
    expect(page.get_by_text("The figures are kept.")).to_be_visible()
    expect(page.locator(BOX)).to_have_value("30")


def test_without_javascript_a_button_shows_what_the_figures_give(
    plain_page: Page, live_server: LiveServer, world: World
) -> None:
    _open(plain_page, live_server, world, "result/")
    assert plain_page.locator(SLIDER).is_hidden()
    plain_page.locator(BOX).fill("30")
    plain_page.get_by_role("button", name="See what these would give").click()
    expect(plain_page.locator("#ww-try-said")).to_contain_text("With these figures:")
    expect(plain_page.locator(BOX)).to_have_value("30")


def test_the_picture_follows_what_is_typed(page: Page, live_server: LiveServer, world: World) -> None:
    _open(page, live_server, world, "theory/")
    page.get_by_label("What do you do?").fill("Weekly visits by volunteers")
    expect(page.locator("#theory-picture table")).to_contain_text("Weekly visits by volunteers")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("part", ["", "result/", "checks/", "report/", "summary/", "theory/"])
def test_nothing_is_in_anybodys_way(
    page: Page,
    live_server: LiveServer,
    world: World,
    find_barriers: Callable[[Page], list[str]],
    part: str,
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    _open(page, live_server, world, part)
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 375])
def test_what_a_draft_still_needs_is_in_nobodys_way(
    page: Page, live_server: LiveServer, world: World, find_barriers: Callable[[Page], list[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    _sign_in(page, live_server, world)
    draft = make_draft(world.organisation, world.owner.person)
    page.goto(f"{live_server.url}/organisations/{world.organisation.pk}/cases/{draft.pk}/result/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What a result still needs")
    assert find_barriers(page) == []
