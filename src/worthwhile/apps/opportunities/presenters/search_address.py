"""Addresses of the search page: the shortest that says what is asked, and those that take something away."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

# Everything that a search may ask, in the order in which an address has it.
NAMES = (
    "q", "area", "within", "unit", "when", "days", "service", "cpv", "min", "max", "strict", "suits", "reserved",
    "lots", "light_touch", "loosely", "regime", "type", "publisher", "buyer", "buyer_key", "sort", "page", "on",
    "months",
)  # fmt: skip
USUAL = {"unit": "miles", "when": "open", "sort": "best", "page": "1"}


def query_of(given: QueryDict) -> QueryDict:
    """What is asked and is not as it would be anyway."""
    made = QueryDict(mutable=True)
    for name in NAMES:
        values = [value for value in given.getlist(name) if value.strip() and value != USUAL.get(name)]
        if values:
            made.setlist(name, list(dict.fromkeys(values)))
    for name, needs in (("unit", "within"), ("days", "when")):
        if needs not in made:
            made.pop(name, None)
    return made


def address_with(given: QueryDict, **changes: Iterable[str]) -> str:
    """The query string with these names set anew (no values: taken away), from the first page on."""
    made = query_of(given)
    made.pop("page", None)
    for name, values in changes.items():
        made.setlist(name, list(values))
    return query_of(made).urlencode()


def address_without(given: QueryDict, name: str, value: str | None = None) -> str:
    """The query string without a name, or without one of its values."""
    kept = [] if value is None else [one for one in given.getlist(name) if one != value]
    return address_with(given, **{name: kept})
