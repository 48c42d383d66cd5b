"""What a new case begins with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.engines.valuation.case import FORMAT
from worthwhile.exchange.draft_case import without_blanks
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
