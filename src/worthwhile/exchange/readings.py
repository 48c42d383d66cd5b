"""A valued case read again in three ways: among published studies, by level, and by who pays and who saves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.levels import Levels, find_levels
from worthwhile.exchange.pockets import Pockets, find_pockets
from worthwhile.exchange.standing import Standing, find_standing
from worthwhile.exchange.stories import NO_STORIES
from worthwhile.reference import valuation_parameters


@dataclass(frozen=True, kw_only=True)
class Readings:
    """The three readings of one result."""

    standing: Standing
    levels: Levels
    pockets: Pockets


def read_again(
    *,
    case: ImpactCase,
    result: ValuationResult,
    parameters: ValuationParameters | None = None,
    stories: Mapping[str, str] = NO_STORIES,
) -> Readings:
    """Read a valued case again. ``parameters`` are those it was valued with, the shipped ones where left out."""
    figures = valuation_parameters() if parameters is None else parameters
    return Readings(
        standing=find_standing(case=case, result=result, parameters=figures),
        levels=find_levels(result=result, stories=stories),
        pockets=find_pockets(case=case, result=result, parameters=figures),
    )
