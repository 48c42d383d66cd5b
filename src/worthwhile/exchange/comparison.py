"""Two cases side by side: what differs in the result, and in the assumptions behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_leaves import case_leaves, same_text
from worthwhile.exchange.result_json import money, ratio

TOTALS = ("gross", "net_year_1", "present_value", "investment_present_value", "net_present_value")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One figure or assumption that is not the same: ``change`` is B less A where both are numbers."""

    name: str
    a: Any
    b: Any
    change: Any = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What differs between case A and case B."""

    results: tuple[Difference, ...]
    assumptions: tuple[Difference, ...]


def compare(
    *,
    a: ValuationResult,
    b: ValuationResult,
    a_data: Mapping[str, Any],
    b_data: Mapping[str, Any],
) -> Comparison:
    """Compare two results and the case files they came from.

    Outcomes are matched by id. Money in different currencies or price years is listed, not subtracted.
    """
    comparable = a.currency == b.currency and a.price_year == b.price_year
    return Comparison(
        results=tuple(_result_differences(a, b, comparable)),
        assumptions=tuple(_data_differences(_compared(a_data), _compared(b_data))),
    )


def _result_differences(a: ValuationResult, b: ValuationResult, comparable: bool) -> Iterator[Difference]:
    for name in TOTALS:
        yield _money_difference(name, getattr(a, name), getattr(b, name), comparable)
    for name in ("ratio", "ratio_cash"):
        yield _ratio_difference(name, getattr(a, name), getattr(b, name))
    for part in ("p5", "p95"):
        yield _ratio_difference(f"ratio {part}", _spread(a, part), _spread(b, part))
    before, after = ({o.id: o.present_value for o in result.outcomes} for result in (a, b))
    for outcome in dict.fromkeys([*before, *after]):
        yield _money_difference(f"outcome {outcome}", before.get(outcome), after.get(outcome), comparable)


def _spread(result: ValuationResult, part: str) -> Decimal | None:
    found = result.uncertainty
    if found is None or found.ratio is None:
        return None
    value: Decimal = getattr(found.ratio, part)
    return value


def _money_difference(name: str, a: Decimal | None, b: Decimal | None, comparable: bool) -> Difference:
    change = money(b - a) if comparable and a is not None and b is not None else None
    return Difference(name=name, a=None if a is None else money(a), b=None if b is None else money(b), change=change)


def _ratio_difference(name: str, a: Decimal | None, b: Decimal | None) -> Difference:
    change = ratio(b - a) if a is not None and b is not None else None
    return Difference(name=name, a=ratio(a), b=ratio(b), change=change)


def _compared(data: Mapping[str, Any]) -> dict[str, str]:
    return {path: same_text(value) for path, value in case_leaves(data).items()}


def _data_differences(a: Mapping[str, str], b: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys([*a, *b]):
        if a.get(name) != b.get(name):
            yield Difference(name=name, a=a.get(name), b=b.get(name))
