"""What a search is narrowed to, each with the address that takes it off, and what shut everything out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from worthwhile.apps.opportunities.presenters.search_address import address_with, address_without
from worthwhile.market.queries.notice_words import NOTICE_TYPES, REGIMES, publisher_name
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_hits import ShutOut
from worthwhile.market.queries.search_places import name_of_area
from worthwhile.reference import cpv

_FLAGS = {
    "reserved": "Reserved",
    "lots": "Split into lots",
    "light_touch": "Light-touch rules",
    "strict": "Value and place stated",
    "loosely": "Loosely related, too",
}
_SUITS = {"vcse": "Suits charities and social enterprises", "sme": "Suits small and medium enterprises"}
# The field of the page, and what it is called, for each filter of a search.
_SHUT_OUT = {
    "open_only": ("when", "“Open now”"),
    "closing_within_days": ("when", "“Closing soon”"),
    "stages": ("when", "“Planned, not open yet”"),
    "areas": ("area", "the area"),
    "minimum": ("min", "the least value"),
    "maximum": ("max", "the most value"),
    "cpv": ("cpv", "the CPV code"),
    "services": ("service", "the kind of service"),
    "regimes": ("regime", "the law"),
    "notice_types": ("type", "the kind of notice"),
    "publishers": ("publisher", "the publisher"),
    "suits_sme": ("suits", "“Suits small and medium enterprises”"),
    "suits_vcse": ("suits", "“Suits charities and social enterprises”"),
    "reserved": ("reserved", "“Reserved”"),
    "has_lots": ("lots", "“Split into lots”"),
    "light_touch": ("light_touch", "“Light-touch rules”"),
    "buyer": ("buyer", "the buyer"),
    "buyer_key": ("buyer_key", "the buyer"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing that narrows the search; ``query`` is the query string without it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """A filter that shuts notices out, and how many there are without it."""

    filter: str
    count: int
    query: str


def present_chips(given: QueryDict, asked: Search) -> list[Chip]:
    """What is understood of the address and narrows the search, in the order of the page."""
    return [Chip(label=label, query=query) for label, query in _chips(given, asked)]


def present_ways_out(given: QueryDict, shut_out: tuple[ShutOut, ...]) -> list[WayOut]:
    """The filters to take off where nothing is found, the one that shuts out most first."""
    ways = []
    for one in shut_out:
        name, words = _SHUT_OUT.get(one.filter, ("", ""))
        if not name:
            continue
        if one.filter == "closing_within_days":
            query = address_with(given, when=["open"], days=[])
        elif name == "when":
            query = address_with(given, when=["all"], days=[])
        elif name == "area":
            query = address_with(given, area=[], within=[])
        else:
            query = address_without(given, name, {"suits_sme": "sme", "suits_vcse": "vcse"}.get(one.filter))
        ways.append(WayOut(filter=words, count=one.found_without, query=query))
    return ways


def _chips(given: QueryDict, asked: Search) -> Iterator[tuple[str, str]]:
    yield from _when(given, asked)
    yield from _place(given, asked)
    yield from _kind(given, asked)
    if asked.minimum is not None:
        yield f"At least £{asked.minimum:,.0f}", address_without(given, "min")
    if asked.maximum is not None:
        yield f"At most £{asked.maximum:,.0f}", address_without(given, "max")
    for key, words in _SUITS.items():
        if key in given.getlist("suits"):
            yield words, address_without(given, "suits", key)
    for name, words in _FLAGS.items():
        if given.get(name) == "yes":
            yield words, address_without(given, name)
    yield from _source(given, asked)


def _place(given: QueryDict, asked: Search) -> Iterator[tuple[str, str]]:
    if asked.areas:
        yield " or ".join(name_of_area(code) for code in asked.areas), address_with(given, area=[], within=[])
    if asked.within_km:
        unit = "km" if given.get("unit") == "km" else "miles"
        yield f"and within {given.get('within', '').strip()} {unit}", address_without(given, "within")


def _kind(given: QueryDict, asked: Search) -> Iterator[tuple[str, str]]:
    services = {group.key: group.name for group in cpv.groups()}
    for key in asked.services:
        yield services[key], address_without(given, "service", key)
    if asked.cpv:
        yield f"CPV {', '.join(asked.cpv)}", address_without(given, "cpv")


def _source(given: QueryDict, asked: Search) -> Iterator[tuple[str, str]]:
    for code in asked.notice_types:
        yield NOTICE_TYPES.get(code, code), address_without(given, "type", code)
    for code in asked.regimes:
        yield REGIMES.get(code, code), address_without(given, "regime", code)
    for key in asked.publishers:
        yield publisher_name(key), address_without(given, "publisher", key)
    if asked.buyer:
        yield f"Buyer: {asked.buyer}", address_without(given, "buyer")
    if asked.buyer_key:
        yield f"Buyer {asked.buyer_key}", address_without(given, "buyer_key")


def _when(given: QueryDict, asked: Search) -> Iterator[tuple[str, str]]:
    if asked.closing_within_days is not None:
        yield f"Closing within {asked.closing_within_days} days", address_with(given, when=["open"], days=[])
    elif asked.open_only:
        yield "Open now", address_with(given, when=["all"], days=[])
    elif asked.stages == ("planning",):
        yield "Planned, not open yet", address_with(given, when=["all"], days=[])
