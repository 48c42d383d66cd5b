"""What a search found, as a page lists it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.urls import reverse

from worthwhile.apps.library.presenters.figures import figure_words
from worthwhile.apps.library.selectors.entries import Entry, Sort
from worthwhile.engines.valuation.vocabulary import Kind
from worthwhile.exchange.report.wording import KINDS
from worthwhile.reference import library

HEADINGS = {
    Sort.VALUE: "Values",
    Sort.SERIES: "Series and tables",
    Sort.MEASURE: "Measures",
    Sort.METHOD: "Methods and checks",
}
MOST_OF_A_SORT = 8


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that was found."""

    title: str
    address: str
    about: str
    figure: str = ""
    tag: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    """What was found of one sort. ``left_off`` counts what is not listed; ``is_closed`` asks for a click to see it."""

    heading: str
    address: str
    lines: list[Line]
    left_off: int = 0
    is_closed: bool = False


def present_results(entries: Sequence[Entry], *, most: int | None = None) -> list[Group]:
    """Entries by sort; within a sort they keep their order. The sort whose best entry came first stands first."""
    order = list(dict.fromkeys(entry.sort for entry in entries))
    by_sort = groupby(sorted(entries, key=lambda entry: order.index(entry.sort)), key=lambda entry: entry.sort)
    return [_group(sort, list(found), most) for sort, found in by_sort]


def present_bank(entries: Sequence[Entry]) -> list[Group]:
    """The value bank to browse: what is supplied, and closed below it what a user would enter."""
    parts = (("Supplied here", True), ("Published, to enter yourself", False))
    groups = [
        Group(
            heading=f"{heading} ({len(found)})",
            address=reverse("library:values"),
            lines=[_line(entry) for entry in found],
            is_closed=not supplied,
        )
        for heading, supplied in parts
        if (found := [entry for entry in entries if entry.is_supplied is supplied])
    ]
    return groups if len(groups) > 1 else [replace(group, is_closed=False) for group in groups]


def address_of(entry: Entry) -> str:
    """Where the page of an entry stands."""
    if entry.sort is Sort.VALUE:
        return reverse("library:value", args=[entry.key])
    if entry.sort is Sort.SERIES:
        return series_address(entry.key)
    if entry.sort is Sort.MEASURE:
        return reverse("library:measure", args=[entry.key])
    return reverse("library:method", args=[entry.key])


def series_address(identifier: str) -> str:
    """Where the page of a series stands: its id is a topic and a name."""
    return reverse("library:series", args=identifier.split("/", 1))


def _group(sort: Sort, found: list[Entry], most: int | None) -> Group:
    listed = found[:most]
    plural = {Sort.VALUE: "values", Sort.SERIES: "all_series", Sort.MEASURE: "measures", Sort.METHOD: "methods"}
    return Group(
        heading=HEADINGS[sort],
        address=reverse(f"library:{plural[sort]}"),
        lines=[_line(entry) for entry in listed],
        left_off=len(found) - len(listed),
    )


def _line(entry: Entry) -> Line:
    withheld = entry.sort is Sort.VALUE and not entry.is_supplied
    return Line(
        title=f"{entry.key}: {entry.title}" if _has_code(entry) else entry.title,
        address=address_of(entry),
        about=entry.summary,
        figure=_figure(entry) if entry.sort is Sort.VALUE and not withheld else "",
        tag="Enter your own" if withheld else (KINDS[Kind(entry.kind)] if entry.kind else ""),
        is_withheld=withheld,
    )


def _has_code(entry: Entry) -> bool:
    """Whether people know a method by its code, as results print it."""
    return entry.sort is Sort.METHOD and entry.key[:1].isupper()


def _figure(entry: Entry) -> str:
    value = library().bank[entry.key]
    return f"{figure_words(value.value, value.unit)}, in prices of {value.price_year}"
