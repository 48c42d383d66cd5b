"""A manager looks whether a market has room for her, with and without JavaScript, and on a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import FindBarriers, Visitor
from tests.market_builders import made_market
from tests.market_releases import award_release, tender_release
from worthwhile.apps.opportunities.selectors.market import market_home

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
ON = "on=2026-12-01"
PAGES = (
    f"?{ON}", f"contract-sizes/?{ON}", f"kinds-of-winner/?{ON}&show=areas", f"notice-periods/?{ON}&show=years",
    f"concentration/?{ON}", "ending/?on=2028-01-10", "network/", f"areas/E06000032/?{ON}",
    "contract-sizes/?area=Atlantis", "buyers/GB-PPON:PDZR-9968-RYYY/?on=2026-09-15",
)  # fmt: skip
LINE = "12 of 12 (100%) are between £50,000 and £500,000"


@pytest.fixture(autouse=True)
def contracts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    tenders = [tender_release(number) for number in range(1, 13)]
    made_market(market_home(), [*tenders, *(award_release(number) for number in range(1, 13))])


@pytest.fixture
def manager(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Visitor:
    return Visitor(page, live_server.url, find_barriers)


def test_the_lines_come_after_the_page_and_the_place_goes_with_her(manager: Visitor) -> None:
    page = manager.page
    page.goto(f"{manager.address}/market/?{ON}")
    expect(page.get_by_text(LINE)).to_be_visible(timeout=30_000)
    page.get_by_text("Choose a place, service, buyer or years").click()
    page.get_by_label("Where").fill("Luton")
    page.get_by_role("button", name="Show this part").click()
    expect(page.get_by_text("Luton", exact=True)).to_be_visible()
    manager.when_i_follow("Sizes of contracts")
    expect(page.get_by_text("12 contracts with a stated value")).to_be_visible()
    assert "area=Luton" in page.url
    assert "on=2026-12-01" in page.url
    page.get_by_role("link", name="By year").click()
    expect(page.get_by_role("row", name="2026 100% 12 12")).to_be_visible()


def test_without_javascript_every_answer_is_a_link_away(live_server: LiveServer, plain_page: Page) -> None:
    plain_page.goto(f"{live_server.url}/market/?{ON}")
    plain_page.get_by_role("link", name="See the answer about sizes of contracts").click()
    expect(plain_page.get_by_text("12 contracts with a stated value")).to_be_visible()
    plain_page.goto(f"{live_server.url}/market/areas/E06000032/?on=2028-01-10")
    plain_page.get_by_role("link", name="See contracts that end within twelve months").click()
    expect(plain_page.get_by_text("These are the nearest 10 of 12.")).to_be_visible()


def test_her_network_is_kept_in_the_address(manager: Visitor) -> None:
    page = manager.page
    page.goto(f"{manager.address}/market/network/?{ON}")
    page.get_by_label("Company and charity numbers").fill("01234567\nunknown")
    page.get_by_role("button", name="Look at this network").click()
    expect(page.get_by_text("Not recognised, and left out: unknown.")).to_be_visible()
    page.get_by_role("button", name="Go on with these").click()
    expect(page.get_by_text("won by any of a network")).to_be_visible()
    manager.when_i_follow("Won by VCSEs, social enterprises and SMEs")
    expect(page.get_by_text("won at least 12 of 12 (100%)").first).to_be_visible()


def test_no_page_has_a_barrier_at_a_desk_or_on_a_telephone(manager: Visitor) -> None:
    for address in PAGES:
        manager.given_i_am_on(f"/market/{address}")
        manager.then_nothing_is_in_my_way()
