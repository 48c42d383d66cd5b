"""What a new case begins with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.engines.valuation.case import FORMAT
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import template_text


def empty_case(*, title: str, organisation: str) -> dict[str, Any]:
    """A case with nothing in it but its name and the conventions that most cases use."""
    return {
        "format": FORMAT,
        "title": title,
        "organisation": organisation,
        "currency": "GBP",
        "uprating": "gdp-deflator",
        "uprating_beyond": "last-known-growth",
        "outcomes": [],
    }


def case_of_template(template: str, *, title: str, organisation: str) -> dict[str, Any]:
    """A starting case with its outcomes and published prices, and none of the figures. Raises UnknownTemplate."""
    data = load_plain_data(template_text(template), suffix=".yaml", name=template)
    assert isinstance(data, Mapping)
    kept = without_blanks(data)
    kept.pop("period", None)
    kept.pop("inputs", None)
    return {**kept, "title": title, "organisation": organisation}


def without_blanks(value: Any) -> Any:
    """A case without the names that nothing is entered for, at any depth."""
    if isinstance(value, Mapping):
        kept = {name: without_blanks(item) for name, item in value.items() if item is not None}
        return {name: item for name, item in kept.items() if item != {}}
    if isinstance(value, list):
        return [without_blanks(item) for item in value]
    return value
