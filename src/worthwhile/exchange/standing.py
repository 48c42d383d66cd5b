"""Where the figures of a case stand among those of published studies.

The published distributions are machine-extracted from reports: what others claimed, not what is right, and no
league table. A figure is never placed more precisely than the percentiles that ship allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.valuation.arithmetic import ZERO
from worthwhile.engines.valuation.case import Discounting, ImpactCase
from worthwhile.engines.valuation.discounting import schedule_rate
from worthwhile.engines.valuation.outcome import Outcome, OutcomeDiscounting
from worthwhile.engines.valuation.parameters import Benchmark, ValuationParameters
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.engines.valuation.vocabulary import DropOffRule
from worthwhile.exchange.standing_words import (
    NO_BENCHMARK,
    Position,
    left_out_words,
    position_words,
    spread_words,
)

# The case's name of a deduction, and the factor that published studies are spread on.
DEDUCTIONS = {
    "deadweight": "deadweight",
    "displacement": "displacement",
    "attribution": "attribution",
    "drop_off": "drop-off",
}
RATE_FACTOR, RATIO_FACTOR = "discount-rate", "ratio"
LABELS = {
    "deadweight": "Deadweight",
    "displacement": "Displacement",
    "attribution": "Attribution",
    "drop-off": "Drop-off",
    RATE_FACTOR: "Discount rate",
    RATIO_FACTOR: "Ratio",
}
WARNING = (
    "The published figures were extracted from reports by machine. They are what others claimed, not what is right, "
    "and no league table. Use them to ask whether a figure is unusual, never as a default or a target. Of "
    "deductions only reports that take something off are counted."
)
TAKES_VALUE_OFF = "this outcome takes value off, so a low deduction makes the result lower, not higher"


class Stated(StrEnum):
    """How a case gives a figure."""

    STATED = "stated"
    LEFT_OUT = "left-out"
    ALREADY_TAKEN_OFF = "already-taken-off"
    NOTHING_TO_FADE = "nothing-to-fade"


@dataclass(frozen=True, kw_only=True)
class StandingRow:
    """One figure of the case. ``outcome`` and ``name`` say whose it is, None and empty for the whole case.

    ``value`` is a fraction, or the ratio; 0 where the figure was left out, None where there is none.
    ``published`` is None where no distribution ships, ``position`` where there is nothing to place.
    """

    factor: str
    outcome: str | None
    name: str
    state: Stated
    value: Decimal | None
    published: Benchmark | None
    position: Position | None
    words: str

    @property
    def label(self) -> str:
        """What the figure is."""
        return LABELS[self.factor]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Every deduction of every priced outcome, the discount rates and the ratio, with the warning to show beside."""

    rows: tuple[StandingRow, ...]
    warning: str = WARNING


def find_standing(*, case: ImpactCase, result: ValuationResult, parameters: ValuationParameters) -> Standing:
    """Place the figures of a valued case in the published distributions.

    Source of the distributions: the reference figures ``benchmarks/*``, each with its own source.
    """
    return Standing(rows=tuple(_rows(case, result, parameters)))


def place(*, value: Decimal, published: Benchmark) -> Position:
    """How much of the published distribution surely lies on each side of a value, in per cent of reports.

    Only the percentiles that were published are used; nothing is interpolated between them.
    """
    return Position(
        higher_than=max((percentile for percentile, point in published.points if point < value), default=ZERO),
        lower_than=max((100 - percentile for percentile, point in published.points if point > value), default=ZERO),
        same_as=tuple(percentile for percentile, point in published.points if point == value),
    )


def published_spread(parameter: str, parameters: ValuationParameters) -> str:
    """How published reports are spread on a deduction, in words; nothing where no distribution ships."""
    published = parameters.benchmarks.get(DEDUCTIONS.get(parameter, ""))
    return spread_words(published) if published is not None else ""


def _rows(case: ImpactCase, result: ValuationResult, parameters: ValuationParameters) -> Iterator[StandingRow]:
    results = {line.id: line for line in result.outcomes}
    for parameter, factor in DEDUCTIONS.items():
        published = parameters.benchmarks.get(factor)
        for outcome in case.priced:
            yield _deduction(case, outcome, results[outcome.id], parameter, published)
    yield from _discount_rates(case, parameters)
    yield _ratio(result, parameters)


def _deduction(
    case: ImpactCase, outcome: Outcome, valued: OutcomeResult, parameter: str, published: Benchmark | None
) -> StandingRow:
    stated: Decimal | None = getattr(outcome, parameter)
    state = _state(case, outcome, parameter, stated)
    counts = state in (Stated.STATED, Stated.LEFT_OUT)
    value = (stated or ZERO) if counts else None
    position = place(value=value, published=published) if published is not None and value is not None else None
    words = _deduction_words(state, position, published)
    takes_off = position is not None and valued.present_value < 0
    return StandingRow(
        factor=DEDUCTIONS[parameter],
        outcome=outcome.id,
        name=outcome.title,
        state=state,
        value=value,
        published=published,
        position=position,
        words=f"{words}; {TAKES_VALUE_OFF}" if takes_off else words,
    )


def _state(case: ImpactCase, outcome: Outcome, parameter: str, stated: Decimal | None) -> Stated:
    if parameter in outcome.net_of:
        return Stated.ALREADY_TAKEN_OFF
    if parameter == "drop_off" and not _can_fade(case, outcome):
        return Stated.NOTHING_TO_FADE
    return Stated.LEFT_OUT if stated is None else Stated.STATED


def _can_fade(case: ImpactCase, outcome: Outcome) -> bool:
    """Whether drop-off takes anything off: a unit lasts over a year, or the rule reduces the first year too."""
    if isinstance(outcome.quantity, tuple):
        return False
    lasts = outcome.duration_years is not None and outcome.duration_years > 1
    return lasts or case.conventions.drop_off is DropOffRule.IN_YEAR


def _deduction_words(state: Stated, position: Position | None, published: Benchmark | None) -> str:
    if state is Stated.ALREADY_TAKEN_OFF:
        return "already taken off the quantity, so there is no rate to compare"
    if state is Stated.NOTHING_TO_FADE:
        return "each unit is valued for a year at most, so nothing fades"
    if published is None or position is None:
        return f"left out: counts as nothing taken off; {NO_BENCHMARK}" if state is Stated.LEFT_OUT else NO_BENCHMARK
    if state is Stated.LEFT_OUT:
        return left_out_words(published)
    return position_words(position, published, what="published figures")


def _discount_rates(case: ImpactCase, parameters: ValuationParameters) -> Iterator[StandingRow]:
    """The case's rate in year 1, and that of each priced outcome which names a different one."""
    published = parameters.benchmarks.get(RATE_FACTOR)
    usual = _first_rate(case.discounting, parameters)
    yield _rate_row(usual, case.discounting, published, None)
    for outcome in case.priced:
        own = outcome.discounting
        if own is not None and _first_rate(own, parameters) != usual:
            yield _rate_row(_first_rate(own, parameters), own, published, outcome)


def _first_rate(discounting: Discounting | OutcomeDiscounting, parameters: ValuationParameters) -> Decimal:
    if discounting.schedule is not None:
        return schedule_rate(parameters.schedules[discounting.schedule.value], 1)
    if discounting.rates:
        return discounting.rates[0]
    return discounting.rate or ZERO


def _rate_row(
    rate: Decimal,
    discounting: Discounting | OutcomeDiscounting,
    published: Benchmark | None,
    outcome: Outcome | None,
) -> StandingRow:
    words = NO_BENCHMARK
    position = None
    if published is not None:
        position = place(value=rate, published=published)
        words = position_words(position, published, what="published figures")
    if discounting.rate is None:
        words = f"{words} (the rate of year 1 is compared; later years may have others)"
    return StandingRow(
        factor=RATE_FACTOR,
        outcome=None if outcome is None else outcome.id,
        name="" if outcome is None else outcome.title,
        state=Stated.STATED,
        value=rate,
        published=published,
        position=position,
        words=words,
    )


def _ratio(result: ValuationResult, parameters: ValuationParameters) -> StandingRow:
    published, ratio = parameters.benchmarks.get(RATIO_FACTOR), result.ratio
    position = place(value=ratio, published=published) if published is not None and ratio is not None else None
    if ratio is None:
        words = "no cost is entered, so there is no ratio to compare"
    elif published is None or position is None:
        words = NO_BENCHMARK
    else:
        words = position_words(position, published, what="published ratios")
    return StandingRow(
        factor=RATIO_FACTOR,
        outcome=None,
        name="",
        state=Stated.LEFT_OUT if ratio is None else Stated.STATED,
        value=ratio,
        published=published,
        position=position,
        words=words,
    )
