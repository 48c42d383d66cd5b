"""From the first page to a result in hand, as different people go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from worthwhile.exchange.templates import demonstration_text

pytestmark = [pytest.mark.journeys, pytest.mark.django_db]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
FIGURES = {
    "First day of the year you are valuing": "1 April 2026",
    "Which year's prices are your costs in?": "2026/27",
}
LONGEST_STEPS = 80
FindBarriers = Callable[[Page], list[str]]


class Journey:
    """What a person does on the pages and sees there."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers) -> None:
        self.page, self.address, self.find_barriers = page, address, find_barriers

    def given_i_am_on_the_first_page(self) -> None:
        self.page.goto(self.address)

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def when_i_enter(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def when_i_choose(self, label: str) -> None:
        self.page.get_by_label(label).first.check()

    def when_i_choose_the_file(self, name: str, content: str) -> None:
        self.page.get_by_label("Your file").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content.encode()}
        )

    def when_i_enter_my_figures(self) -> None:
        for label, text in FIGURES.items():
            self.when_i_enter(label, text)
        self.when_i_enter("Amount in the year", "60,000")
        self.when_i_enter("How many in the year", "20")
        self.when_i_enter("How long it lasts", "1")
        self.when_i_enter("Would have happened anyway", "20")
        self.when_i_choose("At the start: the first year counts in full")

    def then_i_read(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def then_a_range_comes_first(self) -> None:
        expect(self.page.locator(".ww-headline")).to_contain_text("For every £1 put in, between")

    def then_i_am_told_to(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_role("alert").get_by_role("link", name=text)).to_be_visible()

    def then_the_summary_leads_to_the_field(self, text: str, label: str) -> None:
        self.page.get_by_role("alert").get_by_role("link", name=text).click()
        expect(self.page.get_by_label(label).first).to_be_focused()

    def then_i_can_take_away(self, name: str, start: bytes, folder: Path) -> None:
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=name, exact=True).click()
        kept = folder / coming.value.suggested_filename
        coming.value.save_as(kept)
        assert kept.read_bytes().startswith(start)

    def then_nothing_is_in_the_way(self) -> None:
        """Neither on a desk nor on a phone, with every part of the page open."""
        self.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        for size in (PHONE, DESKTOP):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            assert self.find_barriers(self.page) == []
            assert self.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.fixture
def journey(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Journey:
    return Journey(page, live_server.url, find_barriers)


@pytest.fixture
def plain_journey(live_server: LiveServer, plain_page: Page, find_barriers: FindBarriers) -> Journey:
    return Journey(plain_page, live_server.url, find_barriers)


def test_from_a_demonstration_to_a_report_in_hand(journey: Journey, tmp_path: Path) -> None:
    journey.given_i_am_on_the_first_page()
    journey.then_nothing_is_in_the_way()
    journey.when_i_follow("Befriending in one town")
    journey.then_a_range_comes_first()
    journey.then_i_read("Who gains")
    journey.then_i_read("This is a demonstration")
    journey.then_i_can_take_away("PDF", b"%PDF-", tmp_path)
    journey.then_nothing_is_in_the_way()


def test_from_a_template_with_mistakes_to_a_result(journey: Journey) -> None:
    journey.given_i_am_on_the_first_page()
    journey.when_i_follow("Befriending")
    journey.then_nothing_is_in_the_way()
    journey.when_i_enter("How many in the year", "lots")
    journey.when_i_press("See what it is worth")
    journey.then_i_am_told_to(
        "Enter the first day of the year you are valuing, such as 1 April 2026",
        "Enter the year whose prices your costs are in, such as 2026",
        "Older people are more satisfied with their lives: enter how many as a number, such as 40. You gave “lots”",
        "Choose when in a year the value comes",
    )
    assert journey.page.title().startswith("Error: ")
    journey.then_nothing_is_in_the_way()
    journey.then_the_summary_leads_to_the_field("enter how many as a number", "How many in the year")
    journey.when_i_enter_my_figures()
    journey.when_i_press("See what it is worth")
    journey.then_a_range_comes_first()
    journey.then_i_read("it is removed after 30 days")
    journey.then_nothing_is_in_the_way()


def test_from_a_result_back_to_its_figures(journey: Journey) -> None:
    journey.given_i_am_on_the_first_page()
    journey.when_i_follow("Befriending")
    journey.when_i_enter_my_figures()
    journey.when_i_press("See what it is worth")
    first = journey.page.url
    journey.when_i_press("Change the figures")
    expect(journey.page.get_by_label("How many in the year").first).to_have_value("20")
    journey.when_i_enter("How many in the year", "30")
    journey.when_i_press("See what it is worth")
    journey.then_a_range_comes_first()
    assert journey.page.url != first


def test_from_a_bad_file_to_a_good_one(journey: Journey) -> None:
    good = demonstration_text("laundrette")
    journey.given_i_am_on_the_first_page()
    journey.when_i_choose_the_file("case.yaml", good.replace("format:", "fromat:", 1))
    journey.when_i_press("Upload and value")
    journey.then_i_am_told_to("Did you mean format?")
    journey.then_nothing_is_in_the_way()
    journey.when_i_choose_the_file("case.yaml", good)
    journey.when_i_press("Upload and value")
    journey.then_a_range_comes_first()


def test_from_a_value_map_to_a_result(journey: Journey) -> None:
    journey.given_i_am_on_the_first_page()
    journey.when_i_choose_the_file(
        "map.csv", "Stakeholder,Outcome,Quantity,Financial proxy value,Deadwieght\nMembers,Less lonely,40,1700,20%\n"
    )
    journey.when_i_press("Upload and value")
    journey.then_i_read("What the sheet does not say")
    journey.when_i_enter("Name of the case", "Our map")
    journey.when_i_enter("First day of the work", "1 April 2022")
    journey.when_i_enter("Prices of which year (if the sheet does not say)", "2023")
    journey.when_i_enter("Discount rate (if the sheet does not say)", "3.5")
    journey.when_i_choose("At the end: the first year counts as a year away")
    journey.when_i_press("Value this case")
    journey.then_i_am_told_to("Say what the column “Deadwieght” holds")
    journey.then_nothing_is_in_the_way()
    journey.when_i_choose("It holds the deadweight")
    journey.when_i_press("Value this case")
    journey.then_i_read("How your sheet was read")


def test_with_the_keyboard_alone(journey: Journey) -> None:
    """Tab and Enter reach a demonstration and then its report; every stop on the way is seen to be one."""
    journey.given_i_am_on_the_first_page()
    when_i_tab_to(journey.page, "Befriending in one town")
    journey.page.keyboard.press("Enter")
    journey.then_a_range_comes_first()
    when_i_tab_to(journey.page, "PDF")
    with journey.page.expect_download():
        journey.page.keyboard.press("Enter")


def when_i_tab_to(page: Page, name: str) -> None:
    for _ in range(LONGEST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == name:
            return
    raise AssertionError(f"{name} was not reached in {LONGEST_STEPS} steps")


def test_without_javascript(plain_journey: Journey, tmp_path: Path) -> None:
    plain_journey.given_i_am_on_the_first_page()
    plain_journey.when_i_follow("Befriending")
    plain_journey.when_i_press("See what it is worth")
    plain_journey.then_i_am_told_to("Choose when in a year the value comes")
    plain_journey.when_i_enter_my_figures()
    plain_journey.when_i_press("See what it is worth")
    plain_journey.then_a_range_comes_first()
    plain_journey.then_i_can_take_away("Excel", b"PK", tmp_path)
