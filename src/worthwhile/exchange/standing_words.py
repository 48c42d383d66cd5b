"""A place in a published distribution in plain words, no more precise than the percentiles published."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.checks.wording import percent, plain, point
from worthwhile.engines.valuation.parameters import Benchmark

MIDDLE = 50
LOW, HIGH = 10, 90
NO_BENCHMARK = "no published distribution is shipped to compare with"
_SHARES = {10: "one in ten", 25: "one in four", 50: "half", 75: "three in four", 90: "nine in ten"}


@dataclass(frozen=True, kw_only=True)
class Position:
    """Per cent of published figures that a value is surely higher than, and lower than.

    ``same_as`` names the published percentiles that it equals.
    """

    higher_than: Decimal
    lower_than: Decimal
    same_as: tuple[Decimal, ...]


def spread_words(published: Benchmark) -> str:
    """How published reports are spread on a deduction, to be read beside the box where one is entered."""
    points = dict(published.points)
    low, middle, high = (points[Decimal(percentile)] for percentile in (LOW, MIDDLE, HIGH))
    return (
        f"Of {published.n:,} published reports that take something off, the middle one takes {percent(middle)}, and "
        f"eight in ten lie from {percent(low)} to {percent(high)}. That is what others claimed, read by machine: no "
        "default, no target and no league table."
    )


def position_words(position: Position, published: Benchmark, *, what: str) -> str:
    """Such as ``lower than three in four of 154 published figures and higher than one in ten``."""
    among = f"{published.n:,} {what}"
    if position.same_as:
        return _same_words(position.same_as, among)
    higher, lower = position.higher_than, position.lower_than
    if lower >= MIDDLE:
        first, second = f"lower than {_share(lower)} of {among}", f" and higher than {_share(higher)}"
        return first + (second if higher else "")
    if higher:
        first, second = f"higher than {_share(higher)} of {among}", f" and lower than {_share(lower)}"
        return first + (second if lower else "")
    return f"among {among}, too few percentiles are published to say more"


def _same_words(percentiles: tuple[Decimal, ...], among: str) -> str:
    first, last = percentiles[0], percentiles[-1]
    if first == last == MIDDLE:
        return f"in the middle of {among}: half use this or less, half this or more"
    reach = (
        f"about {_share(100 - first)} use this or more" if first < MIDDLE else f"about {_share(last)} use this or less"
    )
    if first == last:
        return f"of {among}, {reach}"
    exactly = f"of {among}, about {plain(last - first)} in 100 use exactly this"
    return exactly if first < MIDDLE <= last else f"{exactly}, and {reach}"


def left_out_words(published: Benchmark) -> str:
    """What a deduction that is not stated counts as, beside what others take off."""
    middle = point(published, MIDDLE)
    usual = f"; half of {published.n:,} published figures are {percent(middle)} or more" if middle is not None else ""
    return f"left out: counts as nothing taken off{usual}"


def figure_text(factor: str, value: Decimal) -> str:
    """A figure in the unit of its factor: ``20%``, or a ratio as ``3.56``."""
    return f"{value:.2f}" if factor == "ratio" else percent(value)


def spread_text(published: Benchmark) -> str:
    """The published range: ``5.2% to 50%``; where the low end was not published, the middle to the high end."""
    low, middle, high = (point(published, at) for at in (LOW, MIDDLE, HIGH))
    if low is not None and high is not None:
        return f"{figure_text(published.factor, low)} to {figure_text(published.factor, high)}"
    if middle is not None and high is not None:
        above = [figure_text(published.factor, value) for value in (middle, high)]
        return f"half above {above[0]}, one in ten above {above[1]}"
    return "not published"


def _share(per_cent: Decimal) -> str:
    return _SHARES.get(int(per_cent), f"{plain(per_cent)} in 100")
