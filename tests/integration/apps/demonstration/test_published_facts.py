"""What is shown of real organisations is what the fact sheet says, with its source, year and qualifiers."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from worthwhile.apps.demonstration.selectors.published_facts import PublishedFact, list_left_out, list_published
from worthwhile.apps.organisations.models.fact_catalogue import FACT_KINDS

# What the fact sheet tells of sectors, programmes, surveys and organisations whose name is missing.
NOT_ORGANISATIONS = (
    "(unnamed)", "Early years sector", "UK social enterprise sector", "DoH ", "Fit for Purpose", "Scottish preferred",
    "Commissioners (", "UK councils", "Greater Manchester children's care", "Children's homes", "One children's home",
    "Private equity providers", "UK social investment market", "Social enterprises (NHS)",
)  # fmt: skip
QUALIFIERS = {"more than": "more than", "over)": "over", "around": "around", "planned": "planned"}
PERIODS = {"/year": "a year", "over 3 years": "over 3 years"}


@dataclass(frozen=True)
class Line:
    """A line of the fact sheet."""

    organisation: str
    metric: str
    value: str
    unit: str
    year: str
    source: str


@pytest.fixture
def sheet(shared: Callable[[str], Path]) -> list[Line]:
    with shared("reference/case_facts.csv").open(encoding="utf-8", newline="") as file:
        rows = [{name: row[name] for name in Line.__dataclass_fields__} for row in csv.DictReader(file)]
    return [Line(**row) for row in rows if not row["organisation"].startswith(NOT_ORGANISATIONS)]


def _shown() -> list[tuple[str, PublishedFact]]:
    return [(one.name, fact) for one in list_published() for fact in one.facts]


def _lines_of(sheet: list[Line], organisation: str, fact: PublishedFact) -> list[Line]:
    return [
        line
        for line in sheet
        if line.organisation == organisation and line.metric in fact.rows and line.year == str(fact.year)
    ]


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in re.findall(r"\d[\d,]*", text)}


def test_every_line_about_a_named_organisation_is_shown_or_left_out_with_a_reason(sheet: list[Line]) -> None:
    shown = [(line.organisation, line.metric, line.year) for one in _shown() for line in _lines_of(sheet, *one)]
    left_out = {(one.organisation, one.metric) for one in list_left_out() if one.because}
    missing = [
        line
        for line in sheet
        if (line.organisation, line.metric, line.year) not in shown and (line.organisation, line.metric) not in left_out
    ]
    assert missing == []
    assert len(shown) == len(set(shown))


def test_a_fact_holds_the_value_the_year_and_the_source_of_its_lines(sheet: list[Line]) -> None:
    wrong = []
    for organisation, fact in _shown():
        lines = _lines_of(sheet, organisation, fact)
        if len(lines) != len(fact.rows):
            wrong.append(f"{organisation}, {fact.says}: no such lines")
        for line in lines:
            is_told = line.value in _numbers(fact.says) if line.value.isdecimal() else _has_words(line, fact)
            if not is_told or line.source != fact.source:
                wrong.append(f"{organisation}, {fact.says}: {line}")
    assert wrong == []


def _has_words(line: Line, fact: PublishedFact) -> bool:
    return line.value.casefold() in fact.says.casefold()


def test_a_qualifier_and_a_period_are_kept(sheet: list[Line]) -> None:
    lost = [
        f"{organisation}, {fact.says}: {line.unit}"
        for organisation, fact in _shown()
        for line in _lines_of(sheet, organisation, fact)
        for sign, word in (QUALIFIERS | PERIODS).items()
        if sign in line.unit and word not in fact.says.casefold()
    ]
    assert lost == []


def test_money_is_in_pounds_and_shares_are_per_cent(sheet: list[Line]) -> None:
    wrong = [
        fact.says
        for organisation, fact in _shown()
        for line in _lines_of(sheet, organisation, fact)
        if (line.unit.startswith("GBP") and "£" not in fact.says) or ("%" in line.unit and "%" not in fact.says)
    ]
    assert wrong == []


def test_a_fact_has_a_place_in_the_catalogue_and_one_value_a_year() -> None:
    places = [(organisation, fact.key, fact.year) for organisation, fact in _shown()]
    assert [key for _, key, _ in places if key not in FACT_KINDS] == []
    assert len(places) == len(set(places))


def test_the_same_metric_of_two_years_is_two_facts() -> None:
    nurseries = [fact for _, fact in _shown() if "nurseries" in fact.says and fact.key == "sites"]
    assert [(fact.year, fact.says) for fact in nurseries] == [(2014, "23 nurseries"), (2025, "43 nurseries")]


def test_a_value_over_years_says_that_it_is_not_a_year() -> None:
    contracts = {organisation: fact.says for organisation, fact in _shown() if "£60" in fact.says or "£45" in fact.says}
    assert len(contracts) == 2
    assert all("not a year" in says for says in contracts.values())


def test_a_ratio_without_scope_carries_a_warning() -> None:
    [ratio] = [fact for _, fact in _shown() if fact.key == "social-value-published"]
    assert "£43" in ratio.says
    assert "Warning" in ratio.says


def test_a_fact_of_one_year_is_not_claimed_for_another() -> None:
    [turnover] = [fact for _, fact in _shown() if fact.key == "turnover"]
    assert (turnover.valid_from.isoformat(), str(turnover.expires_on)) == ("2025-01-01", "2025-12-31")
    assert turnover.evidence.endswith("It gives the year alone.")
