"""A series or a table, as its page and its CSV file show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from defusedcsv import csv  # type: ignore[import-untyped]
from django.http import HttpResponse
from django.urls import reverse

from worthwhile.apps.library.presenters.figures import number_words
from worthwhile.exchange.reference_json import rows_of
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.parameter import DatedValue, Parameter
from worthwhile.reference import Edition, Table, library, topic_of

COLUMNS = {
    "first_year": "From year",
    "last_year": "To year",
    "rate": "Rate a year",
    "statistic": "What",
    "value": "Value",
    "raw": "Raw total",
    "metric": "Metric score",
}
STATISTICS = {
    "n": "Reports counted",
    "p10": "10th percentile",
    "p25": "25th percentile",
    "p50": "Median",
    "p75": "75th percentile",
    "p90": "90th percentile",
    "mean": "Mean",
    "sd": "Standard deviation",
}
CSV_OF_SOURCE = ("source", "publisher", "published", "licence", "locator", "address", "checked_on", "confidence")


@dataclass(frozen=True, kw_only=True)
class SourcedRows:
    """Rows out of one place in one publication."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    dated: DatedValue | Edition


@dataclass(frozen=True, kw_only=True)
class SeriesPage:
    """Everything a page says of a series."""

    csv_address: str
    json_address: str
    label: str
    description: str
    unit: str
    price_year: str
    geography: str
    basis: str
    topic: str
    parts: tuple[SourcedRows, ...]


def present_series(found: Parameter | Table) -> SeriesPage:
    """A series with its rows, those of one source together."""
    parts = found.id.split("/", 1)
    price_year = found.price_year if isinstance(found, Parameter) else None
    return SeriesPage(
        csv_address=reverse("library:series_csv", args=parts),
        json_address=reverse("library:series_json", args=parts),
        label=found.label,
        description=found.description,
        unit=found.unit,
        price_year=str(price_year or ""),
        geography=found.geography,
        basis=found.basis.value.capitalize(),
        topic=library().topics[topic_of(found.id)].title,
        parts=_parts_of_parameter(found) if isinstance(found, Parameter) else _parts_of_table(found),
    )


def series_csv(found: Parameter | Table) -> HttpResponse:
    """Every row with its dates and its source, as numbers; nothing in it runs in a spreadsheet."""
    name = found.id.replace("/", "-")
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'}
    )
    writer = csv.writer(response)
    if isinstance(found, Parameter):
        writer.writerow(["valid_from", "valid_to", "value", "low", "high", "unit", *CSV_OF_SOURCE])
        for dated in found.values:
            figures = [dated.valid_from, dated.valid_to or "", dated.value, _cell(dated.low), _cell(dated.high)]
            writer.writerow([*figures, found.unit, *_source_cells(dated)])
    else:
        writer.writerow(["valid_from", "valid_to", *found.columns, "unit", *CSV_OF_SOURCE])
        for edition in found.editions:
            for row in rows_of(edition):
                dates = [edition.valid_from, edition.valid_to or ""]
                writer.writerow([*dates, *map(_cell, row.values()), found.unit, *_source_cells(edition)])
    return response


def _cell(value: Any) -> Any:
    return "" if value is None else value


def _source_cells(dated: DatedValue | Edition) -> list[object]:
    source = dated.source
    words = [source.title, source.publisher, source.published, source.licence, dated.locator, source.address]
    return [*words, dated.checked_on, dated.confidence]


def _parts_of_parameter(found: Parameter) -> tuple[SourcedRows, ...]:
    """The values of a series, apart where their source or place in it differs."""
    places = list(dict.fromkeys((dated.source.key, dated.locator) for dated in found.values))
    if len(places) == len(found.values):
        places = list(dict.fromkeys((dated.source.key, "") for dated in found.values))
    parts = []
    for key, locator in places:
        values = [one for one in found.values if one.source.key == key and locator in ("", one.locator)]
        parts.append(_part_of_values(found, values))
    return tuple(parts)


def _part_of_values(found: Parameter, values: list[DatedValue]) -> SourcedRows:
    ranged = any(one.low is not None or one.high is not None for one in values)
    return SourcedRows(
        heading=_span(values),
        columns=("In force", "Value", *(("Low", "High") if ranged else ())),
        rows=tuple(_row_of_value(found, one, ranged) for one in values),
        dated=values[-1],
    )


def _row_of_value(found: Parameter, one: DatedValue, ranged: bool) -> tuple[str, ...]:
    ends = [number_words(end, found.unit) if end is not None else "–" for end in (one.low, one.high)]
    return (_days(one), number_words(one.value, found.unit), *(ends if ranged else ()))


def _days(one: DatedValue) -> str:
    """The days of a value in words: a calendar year by its number."""
    first, last = one.valid_from, one.valid_to
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return str(first.year)
    return f"from {day_text(first)}" if last is None else f"{day_text(first)} to {day_text(last)}"


def _span(values: list[DatedValue]) -> str:
    first, last = values[0].valid_from.year, values[-1].valid_from.year
    return f"{first} to {last}" if last > first else f"{first}"


def _parts_of_table(table: Table) -> tuple[SourcedRows, ...]:
    return tuple(
        SourcedRows(
            heading=f"In force from {day_text(edition.valid_from)}"
            + (f" to {day_text(edition.valid_to)}" if edition.valid_to else ""),
            columns=tuple(COLUMNS[name] for name in table.columns),
            rows=tuple(
                tuple(_words(name, value, table.unit) for name, value in row.items()) for row in rows_of(edition)
            ),
            dated=edition,
        )
        for edition in table.editions
    )


def _words(column: str, value: Any, unit: str) -> str:
    """A cell of a table: a band without an end runs on, a count has no unit."""
    if value is None:
        return "and later"
    if column == "statistic":
        return STATISTICS[str(value)]
    if not isinstance(value, Decimal):
        return str(value)
    return number_words(value, unit if column == "rate" else "")
