"""The draft impact case that a value map makes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from worthwhile.engines.valuation.case import FORMAT
from worthwhile.exchange.plain_data import plain_number
from worthwhile.exchange.value_map.fields import RATES
from worthwhile.exchange.value_map.grid import Grid
from worthwhile.exchange.value_map.headings import Headings
from worthwhile.exchange.value_map.labelled import Labelled
from worthwhile.exchange.value_map.numbers import currencies
from worthwhile.exchange.value_map.settings import ImportSettings, year_from
from worthwhile.exchange.value_map.table import InputRow, OutcomeRow, Table, listed_rows
from worthwhile.kernel.dates import Period, PriceYear
from worthwhile.kernel.problems import InvalidInput, Problem

_LONGEST_ID = 40
_MAYBE_IN_KIND = re.compile(r"volunteer|in[ -]kind|\btime\b|\bdonat", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A draft case as plain data, the sheet row of each outcome id, and notes for the reader."""

    data: dict[str, Any]
    rows: Mapping[str, int]
    notes: tuple[str, ...]


def setting_problems(settings: ImportSettings, labelled: Mapping[str, Labelled]) -> list[Problem]:
    """Everything that the sheet does not say and no option gives, each with the option that gives it."""
    asked = [
        (settings.timing, "--timing", "Say when in a year value falls: --timing start, mid or end. None is assumed."),
        (settings.start, "--start", "Give the first day of the work, such as --start 2022-04-01."),
        (
            settings.price_year or labelled.get("price_year"),
            "--price-year",
            "No price year was found. Say in which year's prices the sheet is: --price-year 2023.",
        ),
        (
            settings.rate if settings.rate is not None else labelled.get("discount_rate"),
            "--rate",
            "No discount rate was found. Give it as a fraction: --rate 0.035 (0 for none).",
        ),
    ]
    problems = [Problem(option, message) for given, option, message in asked if given is None]
    if settings.rate is not None and not 0 <= settings.rate <= 1:
        hint = f" Did you mean {settings.rate / 100}?" if 1 < settings.rate <= 100 else ""
        problems.append(Problem("--rate", f"Enter a fraction from 0 to 1. You gave {settings.rate}.{hint}"))
    if settings.start and settings.end and settings.end < settings.start:
        problems.append(Problem("--end", f"The work ends on {settings.end}, before it starts. Swap the two dates."))
    return problems + _price_year_problems(settings, labelled)


def _price_year_problems(settings: ImportSettings, labelled: Mapping[str, Labelled]) -> list[Problem]:
    if settings.price_year is not None or "price_year" not in labelled:
        return []
    try:
        PriceYear.parse(plain_number(labelled["price_year"].value))
    except InvalidInput as error:
        return [Problem("--price-year", f"In the sheet: {error.problems[0].message}")]
    return []


def draft_case(
    *,
    grid: Grid,
    headings: Headings,
    table: Table,
    labelled: Mapping[str, Labelled],
    settings: ImportSettings,
    file_name: str,
) -> Draft:
    """The draft. ``settings`` were checked with :func:`setting_problems`, the table has no problems."""
    assert settings.start is not None
    assert settings.timing is not None
    notes: list[str] = []
    end = settings.end or year_from(settings.start)
    period_years = Period(start=settings.start, end=end).years
    outcomes = []
    rows: dict[str, int] = {}
    for outcome in table.outcomes:
        identifier = _identifier(outcome.texts["outcome"], rows)
        rows[identifier] = outcome.row
        outcomes.append(_outcome(identifier, outcome, period_years, grid, notes))
    rate = settings.rate if settings.rate is not None else labelled["discount_rate"].value
    currency = settings.currency or _currency(grid, notes)
    data = {
        "format": FORMAT,
        "title": settings.title or PurePath(file_name).stem,
        **({"organisation": settings.organisation} if settings.organisation else {}),
        "kind": settings.kind.value,
        "period": {"start": settings.start.isoformat(), "end": end.isoformat()},
        "currency": currency,
        "price_year": _price_year(settings, labelled),
        # Without a column of price years the map is taken to be in one year's prices.
        "uprating": "gdp-deflator" if "value_year" in headings.columns and currency == "GBP" else "none",
        "discounting": {"rate": plain_number(rate), "timing": settings.timing.value},
        "conventions": {"deductions": settings.deductions.value},
        "inputs": [_input(line) for line in table.inputs],
        "outcomes": outcomes,
        "notes": f"Imported from {_place_words(grid, file_name)}.",
    }
    if settings.end is None:
        notes.append(f"The period was taken as 12 months, {settings.start} to {end}. Give --end if it is longer.")
    if "discount_rate" in labelled and settings.rate is None:
        found = labelled["discount_rate"]
        notes.append(f"{grid.where(found.row, found.column)}: the discount rate {found.value} was found here.")
    _note_gaps(grid, headings, table, notes)
    return Draft(data=data, rows=rows, notes=tuple(notes))


def _place_words(grid: Grid, file_name: str) -> str:
    """The file and, in a workbook, the sheet."""
    return file_name if grid.place == file_name else f"{file_name}, {grid.place[0].lower() + grid.place[1:]}"


# Our name of a number, and the column it comes from.
IMPORTED_NUMBERS = (
    ("quantity", "quantity"),
    ("value", "value"),
    ("duration_years", "duration"),
    ("importance", "importance"),
)


def _outcome(identifier: str, line: OutcomeRow, period_years: int, grid: Grid, notes: list[str]) -> dict[str, Any]:
    numbers, texts = line.numbers, line.texts
    is_priced = "quantity" in numbers and "value" in numbers
    found: dict[str, Any] = {
        "id": identifier,
        "name": texts["outcome"],
        "stakeholder": line.stakeholder,
        "status": "priced" if is_priced else "pending",
    }
    for ours, theirs in IMPORTED_NUMBERS:
        if theirs in numbers:
            found[ours] = plain_number(numbers[theirs])
    if "value_year" in texts:
        found["value_year"] = texts["value_year"]
    if numbers.get("starts") == 2:
        found["starts_in_year"] = period_years + 1
    found |= {name: plain_number(numbers[name]) for name in RATES if name in numbers}
    sources = {
        "value": "; ".join(texts[name] for name in ("proxy", "value_source") if name in texts),
        "quantity": texts.get("quantity_source", ""),
    }
    found["sources"] = {name: text for name, text in sources.items() if text}
    evidence = {"method": texts.get("indicator", ""), "source": texts.get("quantity_source", "")}
    found["evidence"] = {name: text for name, text in evidence.items() if text}
    if "sample" in numbers:
        found["evidence"]["sample"] = plain_number(numbers["sample"])
    if "stakeholder_number" in numbers:
        found["evidence"]["population"] = plain_number(numbers["stakeholder_number"])
    asides = {"Change": texts.get("change"), "Outputs": texts.get("outputs")}
    found["notes"] = "; ".join(f"{label}: {text}" for label, text in asides.items() if text)
    if not is_priced:
        missing = " and ".join(name for name in ("quantity", "value") if name not in numbers)
        notes.append(f"{grid.where(line.row)}: {texts['outcome']!r} has no {missing}; it is pending and not counted.")
    return {name: value for name, value in found.items() if value not in ("", {})}


def _input(line: InputRow) -> dict[str, Any]:
    found = {"name": line.name, "stakeholder": line.stakeholder, "values": [plain_number(line.value)]}
    return {name: value for name, value in found.items() if value != ""}


def _identifier(name: str, taken: Iterable[str]) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_ID].strip("-") or "outcome"
    found, count = short, 1
    while found in taken:
        count += 1
        found = f"{short}-{count}"
    return found


def _currency(grid: Grid, notes: list[str]) -> str:
    texts = [grid.text(row, column) for row in range(len(grid.rows)) for column in range(len(grid.rows[row]))]
    found = currencies(texts)
    if len(found) == 1:
        return found.pop()
    seen = f"Signs of {', '.join(sorted(found))} were found" if found else "No currency sign was found"
    notes.append(f"{seen}; amounts were taken as pounds (GBP). Give --currency if they are not.")
    return "GBP"


def _price_year(settings: ImportSettings, labelled: Mapping[str, Labelled]) -> int | str:
    if settings.price_year is not None:
        return str(settings.price_year) if settings.price_year.financial else settings.price_year.begins
    return int(labelled["price_year"].value)


def _note_gaps(grid: Grid, headings: Headings, table: Table, notes: list[str]) -> None:
    if not table.inputs:
        notes.append(f"{grid.place}: no inputs were found, so there is no ratio until you add what the work costs.")
    doubtful = [line.name for line in table.inputs if _MAYBE_IN_KIND.search(line.name)]
    if doubtful:
        notes.append(f"All inputs were taken as money. Add cash: false to those that are not: {', '.join(doubtful)}.")
    same: dict[tuple[str, str, Decimal], list[int]] = {}
    for line in table.inputs:
        same.setdefault((line.stakeholder, line.name, line.value), []).append(line.row)
    for (_, name, value), rows in same.items():
        if len(rows) > 1 and value:
            notes.append(
                f"{grid.place}: the input {name!r} stands in {listed_rows(rows)} with the same amount, and each was "
                "counted. Delete all but one if it is the same money."
            )
    if any(len(line.numbers) and "starts" in line.numbers for line in table.outcomes) or "duration" in headings.columns:
        notes.append("Durations were counted from the year in which each outcome starts.")
    if "attribution" in headings.columns:
        notes.append("Attribution was read as the share due to others, which is taken off.")
    notes.append(
        "A value map does not say whose budget gains (agency), the level or the kind of worth. "
        "Add agency, level and kind to each outcome of the draft."
    )
