"""A case with its result: the same figures every time, as the draws and the seed are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.models import KeptCase
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import LoadedCase, case_from_data, parse_case_text
from worthwhile.exchange.plain_data import yaml_text
from worthwhile.exchange.templates import demonstration_text
from worthwhile.reference import valuation_parameters

# The command line's own defaults, so that page and command print the same pennies.
DRAWS = 10_000
SEED = 1


@dataclass(frozen=True, kw_only=True)
class ValuedCase:
    """A case, the text it was read from and its result."""

    text: str
    suffix: str
    loaded: LoadedCase
    result: ValuationResult


def value_kept_case(kept: KeptCase) -> ValuedCase:
    """The result of a kept case."""
    return value_text(kept.text, suffix=kept.suffix, name="case")


def value_demonstration(name: str) -> ValuedCase:
    """The result of a demonstration case. Raises UnknownTemplate."""
    return value_text(demonstration_text(name), suffix=".yaml", name=name)


def value_data(data: Mapping[str, Any], *, draws: int = DRAWS, seed: int = SEED) -> ValuedCase:
    """Value a case from its data. Raises InvalidCase with everything that is wrong with it."""
    loaded = case_from_data(data)
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=draws, seed=seed)
    return ValuedCase(text=yaml_text(data), suffix=".yaml", loaded=loaded, result=result)


def value_text(text: str, *, suffix: str, name: str, draws: int = DRAWS) -> ValuedCase:
    """Value the text of a case. Raises WorthwhileError with everything that is wrong with it."""
    loaded = parse_case_text(text, suffix=suffix, name=name)
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=draws, seed=SEED)
    return ValuedCase(text=text, suffix=suffix, loaded=loaded, result=result)
