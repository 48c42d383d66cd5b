"""The frame of every page, as a person meets it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.journeys, pytest.mark.django_db]


@pytest.mark.parametrize("address", ["/", "/about", "/nowhere"])
def test_no_page_has_a_barrier(
    live_server: LiveServer, browser: Browser, find_barriers: Callable[[Page], list[str]], address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}{address}")
    assert find_barriers(page) == []
    page.close()


def test_the_barrier_finder_sees_one(page: Page, find_barriers: Callable[[Page], list[str]]) -> None:
    page.set_content("<html lang='en'><title>x</title><main><h1>x</h1><img src='data:,'></main></html>")
    assert any(found.startswith("image-alt") for found in find_barriers(page))


def test_the_first_tab_leads_past_the_header(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main-content")


def test_components_start_where_javascript_runs(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url)
    page.wait_for_selector("[data-govuk-skip-link-init]", state="attached")
    assert page.evaluate("document.body.classList.contains('govuk-frontend-supported')")


def test_the_page_is_set_in_its_own_typeface(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"'))")
    assert "Atkinson" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")


def test_the_first_page_reads_without_javascript(live_server: LiveServer, plain_page: Page) -> None:
    plain_page.goto(live_server.url)
    assert plain_page.locator("h1").inner_text() == "Show what your work is worth"


def test_the_page_fits_a_phone(live_server: LiveServer, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
