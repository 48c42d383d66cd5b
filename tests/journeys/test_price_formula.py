"""A commissioner tries a price formula and scores bids, with and without JavaScript, at a desk and on a telephone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import FindBarriers, Visitor

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
FORMULAS = ("PF-1", "PF-4", "PF-5", "PF-6", "PF-7", "PF-8")


@pytest.fixture
def commissioner(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Visitor:
    return Visitor(page, live_server.url, find_barriers)


def test_the_result_follows_what_is_typed_and_stands_in_the_address(commissioner: Visitor) -> None:
    page = commissioner.page
    commissioner.given_i_am_on("/tenders/")
    commissioner.when_i_press("Try a formula")
    commissioner.then_the_page_is("Try a price formula before you publish it")
    commissioner.then_i_read("B is first.", "without it A is first, with it B")
    page.get_by_label("PF-6 Published benchmark").check()
    expect(page.get_by_text("A is first.")).to_be_visible()
    expect(page.get_by_label("Published budget or benchmark, in pounds")).to_be_visible()
    expect(page.get_by_label("The price that is paid, in pounds")).to_be_hidden()
    page.get_by_label("Quality score of bid 3").fill("100")
    expect(page.get_by_text("C is first.")).to_be_visible()
    expect(page.get_by_label("Quality score of bid 3")).to_be_focused()
    assert "formula=PF-6" in page.url
    assert "quality_3=100" in page.url
    page.reload()
    expect(page.get_by_text("C is first.")).to_be_visible()
    page.get_by_label("Price of bid 3, in pounds").fill("cheap")
    expect(page.get_by_role("link", name="Enter a number in figures from 0 to 1,000,000,000")).to_be_visible()
    commissioner.then_nothing_is_in_my_way()


def test_every_formula_is_without_barriers_at_a_desk_and_on_a_telephone(commissioner: Visitor) -> None:
    page = commissioner.page
    commissioner.given_i_am_on("/tenders/price/")
    for formula in FORMULAS:
        page.locator(f'[value="{formula}"]').check()
        expect(page.locator("#ww-tried").get_by_text(f"({formula}).")).to_be_visible()
        commissioner.then_nothing_is_in_my_way()


def test_without_javascript_the_button_does_the_same(live_server: LiveServer, plain_page: Page) -> None:
    plain_page.goto(f"{live_server.url}/tenders/price/")
    plain_page.get_by_label("PF-6 Published benchmark").check()
    plain_page.get_by_role("button", name="Try it").click()
    expect(plain_page.get_by_text("A is first.")).to_be_visible()
    plain_page.get_by_label("Price", exact=True).fill("40")
    plain_page.get_by_role("button", name="Try it").click()
    expect(plain_page.get_by_role("link", name="Make the three weights add up to 100")).to_be_visible()
    expect(plain_page.get_by_label("Price", exact=True)).to_have_value("40")


def test_the_demonstration_is_scored_changed_and_taken_away(commissioner: Visitor) -> None:
    page = commissioner.page
    commissioner.given_i_am_on("/tenders/score/")
    commissioner.then_the_page_is("Score bids")
    commissioner.when_i_follow("See it with the demonstration")
    commissioner.then_the_page_is("Demonstration: help at home after hospital")
    page.locator("summary", has_text="Harbour Homecare").first.click()
    commissioner.then_i_read("The rota has no cover for sickness.")
    commissioner.then_nothing_is_in_my_way()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the result (JSON)").click()
    result = json.loads(Path(taken.value.path()).read_text(encoding="utf-8"))
    assert result["awards"][0]["bidder"] == "oakfield"


def test_without_javascript_a_file_is_sent_and_what_is_wrong_is_mended_on_the_page(
    live_server: LiveServer, plain_page: Page, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("format: worthwhile/evaluation/1\ntitle: Mine\n", encoding="utf-8")
    plain_page.goto(f"{live_server.url}/tenders/score/")
    plain_page.get_by_label("Your evaluation").set_input_files(mine)
    plain_page.get_by_role("button", name="Score these bids").click()
    expect(plain_page.get_by_role("heading", name="The evaluation cannot be scored yet")).to_be_visible()
    expect(plain_page.get_by_label("Or its text")).to_have_value("format: worthwhile/evaluation/1\ntitle: Mine\n")
