"""The questions others ask of the shipped figures. Each answer is loaded once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.reference.library import Library

if TYPE_CHECKING:
    from worthwhile.reference.about_lists import Listing
    from worthwhile.reference.words import Theme

SWEMWBS = "measures/swemwbs-conversion"


@cache
def library() -> Library:
    """Every figure that ships, with its sources.

    Raises InvalidInput with every problem where a data file has been edited into something unusable.
    """
    from worthwhile.reference.loading import load  # YAML is imported only when figures are asked for

    return load(resources.files("worthwhile.reference") / "data")


@cache
def valuation_parameters() -> ValuationParameters:
    """What a valuation looks up: deflators, schedules, value bank, benchmarks and their vintage."""
    from worthwhile.reference.valuation import parameters_for_valuation

    return parameters_for_valuation(library())


@cache
def swemwbs_conversion() -> Mapping[int, Decimal]:
    """Metric score of each SWEMWBS raw total from 7 to 35."""
    from worthwhile.reference.tables import ConversionRow

    rows = library().tables[SWEMWBS].editions[-1].rows
    return MappingProxyType({row.raw: row.metric for row in rows if isinstance(row, ConversionRow)})


@cache
def everyday_words() -> tuple[Theme, ...]:
    """What people say of their work, by theme, with the words that outcomes and values use for the same.

    Raises InvalidInput with every problem where a file of words has been edited into something unusable.
    """
    from worthwhile.reference.words import load_words

    return load_words(resources.files("worthwhile.reference") / "data")


@cache
def listings() -> tuple[Listing, ...]:
    """What each list of areas and codes that ships says of itself, with its sources.

    Raises InvalidInput with every problem where a list or what it says has been edited into something unusable.
    """
    from worthwhile.reference.about_lists import load_listings

    return load_listings(resources.files("worthwhile.reference") / "data")
