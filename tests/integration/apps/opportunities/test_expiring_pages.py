"""Contracts that end soon: who holds them, what is not known, and the same as a table."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.market_releases import award_release, tender_release
from tests.opportunity_builders import make_market, ocid_of, open_release

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def _held(number: int, *, ends_in: float | None, title: str, region: str = "UKH21", code: str = "85320000") -> Any:
    """A contract awarded two years ago that ends in so many days; None: no end is stated."""
    now = timezone.now()
    then = (now - timedelta(days=730)).isoformat(timespec="seconds")
    items = [{
        "id": "1", "additionalClassifications": [{"scheme": "CPV", "id": code}],
        "deliveryAddresses": [{"region": region}], "relatedLot": "1",
    }]  # fmt: skip
    tender = tender_release(number, date=then, title=title, items=items, tenderPeriod={"endDate": then})
    period = {"startDate": then}
    if ends_in is not None:
        period["endDate"] = (now + timedelta(days=ends_in)).isoformat(timespec="seconds")
    later = (now - timedelta(days=700)).isoformat(timespec="seconds")
    award = award_release(number, date=later, contractPeriod=period)
    award["awards"][0]["date"] = later
    return tender, award


@pytest.fixture
def market(own_home: Path) -> None:
    """One ends in 60 days in Luton, one in 500 days in Leeds, one does not say; a later notice follows the first."""
    contracts = (
        _held(1, ends_in=60, title="Befriending, the running contract"),
        _held(2, ends_in=500, title="=Meals in Leeds", region="E08000035", code="55521100"),
        _held(3, ends_in=None, title="A contract without an end"),
    )
    make_market(*(release for pair in contracts for release in pair), open_release(4, title="Befriending again"))


def _page(client: Client, query: str = "", *, status: int = 200) -> str:
    answer = client.get(f"/opportunities/expiring/{query}")
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def _titles(page: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", title) for title in re.findall(r"<h3[^>]*>(.*?)</h3>", page, re.S)]


@pytest.mark.usefixtures("market")
def test_what_ends_within_a_year_is_listed_with_who_holds_it(client: Client) -> None:
    page = _page(client)
    assert _titles(page) == ["Befriending, the running contract"]
    for said in ("Example Community Care CIC", "Example Council", "£118,000 without VAT", "Luton", "in 60 days"):
        assert said in page


@pytest.mark.usefixtures("market")
def test_contracts_that_state_no_end_are_counted_and_not_hidden(client: Client) -> None:
    assert "state no end" in _page(client)


@pytest.mark.usefixtures("market")
def test_looking_further_ahead_lists_more_in_order_of_their_end(client: Client) -> None:
    assert _titles(_page(client, "?months=24")) == ["Befriending, the running contract", "=Meals in Leeds"]


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize("query", ["?months=24&area=Leeds", "?months=24&service=meals-at-home"])
def test_filters_in_the_address_narrow_the_list(client: Client, query: str) -> None:
    assert _titles(_page(client, query)) == ["=Meals in Leeds"]


@pytest.mark.usefixtures("market")
def test_a_buyer_nobody_bears_the_name_of_leaves_nothing(client: Client) -> None:
    assert _titles(_page(client, "?buyer=Nowhere")) == []


@pytest.mark.usefixtures("market")
def test_a_later_notice_of_the_same_buyer_is_linked(client: Client) -> None:
    assert f'href="/opportunities/notices/{ocid_of(4)}/">A later notice of this buyer' in _page(client)


@pytest.mark.usefixtures("market")
def test_a_day_can_be_asked_for(client: Client) -> None:
    day = (timezone.now() + timedelta(days=100)).date().isoformat()
    assert _titles(_page(client, f"?on={day}&months=24")) == ["=Meals in Leeds"]


@pytest.mark.usefixtures("market")
def test_what_is_not_understood_is_said_beside_its_field_and_kept(client: Client) -> None:
    page = _page(client, "?area=Lutn&months=0&buyer=council")
    assert "Did you mean Luton" in page
    assert "Enter 1 to 60 months. You gave “0”." in page
    for given in ("Lutn", "0", "council"):
        assert f'value="{given}"' in page


@pytest.mark.usefixtures("market")
def test_the_list_is_a_table_too_and_no_cell_of_it_runs_as_a_formula(client: Client) -> None:
    answer = client.get("/opportunities/expiring/contracts.csv?months=24")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["title"] for row in rows] == ["Befriending, the running contract", "'=Meals in Leeds"]
    assert rows[0]["holder"] == "Example Community Care CIC"


@pytest.mark.usefixtures("market")
def test_a_table_of_what_is_not_understood_is_refused_with_the_reason(client: Client) -> None:
    assert client.get("/opportunities/expiring/contracts.csv?months=x").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["?months=999999999999999999", "?months=00000000123456789", "?page=9999999", "?page=x", "?on=x", "?service=x"],
)
@pytest.mark.usefixtures("market")
def test_no_address_breaks_the_page(client: Client, query: str) -> None:
    _page(client, query)


def test_without_a_market_the_page_says_so(client: Client, own_home: Path) -> None:
    assert "No notices yet" in _page(client)
