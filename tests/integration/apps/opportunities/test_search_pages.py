"""The search page: what it finds, what it says of what it does not understand, and that nothing entered is lost."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.market_releases import tender_release
from tests.opportunity_builders import make_market, ocid_of, open_release

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def market(own_home: Path) -> None:
    """A befriending service in Luton, meals in Leeds in two lots that close soon, and one that closed last year."""
    make_market(
        open_release(1, title="Befriending for older people"),
        open_release(
            2, days=3, title="Hot meals brought to people at home", description="A meal a day.",
            value={"amount": 900_000, "currency": "GBP"},
            items=[_item("1"), _item("2")],
            lots=[{"id": "1", "title": "North", "value": {"amount": 300_000, "currency": "GBP"}},
                  {"id": "2", "title": "South", "value": {"amount": 600_000, "currency": "GBP"}}],
        ),
        tender_release(
            3, date="2024-03-01T09:00:00Z", title="Befriending, an old notice",
            tenderPeriod={"endDate": "2024-04-01T12:00:00Z"},
        ),
    )  # fmt: skip


def _item(lot: str) -> dict[str, object]:
    return {
        "id": lot,
        "additionalClassifications": [{"scheme": "CPV", "id": "55521100"}],
        "deliveryAddresses": [{"region": "E08000035"}],
        "relatedLot": lot,
    }


def _page(client: Client, query: str = "", *, status: int = 200, **headers: str) -> str:
    answer: HttpResponse = client.get(f"/opportunities/{query}", headers=headers)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def _titles(page: str) -> list[str]:
    found = re.findall(r"<h3[^>]*>(.*?)</h3>", page, re.S)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in found]


def test_without_a_market_the_page_says_what_an_operator_runs(client: Client, own_home: Path) -> None:
    assert "worthwhile market compile" in _page(client)


@pytest.mark.usefixtures("market")
def test_what_is_open_is_shown_first_of_all(client: Client) -> None:
    assert set(_titles(_page(client))) == {"Befriending for older people", "Hot meals brought to people at home"}


@pytest.mark.usefixtures("market")
def test_words_and_filters_in_the_address_find_what_fits(client: Client) -> None:
    assert _titles(_page(client, "?q=meals&area=Leeds&max=400k&service=meals-at-home")) == [
        "Hot meals brought to people at home"
    ]


@pytest.mark.usefixtures("market")
def test_a_line_says_who_where_how_much_and_how_long_is_left(client: Client) -> None:
    page = _page(client, "?q=meals")
    for words in ("Example Council", "Leeds", "£900,000; smallest part £300,000", "2 days left", "2 lots"):
        assert words in page


@pytest.mark.usefixtures("market")
def test_closed_notices_are_shown_where_asked_for(client: Client) -> None:
    assert "Befriending, an old notice" in _titles(_page(client, "?q=befriending&when=all"))


@pytest.mark.usefixtures("market")
def test_a_day_can_be_asked_for_and_is_told(client: Client) -> None:
    page = _page(client, "?on=2024-03-15&q=befriending")
    assert _titles(page) == ["Befriending, an old notice"]
    assert "Answered as on" in page
    assert "15 March 2024" in page


@pytest.mark.usefixtures("market")
def test_closing_soon_leaves_what_closes_within_the_days(client: Client) -> None:
    assert _titles(_page(client, "?when=soon&days=7")) == ["Hot meals brought to people at home"]


@pytest.mark.usefixtures("market")
def test_a_filter_has_a_chip_that_takes_it_off(client: Client) -> None:
    page = _page(client, "?q=meals&area=Leeds&suits=vcse")
    chips = dict(re.findall(r'href="/opportunities/\?([^"]*)"><span[^>]*>Take off </span>([^<]*?) <', page))
    assert chips["q=meals&area=Leeds"] == "Suits charities and social enterprises"
    assert chips["q=meals&suits=vcse"] == "Leeds"


@pytest.mark.usefixtures("market")
def test_where_nothing_is_found_the_filter_that_shuts_most_out_is_named(client: Client) -> None:
    page = _page(client, "?q=befriending&area=Leeds&strict=yes")
    assert "No notice found" in page
    assert "the area shuts out most" in page
    assert 'href="/opportunities/?q=befriending&strict=yes"' in page


@pytest.mark.usefixtures("market")
def test_a_misspelt_word_is_answered_with_the_near_one(client: Client) -> None:
    page = _page(client, "?q=befreinding")
    assert "Did you mean" in page
    assert 'href="/opportunities/?q=befriending"' in page


@pytest.mark.usefixtures("market")
def test_what_is_not_understood_is_said_beside_its_field_and_nothing_is_lost(client: Client) -> None:
    page = _page(client, "?q=meals&area=Lutn&min=50k&max=10&within=far&cpv=health&days=soon&when=soon")
    assert "We do not know the area “Lutn”. Did you mean Luton" in page
    assert "Enter a most of at least £50,000" in page
    assert "Enter a distance from 0 to 600" in page
    assert "Enter a CPV code of 2 to 8 figures" in page
    assert "Enter a number of days from 0 to 3660" in page
    for given in ("meals", "Lutn", "50k", "10", "far", "health", "soon"):
        assert f'value="{given}"' in page


@pytest.mark.usefixtures("market")
def test_a_suggested_area_is_one_link_away(client: Client) -> None:
    assert 'href="/opportunities/?q=meals&area=Luton">Luton</a>' in _page(client, "?q=meals&area=Lutn")


@pytest.mark.parametrize(
    "query",
    [
        "?page=999999999", "?page=-1", "?page=x", "?sort=nonsense", "?service=nonsense", "?when=nonsense&on=2026-99-99",
        "?max=1e9", "?min=" + "9" * 400, "?regime=nonsense", "?q=%00", "?area=" + ";".join(["x"] * 300),
        "?within=-5&area=Luton", "?within=20", "?days=99999999999&when=soon", "?cpv=00", "?buyer=%20",
        "?q=" + "a" * 5000, "?unit=leagues",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("market")
def test_no_address_breaks_the_page(client: Client, query: str) -> None:
    _page(client, query)


@pytest.mark.usefixtures("market")
def test_as_somebody_types_only_the_results_come_and_the_address_is_the_short_one(client: Client) -> None:
    answer = client.get("/opportunities/?q=hot+mea&area=&min=&when=open&unit=miles", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert _titles(page) == ["Hot meals brought to people at home"]
    assert answer.headers["HX-Push-Url"] == "/opportunities/?q=hot+mea"
    assert 'id="count-choice-service-meals-at-home" hx-swap-oob="true">(1)<' in page


@pytest.mark.usefixtures("market")
def test_going_back_brings_the_whole_page(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/opportunities/?q=meals", headers=headers).content.decode()


def test_pages_of_results_lead_on_and_keep_the_search(client: Client, own_home: Path) -> None:
    make_market(*(open_release(number, title=f"Befriending {number}") for number in range(1, 26)))
    first = _page(client, "?q=befriending&sort=published")
    assert len(_titles(first)) == 20
    assert 'href="/opportunities/?q=befriending&sort=published&page=2" rel="next"' in first
    second = _page(client, "?q=befriending&sort=published&page=2")
    assert len(_titles(second)) == 5
    assert not set(_titles(first)) & set(_titles(second))


def test_the_same_procurement_on_two_portals_is_one_line(client: Client, own_home: Path) -> None:
    closes = {"tenderPeriod": {"endDate": (timezone.now() + timedelta(days=30)).isoformat(timespec="seconds")}}
    one = open_release(1, title="Befriending for older people in Luton", **closes)
    other = {**open_release(2, title="Befriending for older people in Luton", **closes)}
    other["ocid"] = "ocds-b5fd17-00000000-0000-0000-0000-000000000002"
    make_market(one, other)
    page = _page(client, "?q=befriending")
    assert len(_titles(page)) == 1
    assert re.search(r"Also on (Contracts Finder|Find a Tender)\.", page)


@pytest.mark.usefixtures("market")
def test_every_page_says_how_fresh_it_is_and_whose_data(client: Client) -> None:
    page = _page(client)
    assert "How fresh this is" in page
    assert "Find a Tender: 3 procurements" in page
    assert "Open Government Licence v3.0" in page


@pytest.mark.usefixtures("market")
def test_what_a_notice_says_is_never_run_as_markup(client: Client, own_home: Path) -> None:
    make_market(open_release(9, title="<script>alert(1)</script> befriending"))
    answer = client.get("/opportunities/?q=befriending").content.decode()
    assert "<script>alert" not in answer


@pytest.mark.usefixtures("market")
def test_a_result_leads_to_its_notice_with_the_search(client: Client) -> None:
    assert f'href="/opportunities/notices/{ocid_of(2)}/?q=meals"' in _page(client, "?q=meals")


def test_a_word_that_no_notice_uses_and_nothing_resembles_is_told(client: Client, market: None) -> None:
    page = html.unescape(client.get("/opportunities/", {"q": "befriending zzqqx"}).content.decode())
    assert "No notice uses “zzqqx”." in page
    assert "No notice uses “befriending”" not in page
