"""Every figure that ships has what a reader needs to trust it, and nothing ships that may not."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest

from worthwhile.engines.regimes.tables import Row
from worthwhile.kernel.dates import PriceYear
from worthwhile.reference import library, listings, swemwbs_conversion, valuation_parameters
from worthwhile.reference.regimes import regime_rules

Shared = Callable[[str], Path]

OPEN_LICENCES = {
    "Open Government Licence v3.0",
    "Open Parliament Licence (its text was not read)",
    "Statutory rate, cited as a fact; the official page is presumed to be under the Open Government Licence v3.0",
    "Published finding, cited as a fact; no licence text was read",
    "Part of the product, under its own licence",
}
AGENCIES = {
    "people", "business", "environment", "nhs", "local-authority", "central-government", "dwp", "criminal-justice",
    "education", "housing", "other-public", "society",
}  # fmt: skip
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _dated():
    held = library()
    for parameter in held.parameters.values():
        yield from ((parameter.id, value) for value in parameter.values)
    for table in held.tables.values():
        yield from ((table.id, edition) for edition in table.editions)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _bank_rows(shared: Shared, *ship: str) -> list[dict[str, str]]:
    return [row for row in _rows(shared("reference/value_bank.csv")) if row["ship"] in ship]


# What every record says of itself


def test_every_figure_names_a_source_with_title_publisher_date_and_address():
    wanting = [
        (identifier, dated.source.key)
        for identifier, dated in _dated()
        if not all((dated.source.title, dated.source.publisher, dated.source.published, dated.source.address))
    ]
    assert wanting == []


def test_every_figure_ships_under_a_licence_that_allows_it():
    assert {dated.source.licence for _, dated in _dated()} - OPEN_LICENCES == set()


def test_every_list_ships_under_a_licence_that_allows_it():
    licences = {source.licence for listing in listings() for source in listing.sources}
    assert licences - OPEN_LICENCES - {"Apache License 2.0", "MIT License"} == set()


def test_every_figure_has_a_locator_a_day_of_checking_and_a_confidence():
    wanting = [
        i for i, d in _dated() if not d.locator or d.checked_on is None or d.confidence not in {"high", "medium", "low"}
    ]
    assert wanting == []


def test_every_record_has_a_label_a_description_a_unit_and_a_place():
    held = library()
    records = [*held.parameters.values(), *held.tables.values()]
    assert [r.id for r in records if not (r.label and r.description and r.unit and r.geography)] == []


def test_every_id_is_the_path_of_a_file_or_a_row_in_a_file_of_its_folder():
    data = resources.files("worthwhile.reference") / "data"
    held = library()
    for identifier in (*held.parameters, *held.tables):
        folder, name = identifier.split("/")
        lists = "".join(f.read_text(encoding="utf-8") for f in (data / folder).iterdir() if f.name.endswith(".csv"))
        assert (data / folder / f"{name}.yaml").is_file() or f"\n{identifier}," in lists, identifier


def test_every_sum_of_money_names_its_price_year():
    money = [p for p in library().parameters.values() if p.unit.startswith("GBP")]
    assert len(money) > 90
    assert [p.id for p in money if p.price_year is None] == []


def test_every_source_and_unit_that_is_registered_is_used():
    held = library()
    used = {dated.source.title for _, dated in _dated()}
    used.update(source.title for listing in listings() for source in listing.sources)
    used.update(row.citation.title for row in regime_rules().rows(Row))
    publications = [value.publication for value in held.withheld.values()]
    idle = [s.key for s in held.sources.values() if s.title not in used and not any(s.title in p for p in publications)]
    assert idle == []
    units = _rows(Path(str(resources.files("worthwhile.reference") / "data" / "units.csv")))
    assert {row["unit"] for row in units} == {r.unit for r in (*held.parameters.values(), *held.tables.values())}


def test_every_topic_holds_something():
    held = library()
    assert [topic for topic in held.topics if not held.in_topic(topic)] == []


def test_every_figure_of_the_value_bank_has_a_known_agency():
    assert {value.agency for value in library().bank.values()} - AGENCIES == set()


def test_the_carbon_series_and_the_value_bank_hold_the_same_figures():
    held = library()
    series = {
        f"CO2-{value.valid_from.year}": (value.value, value.low, value.high)
        for value in held.parameters["carbon/value-per-tonne"].values
    }
    bank = {code: (v.value, v.low, v.high) for code, v in held.bank.items() if code.startswith("CO2-")}
    assert series == bank


def test_the_data_files_are_part_of_the_package():
    data = resources.files("worthwhile.reference") / "data"
    assert (data / "sources.yaml").is_file()
    assert (data / "value-bank" / "nhs-costs.csv").is_file()


# Against the published data, where it is beside this checkout


def test_the_shipped_bank_is_the_rows_that_may_ship(shared: Shared):
    assert set(library().bank) == {row["code"] for row in _bank_rows(shared, "yes")}


def test_the_withheld_figures_are_the_rows_that_may_not_ship(shared: Shared):
    assert set(library().withheld) == {row["code"] for row in _bank_rows(shared, "ask", "no")}


def test_every_shipped_figure_equals_the_published_one(shared: Shared):
    for row in _bank_rows(shared, "yes"):
        value = library().bank[row["code"]]
        assert value.value == Decimal(row["value_gbp"]), row["code"]
        assert value.low == (Decimal(row["low_gbp"]) if row["low_gbp"] else None), row["code"]
        assert value.high == (Decimal(row["high_gbp"]) if row["high_gbp"] else None), row["code"]
        assert value.price_year == PriceYear.parse(row["price_year"]), row["code"]
        assert (value.label, value.unit) == (row["outcome"], row["unit"]), row["code"]
        assert (value.kind, value.level) == (row["kind"], row["level"]), row["code"]


def test_the_deflator_equals_the_published_calendar_years(shared: Shared):
    published = {
        row["year"]: Decimal(row["index"])
        for row in _rows(shared("reference/deflators.csv"))
        if row["series"] == "HMT_CALENDAR"
    }
    held = {str(v.valid_from.year): v.value for v in valuation_parameters().deflator.values}
    assert held == published


@pytest.mark.parametrize(
    ("series", "column"), [("wellbeing_deflator", "gdp_deflator_cy"), ("gdp_per_head", "gdp_per_head_cvm")]
)
def test_the_wellbeing_series_equal_the_published_outturns(shared: Shared, series: str, column: str):
    published = {
        row["year"]: Decimal(row[column])
        for row in _rows(shared("reference/gdp_per_head_and_deflator.csv"))
        if row["gdp_per_head_cvm"]
    }
    held = {str(v.valid_from.year): v.value for v in getattr(valuation_parameters(), series).values}
    assert held == published


@pytest.mark.parametrize("name", ["standard", "health", "low"])
def test_the_schedules_equal_the_published_bands(shared: Shared, name: str):
    column = {"low": "sensitivity_low"}.get(name, name)
    published = [
        (int(row["years_from"]), int(row["years_to"]) if row["years_to"] else None, Decimal(row[column]))
        for row in _rows(shared("reference/green_book_2026_rates.csv"))
    ]
    bands = valuation_parameters().schedules[f"green-book-{name}"].bands
    assert [(band.first, band.last, band.rate) for band in bands] == published


def test_the_swemwbs_conversion_equals_the_published_table(shared: Shared):
    published = {
        int(row["raw"]): Decimal(row["metric"]) for row in _rows(shared("reference/swemwbs_raw_to_metric.csv"))
    }
    assert dict(swemwbs_conversion()) == published


def test_the_benchmarks_equal_the_published_percentiles_as_fractions(shared: Shared):
    for row in _rows(shared("reference/factor_percentiles.csv")):
        benchmark = valuation_parameters().benchmarks[row["Factor"].lower().replace(" ", "-")]
        columns = {10: "P10", 25: "P25", 50: "Median", 75: "P75", 90: "P90"}
        assert benchmark.points == tuple((Decimal(p), Decimal(row[name]) / 100) for p, name in columns.items())
        assert (benchmark.n, benchmark.mean) == (int(row["n"]), Decimal(row["Mean"]) / 100)


# Nothing leaks


def _numbers(text: str) -> set[Decimal]:
    """The numbers in a text that can be sums of money: all but bare years."""
    found = (number.rstrip(",") for number in NUMBER.findall(text))
    return {Decimal(number.replace(",", "")) for number in found if not re.fullmatch(r"(19|20)\d\d", number)}


def _figures(row: dict[str, str]) -> set[Decimal]:
    """What a row publishes: its figures, and the sums that its notes mention."""
    figures = {Decimal(row[name]) for name in ("value_gbp", "low_gbp", "high_gbp") if row[name]}
    sums = {Decimal(found.replace(",", "")) for found in re.findall(r"\d{1,3}(?:,\d{3})+|\d+\.\d\d\b", row["notes"])}
    return figures | sums


def _shipped_texts(root: Path) -> Iterator[tuple[str, str]]:
    held = library()
    for value in held.withheld.values():
        yield value.id, " ".join([value.label, value.reason, value.publication, value.address])
    for source in held.sources.values():
        yield source.key, " ".join([source.title, source.publisher, source.address, source.notes])
    for record in (*held.parameters.values(), *held.tables.values()):
        yield record.id, f"{record.label} {record.description}"
    for bank in held.bank.values():
        yield bank.id, bank.notes
    for page in ("docs/reference/reference-data.md", "docs/how-to/look-up-a-figure.md"):
        yield page, (root / page).read_text(encoding="utf-8")


def test_no_withheld_figure_stands_in_its_own_entry(shared: Shared):
    for row in _bank_rows(shared, "ask", "no"):
        value = library().withheld[row["code"]]
        said = _numbers(f"{value.label} {value.unit} {value.reason}") - _numbers(row["outcome"])
        assert said & _figures(row) == set(), row["code"]


def test_no_withheld_figure_stands_anywhere_in_the_words_that_ship(shared: Shared, root: Path):
    withheld = set().union(*(_figures(row) for row in _bank_rows(shared, "ask", "no")))
    shipped = set().union(*(_figures(row) for row in _bank_rows(shared, "yes")))
    telling = {figure for figure in withheld - shipped if figure >= 1000 or figure != figure.to_integral_value()}
    leaks = {name: found for name, text in _shipped_texts(root) if (found := _numbers(text) & telling)}
    assert leaks == {}


def test_a_withheld_list_has_no_column_for_a_figure():
    with resources.as_file(resources.files("worthwhile.reference") / "data/value-bank/withheld.csv") as path:
        assert list(_rows(path)[0]) == ["id", "label", "unit", "source", "reasons", "advice"]
