"""A price formula tried on made-up bids, whatever stands in the address."""

from __future__ import annotations

import time
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worthwhile.apps.tenders.selectors.price_example import EXAMPLE
from worthwhile.engines.scoring import Formula

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PAGE = "/tenders/price/"
LIMITS = {"quality_floor": "50", "price_cap": "150000"}


def page(client: Client, **changed: str) -> str:
    response = client.get(PAGE, {**EXAMPLE, **changed})
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_page_begins_with_the_worked_example_and_shows_what_flips_it(client: Client) -> None:
    response = client.get(PAGE)
    text = unescape(response.content.decode())
    assert "B is first." in text
    assert "Do not publish this formula." in text
    assert "C does not win, and decides who does: without it A is first, with it B." in text
    for figure in ("88.00 points", "85.71 points", "71.43", "68.00"):
        assert figure in text
    assert "50 x 60,000 / 140,000" in text


@pytest.mark.parametrize(("formula", "first"), [("PF-4", "A"), ("PF-5", "B"), ("PF-6", "A"), ("PF-7", "B")])
def test_a_safe_formula_is_said_to_be_safe_and_its_order_shown(client: Client, formula: str, first: str) -> None:
    text = page(client, formula=formula, **LIMITS)
    assert f"{first} is first." in text
    assert "Do not publish" not in text
    assert "No. What a bid comes to hangs on that bid alone" in text
    assert "Never, in" in text
    assert "Not tried" not in text


@pytest.mark.parametrize("formula", ["PF-1", "PF-2", "PF-3"])
def test_a_relative_formula_is_never_called_safe(client: Client, formula: str) -> None:
    text = page(client, formula=formula)
    assert "Do not publish this formula." in text
    assert "Never, in" not in text
    assert "may change who does" in text


def test_the_safer_formulas_are_links_that_keep_the_bids_and_work(client: Client) -> None:
    text = client.get(PAGE).content.decode()
    links = [part.partition('"')[0] for part in text.split('<li><a class="govuk-link" href="')[1:5]]
    for link, formula in zip(links, ("PF-6", "PF-5", "PF-4", "PF-7"), strict=True):
        asked = parse_qs(urlsplit(unescape(link)).query)
        assert asked["formula"] == [formula]
        assert asked["name_3"] == ["C"]
        answer = unescape(client.get(PAGE + unescape(link)).content.decode())
        assert "There is a problem" not in answer
        assert "is first." in answer


def test_the_weighted_value_is_refused_in_plain_words_and_not_reckoned(client: Client) -> None:
    text = page(client, formula="PF-8")
    assert "The coefficients that it needs are not published" in text
    assert "The order of the bids" not in text


def test_weights_without_price_are_shared_in_proportion_and_said(client: Client) -> None:
    text = page(client, formula="PF-5")
    assert "Quality and social value share 100 in proportion, 80 to 20." in text
    assert "140,000 - 2,000 x (100 - 60)" in text


def test_what_a_point_is_worth_follows_the_price_under_pf_1_and_not_under_pf_6(client: Client) -> None:
    assert "£6,533.33" in page(client)
    assert page(client, formula="PF-6").count("£2,400") == 5


def test_price_alone_may_not_decide_in_scotland(client: Client) -> None:
    alone = {"formula": "PF-6", "price_weight": "100", "quality_weight": "0", "social_value_weight": "0"}
    assert "regulation 67" in page(client, nation="scotland", **alone)
    assert "regulation 67" not in page(client, nation="england", **alone)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"price_weight": "40"}, "They add up to 90"),
        ({"price_weight": "0", "quality_weight": "90"}, "gives points for price"),
        ({"formula": "PF-6", "benchmark": ""}, "PF-6 needs this"),
        ({"formula": "PF-6", "benchmark": "0"}, "benchmark"),
        ({"formula": "PF-4", "quality_floor": "0", "price_cap": "1"}, "floor above 0"),
        ({"price_2": "NaN"}, "Price of bid 2, in pounds: enter a number in figures from 0 to 1,000,000,000"),
        ({"price_2": "Infinity"}, "Price of bid 2, in pounds: enter a number in figures"),
        ({"price_2": "-5"}, "Price of bid 2, in pounds: enter a number in figures"),
        ({"price_2": "1e999999"}, "Price of bid 2, in pounds: enter a number in figures"),
        ({"price_2": "1e-400"}, "Price of bid 2, in pounds: enter a number in figures"),
        ({"quality_2": "72.5"}, "Quality score of bid 2: enter a whole number from 0 to 100"),
        ({"quality_2": "101"}, "Quality score of bid 2: enter a whole number from 0 to 100"),
        ({"price_3": ""}, "Enter a price for bid 3, or leave its whole row empty"),
        ({"name_2": "a"}, "a stands twice"),
        ({"name_1": "x" * 41}, "at most 40 letters"),
        ({"formula": "PF-9"}, "Choose one of the formulas"),
        ({"nation": "france"}, "Choose one of the nations"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_entered_is_lost(
    client: Client, changed: dict[str, str], told: str
) -> None:
    text = page(client, **changed)
    assert "There is a problem" in text
    assert told in text
    assert "The order of the bids" not in text
    for entered in changed.values():
        assert not entered or f'value="{entered}"' in text or entered in ("PF-9", "france")


def test_every_problem_is_told_at_once(client: Client) -> None:
    text = page(client, price_1="much", quality_2="-1", price_weight="x")
    assert text.count('<li><a href="#id_') == 3


def test_names_of_any_kind_are_shown_as_they_are_and_never_as_markup(client: Client) -> None:
    response = client.get(PAGE, {**EXAMPLE, "name_1": "<b>price</b>", "name_2": "price", "name_3": "Ymlaen & 社会"})
    text = response.content.decode()
    assert "<b>price</b>" not in text
    assert "&lt;b&gt;price&lt;/b&gt;" in text
    assert "Ymlaen &amp; 社会" in text


def test_thousands_of_rows_and_unknown_words_in_the_address_change_nothing(client: Client) -> None:
    rows = {f"{part}_{row}": "9" for row in range(9, 1000) for part in ("name", "price", "quality", "social_value")}
    began = time.process_time()
    text = page(client, trials="1000000000", reproduce="true", **rows)
    assert time.process_time() - began < 10
    assert "B is first." in text
    assert "In 200 made-up competitions" in text
    assert client.get(PAGE, {f"name_{row}": "9" for row in range(6000)}).status_code == 400


def test_a_price_of_nothing_is_told_and_not_divided_by(client: Client) -> None:
    assert "PF-1 gives no points where the lowest price is 0" in page(client, price_3="0")
    assert "every price is 0" in page(client, formula="PF-2", price_1="0", price_2="0", price_3="0")


def test_htmx_gets_the_part_that_changes_and_the_address_that_states_it(client: Client) -> None:
    response = client.get(PAGE, {**EXAMPLE, "formula": "PF-6"}, headers={"HX-Request": "true"})
    assert b"<html" not in response.content
    assert "A is first." in response.content.decode()
    address = response.headers["HX-Replace-Url"]
    assert parse_qs(urlsplit(address).query)["formula"] == ["PF-6"]
    assert "name_4" not in address
    again = client.get(address)
    assert "A is first." in again.content.decode()
    assert "HX-Request" in again.headers["Vary"]


def test_nothing_but_reading_is_allowed(client: Client) -> None:
    assert client.post(PAGE, EXAMPLE).status_code == 405


def test_the_page_is_made_in_no_time_for_eight_bids_under_every_formula(client: Client) -> None:
    many = {
        f"{part}_{row}": text
        for row in range(4, 9)
        for part, text in (("name", f"E{row}"), ("price", str(80000 + row)), ("quality", "60"), ("social_value", "7"))
    }
    client.get(PAGE)
    for formula in Formula:
        began = time.process_time()
        assert "There is a problem" not in page(client, formula=str(formula), **LIMITS, **many)
        assert time.process_time() - began < 3


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    given=st.dictionaries(
        st.sampled_from(sorted(EXAMPLE)),
        st.one_of(
            st.text(max_size=12), st.sampled_from(["0", "-0", "1e5", "٣", "0x10", "1_000", "99.999", "sNaN", " "])
        ),
        max_size=6,
    )
)
def test_no_address_whatever_ends_in_an_error(client: Client, given: dict[str, str]) -> None:
    assert client.get(PAGE, {**EXAMPLE, **given}).status_code == 200
