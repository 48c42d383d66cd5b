"""Every value, series, measure and method that ships has a page for everybody, with its source."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from worthwhile.apps.library.selectors.entries import BANK_TOPIC, Sort, list_entries
from worthwhile.cli.reference import command
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.kernel.parameter import Parameter
from worthwhile.reference import library, topic_of
from worthwhile.reference.method_pages import method_pages

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

MOST_BYTES = 250_000
SUPPLIED = sorted(library().bank)
WITHHELD = sorted(library().withheld)
SERIES = sorted(name for name in (*library().parameters, *library().tables) if topic_of(name) != BANK_TOPIC)
LISTS = ("", "values/", "series/", "measures/", "methods/", "shared/")


def _page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    assert len(answer.content) < MOST_BYTES, address
    return unescape(answer.content.decode())


def _heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return found[1].strip()


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens(name: str) -> None:
    _page(f"/library/{name}")


@pytest.mark.parametrize("code", SUPPLIED)
def test_a_value_has_a_page_with_its_source_and_every_dated_value(code: str) -> None:
    bank = library().bank[code]
    page = _page(f"/library/values/{code}/")
    assert _heading(page) == bank.label
    said = (
        bank.source.title,
        bank.source.publisher,
        bank.source.licence,
        bank.source.address,
        bank.locator,
        bank.notes,
    )
    assert [part for part in said if part not in page] == []
    history = library().parameters[bank.id].values
    assert page.count("<td ") == 4 * len(history)
    assert f"value-bank/{code}" not in page, "the id of the files is no name for people"


@pytest.mark.parametrize("code", WITHHELD)
def test_a_withheld_value_says_why_and_what_to_do(code: str) -> None:
    withheld = library().withheld[code]
    page = _page(f"/library/values/{code}/")
    assert _heading(page) == withheld.label
    said = (withheld.reason, withheld.publication, withheld.address, "Enter it yourself")
    assert [part for part in said if part not in page] == []


@pytest.mark.parametrize("name", SERIES)
def test_a_series_has_a_page_with_every_row_and_its_source(name: str) -> None:
    held = library()
    found = held.parameters.get(name) or held.tables[name]
    page = _page(f"/library/series/{name}/")
    assert _heading(page) == found.label
    dated = found.values if isinstance(found, Parameter) else found.editions
    rows = len(dated) if isinstance(found, Parameter) else sum(len(edition.rows) for edition in found.editions)
    assert page.count('<tr class="govuk-table__row"><td') == rows
    assert {one.source.title for one in dated if one.source.title not in page} == set()


@pytest.mark.parametrize("name", SERIES)
def test_a_series_is_downloaded_with_a_line_for_each_row(name: str) -> None:
    held = library()
    found = held.parameters.get(name) or held.tables[name]
    rows = len(found.values) if isinstance(found, Parameter) else sum(len(one.rows) for one in found.editions)
    answer = Client().get(f"/library/series/{name}.csv")
    lines = answer.content.decode().strip().split("\r\n")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert len(lines) == rows + 1
    assert all(name in lines[0] for name in ("source", "licence", "locator", "checked_on"))


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_a_measure_has_a_page_and_shows_its_questions_only_where_its_terms_allow(name: str) -> None:
    measure = MEASURES[name]
    page = _page(f"/library/measures/{name}/")
    assert _heading(page) == measure.name
    assert measure.licence.statement in page
    questions = [item.text for item in measure.items if item.text]
    if measure.licence.ships_text:
        assert [text for text in questions if text not in page] == []
    else:
        assert "do not let us show the questions" in page
    assert ("asks about self-harm" in page) == (measure.safeguarding_item is not None)


@pytest.mark.parametrize("code", sorted(method_pages()))
def test_a_method_has_a_page_at_the_address_of_its_code(code: str) -> None:
    method = method_pages()[code]
    page = _page(f"/library/methods/{code}/")
    assert _heading(page) == method.title
    for heading in ("What it says", "Worked example", "Sources", "Assumes"):
        assert f">{heading}</h2>" in page
    assert ".md" not in page
    assert "](" not in page


@pytest.mark.parametrize("address", ["values/wellby/", "methods/sv-005/"])
def test_an_address_in_other_capitals_leads_to_the_one_that_stays(address: str) -> None:
    answer = Client().get(f"/library/{address}")
    assert (answer.status_code, answer["Location"]) == (301, f"/library/{address.split('/')[0]}/{_upper(address)}/")


def _upper(address: str) -> str:
    return address.split("/")[1].upper()


@pytest.mark.parametrize(
    "address",
    ["values/NONE/", "values/NONE.json", "series/prices/none/", "series/value-bank/wellby/", "measures/none/",
     "methods/SV-999/", "shared/1/", "series/none/none.csv"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert Client().get(f"/library/{address}").status_code == 404


def test_no_two_entries_share_an_address_and_every_title_is_words() -> None:
    entries = list_entries()
    assert len({(entry.sort, entry.key) for entry in entries}) == len(entries)
    held = library()
    ids = {*held.parameters, *held.tables, *held.bank, *held.withheld}
    assert [entry.key for entry in entries if entry.title in ids] == []
    assert {entry.sort for entry in entries} == set(Sort)


def test_the_wellby_is_carried_to_the_last_published_year_with_its_working() -> None:
    page = _page("/library/values/WELLBY/")
    assert "£15,338.46" in page
    assert "in prices of 2023; range £11,798.81 to £18,878.10" in page
    assert "(2019)" in page
    assert "× 1.17988" in page
    assert 'href="/library/series/wellbeing/gdp-per-head/"' in page


def test_a_wage_is_not_carried_and_is_called_what_it_is() -> None:
    page = _page("/library/values/NLW-2026/")
    assert "In the latest published prices" not in page
    assert "Price of something put in" in page


def test_a_value_in_the_latest_prices_says_that_there_is_nothing_to_carry() -> None:
    assert "ends with 2024, so it stands in the latest published prices already" in _page("/library/values/NHS-AE/")


def test_values_that_hold_each_other_warn_on_both_pages() -> None:
    assert "It already contains the value below" in _page("/library/values/DIS-FT-SOC/")
    assert "It is part of the value below" in _page("/library/values/DIS-FT-GOV/")


def test_where_a_value_is_used_is_named() -> None:
    page = _page("/library/values/WELLBY/")
    assert 'href="/templates/befriending/"' in page
    assert 'href="/library/methods/uprating/"' in page


def test_a_measure_names_the_starting_cases_that_ask_for_it() -> None:
    assert 'href="/templates/befriending/"' in _page("/library/measures/ons4/")


@pytest.mark.parametrize("name", ["WELLBY", "NHS-AE", "PSS-GP10", "prices/gdp-deflator", "discounting/green-book-low"])
def test_a_figure_as_data_is_what_the_command_prints(name: str) -> None:
    printed = CliRunner().invoke(command, ["show", name, "--on", "2026-04-20", "--json"])
    given = "2026-04-20" if "low" in name or name in ("WELLBY", "NHS-AE", "PSS-GP10") else None
    address = f"series/{name}" if "/" in name else f"values/{name}"
    answer = Client().get(f"/library/{address}.json", {"on": given or "2020-06-01"})
    if given is None:
        printed = CliRunner().invoke(command, ["show", name, "--on", "2020-06-01", "--json"])
    assert printed.exit_code == 0, printed.output
    assert answer.json() == json.loads(printed.stdout)


def test_a_figure_as_data_is_for_today_where_no_day_is_asked_for() -> None:
    answer = Client().get("/library/values/WELLBY.json").json()
    assert abs((date.fromisoformat(answer["on"]) - timezone.localdate()).days) <= 1


def test_a_day_that_is_none_is_answered_with_what_to_enter() -> None:
    answer = Client().get("/library/values/WELLBY.json", {"on": "last week"})
    assert answer.status_code == 400
    assert "Enter a date such as 2026-04-01" in answer.json()["problems"][0]["message"]


def test_the_pages_of_methods_link_checks_by_their_codes() -> None:
    page = _page("/library/methods/uprating/")
    assert '<a href="/library/methods/SV-035/" class="govuk-link">SV-035</a>' in page
