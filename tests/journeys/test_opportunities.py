"""A manager looks for a contract at night: in her own words, narrowed to near home, down to one notice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import PHONE, FindBarriers, Visitor
from tests.opportunity_builders import make_market, ocid_of, open_release

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
MEALS = "Hot meals brought to people at home"


@pytest.fixture(autouse=True)
def market(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Befriending in Luton, and meals in Leeds in two lots."""
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    items = [
        {"id": lot, "additionalClassifications": [{"scheme": "CPV", "id": "55521100"}],
         "deliveryAddresses": [{"region": "E08000035"}], "relatedLot": lot}
        for lot in ("1", "2")
    ]  # fmt: skip
    lots = [{"id": lot, "title": name, "value": {"amount": 300_000, "currency": "GBP"}, "suitability": {"vcse": True}}
            for lot, name in (("1", "North"), ("2", "South"))]  # fmt: skip
    make_market(
        open_release(1, title="Befriending for older people"),
        open_release(2, title=MEALS, description="A hot meal a day.", items=items, lots=lots),
    )


@pytest.fixture
def visitor(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Visitor:
    return Visitor(page, live_server.url, find_barriers)


def test_no_page_has_a_barrier_at_a_desk_or_on_a_telephone(visitor: Visitor) -> None:
    for path in (
        "", "?q=meals&area=Leeds&suits=vcse", "?area=Lutn&min=50k&max=10", "?q=befreinding&area=Leeds&strict=yes",
        f"notices/{ocid_of(2)}/", f"notices/{ocid_of(2)}/before/", "expiring/", "expiring/?months=0&area=Lutn",
    ):  # fmt: skip
        visitor.given_i_am_on(f"/opportunities/{path}")
        visitor.then_nothing_is_in_my_way()


def test_results_come_as_she_types_and_lead_to_the_notice_and_back(visitor: Visitor) -> None:
    visitor.given_i_am_on("/opportunities/")
    visitor.page.get_by_label("What do you offer?").press_sequentially("hot mea", delay=20)
    expect(visitor.page.get_by_role("status")).to_contain_text("1 notice found for “hot mea”")
    expect(visitor.page).to_have_url(re.compile(r"/opportunities/\?q=hot\+mea$"))
    visitor.page.get_by_label("Suits charities and social enterprises").check()
    expect(visitor.page).to_have_url(re.compile("suits=vcse"))
    visitor.page.get_by_role("link", name=MEALS).click()
    visitor.then_the_page_is(MEALS)
    visitor.then_i_read("Who is buying", "Why you see this", "No earlier award that is held here tells who")
    visitor.when_i_follow("Back to your search")
    expect(visitor.page.get_by_label("What do you offer?")).to_have_value("hot mea")
    expect(visitor.page.get_by_label("Suits charities and social enterprises")).to_be_checked()


def test_an_area_that_is_not_known_is_told_as_she_types_and_mended_with_one_press(visitor: Visitor) -> None:
    visitor.given_i_am_on("/opportunities/")
    visitor.page.get_by_label("Area", exact=True).fill("Leds")
    visitor.page.get_by_label("Area", exact=True).press("Tab")
    expect(visitor.page.get_by_text("We do not know the area “Leds”")).to_be_visible()
    expect(visitor.page.get_by_label("Area", exact=True)).to_have_value("Leds")
    visitor.page.locator("#ww-error-area").get_by_role("link", name="Leeds").click()
    expect(visitor.page.get_by_role("link", name=MEALS)).to_be_visible()
    expect(visitor.page.get_by_role("link", name="Befriending for older people")).to_have_count(0)


def test_on_a_telephone_the_filters_are_folded_away_until_asked_for(visitor: Visitor) -> None:
    visitor.page.set_viewport_size(PHONE)
    visitor.given_i_am_on("/opportunities/")
    expect(visitor.page.get_by_label("Area", exact=True)).to_be_hidden()
    visitor.page.get_by_text("Filters: area, value, when and more").click()
    visitor.page.get_by_label("Area", exact=True).fill("Leeds")
    visitor.when_i_press("Show results")
    expect(visitor.page.get_by_role("link", name=MEALS)).to_be_visible()
    visitor.then_nothing_is_in_my_way()


def test_without_javascript_everything_is_there(live_server: LiveServer, plain_page: Page) -> None:
    visitor = Visitor(plain_page, live_server.url)
    visitor.given_i_am_on("/opportunities/")
    plain_page.get_by_text("Filters: area, value, when and more").click()
    visitor.when_i_enter("Area", "Leeds")
    visitor.when_i_enter("What do you offer?", "meals")
    visitor.when_i_press("Search")
    visitor.when_i_follow(MEALS)
    visitor.then_the_page_is(MEALS)
    visitor.when_i_follow("Look it up in earlier awards")
    visitor.then_the_page_is("Who holds it now, and how many bid before")
    visitor.when_i_follow("Back to the notice")
    visitor.then_the_page_is(MEALS)
