"""Other weights that the buyer would have found as right: they decide nothing, and show what an award hangs on.

The laws that we hold ask how important each criterion is, by weight, order or otherwise, and say nothing of ranges. So
a range is the buyer's own statement, made with the weights and read by bidders with them, before any bid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

ALL = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class WeightRange(Record):
    """From which weight to which. What is left out is the published weight."""

    low: Decimal | None = described("From, as a fraction: 0.10 for 10%", default=None, rate=True)
    high: Decimal | None = described("To, as a fraction: 0.10 for 10%", default=None, rate=True)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        low, high = values.get("low"), values.get("high")
        if low is not None and high is not None and low > high:
            return [Problem("low", f"Give at most {percent(high)}, the highest. You gave {percent(low)}.")]
        return []


class Span(NamedTuple):
    """The lowest and the highest of the weights that would have been as right."""

    low: Decimal
    high: Decimal

    @property
    def has_room(self) -> bool:
        """Whether there is another weight than the published one in it."""
        return self.low < self.high


class Weighted(Protocol):
    """What has a weight, and perhaps a range."""

    @property
    def weight(self) -> Decimal | None: ...

    @property
    def weight_range(self) -> WeightRange | None: ...


def span_of(one: Weighted) -> Span | None:
    """The range of what is weighed, its weight alone where it states none; None where it has no weight."""
    if one.weight is None:
        return None
    stated = one.weight_range or WeightRange()
    low = one.weight if stated.low is None else stated.low
    return Span(low, one.weight if stated.high is None else stated.high)


def states_other_weights(criteria: Sequence[Weighted]) -> bool:
    """Whether any of them has room for another weight."""
    return any(span is not None and span.has_room for span in map(span_of, criteria))


def holding_problems(weight: Decimal | None, stated: WeightRange | None) -> list[Problem]:
    """A range that does not hold the weight, or stands without one."""
    if stated is None or (stated.low is None and stated.high is None):
        return []
    if weight is None:
        return [Problem("weight", "Give the weight too: a range stands around it.")]
    problems = []
    if stated.low is not None and stated.low > weight:
        advice = f"Give at most {percent(weight)}, the weight itself. You gave {percent(stated.low)}."
        problems.append(Problem("weight_range.low", advice))
    if stated.high is not None and stated.high < weight:
        advice = f"Give at least {percent(weight)}, the weight itself. You gave {percent(stated.high)}."
        problems.append(Problem("weight_range.high", advice))
    return problems


def reach_problems(criteria: Sequence[Weighted]) -> Iterator[Problem]:
    """Ends of ranges at which no weights within the other ranges make 100% together."""
    weights = [one.weight for one in criteria if one.weight is not None]
    known = [span for span in map(span_of, criteria) if span is not None]
    holds = all(span.low <= weight <= span.high for span, weight in zip(known, weights, strict=True))
    if len(weights) < len(criteria) or sum(weights) != ALL or not holds:
        return
    lowest, highest = sum((one.low for one in known), Decimal(0)), sum((one.high for one in known), Decimal(0))
    for at, span in enumerate(known):
        least, most = ALL - (highest - span.high), ALL - (lowest - span.low)
        if span.low < least:
            yield _unreached(f"[{at}].weight_range.low", span.low, f"{percent(least)} or more", "higher")
        if span.high > most:
            yield _unreached(f"[{at}].weight_range.high", span.high, f"{percent(most)} or less", "lower")


def percent(share: Decimal) -> str:
    """A share in per cent, without idle zeros."""
    return f"{(share * 100).normalize():f}%"


def _unreached(path: str, given: Decimal, instead: str, whither: str) -> Problem:
    advice = (
        f"At {percent(given)} the other weights, each within its own range, cannot make 100% with it. Give {instead}, "
        f"or give another weight a range that goes {whither}."
    )
    return Problem(path, advice)
