"""Forecast beside actual: what was promised, what was achieved, and what is missing.

Outcomes are matched by id. Money is compared only where both cases are in one currency and price year.
"""

from __future__ import annotations

import decimal
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.valuation.arithmetic import ZERO, exact, total
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.ranges import Range, as_list
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.engines.valuation.vocabulary import RATE_PARAMETERS, Status
from worthwhile.exchange.promised_cautions import case_cautions, outcome_notes, why_not_comparable

Valued = tuple[ImpactCase, ValuationResult]


class Fate(StrEnum):
    """What became of an outcome."""

    MEASURED = "measured"
    NOT_YET_MEASURED = "not-yet-measured"
    MISSING = "missing"
    NEW = "new"


@dataclass(frozen=True, kw_only=True)
class Count:
    """Units of an outcome, summed over its years, with the range the case gives them; None where not stated."""

    units: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, kw_only=True)
class DeductionThenAndNow:
    """A deduction as promised and as found, as fractions; None where left out, which counts as nothing."""

    name: str
    then: Decimal | None
    now: Decimal | None

    @property
    def is_lower(self) -> bool:
        """Whether less is taken off now than was promised."""
        return (self.now or ZERO) < (self.then or ZERO)

    @property
    def is_changed(self) -> bool:
        """Whether the two take off different shares."""
        return (self.now or ZERO) != (self.then or ZERO)


@dataclass(frozen=True, kw_only=True)
class PromisedRow:
    """One outcome, promised and achieved.

    ``share`` is achieved over promised units, None where either is not known or nothing was promised. Values are
    present values, None where an outcome carries no price; ``value_change`` is None where they do not compare.
    """

    id: str
    name: str
    fate: Fate
    status_then: Status | None
    status_now: Status | None
    promised: Count | None
    achieved: Count | None
    share: Decimal | None
    deductions: tuple[DeductionThenAndNow, ...]
    value_then: Decimal | None
    value_now: Decimal | None
    value_change: Decimal | None
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RatioThenOrNow:
    """A ratio with its 5th and 95th percentile; None where there is no ratio, or no range was drawn."""

    low: Decimal | None
    central: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a case puts in, before discounting, in its own currency and prices; ``cash`` is the money in it."""

    all: Decimal
    cash: Decimal


@dataclass(frozen=True, kw_only=True)
class PromisedAndAchieved:
    """A promise beside its results. ``is_comparable`` says whether money may be compared, ``because`` why not.

    ``inside_promised_range`` says whether the achieved central ratio lies in the promised range, None where the promise
    has no range or either has no ratio. ``cautions`` must be read before the figures.
    """

    title: str
    currency_then: str
    currency_now: str
    rows: tuple[PromisedRow, ...]
    is_comparable: bool
    because: str
    ratio_then: RatioThenOrNow
    ratio_now: RatioThenOrNow
    inside_promised_range: bool | None
    cost_then: Cost
    cost_now: Cost
    cautions: tuple[str, ...]

    def with_fate(self, fate: Fate) -> tuple[PromisedRow, ...]:
        """The outcomes of which this became, in the order of the cases."""
        return tuple(row for row in self.rows if row.fate is fate)


def beside_forecast(*, forecast: Valued, actual: Valued) -> PromisedAndAchieved:
    """Set a valued actual case beside the valued forecast that promised it."""
    (case_then, then), (case_now, now) = forecast, actual
    with decimal.localcontext(exact()):
        because = why_not_comparable(then, now)
        ratio_then, ratio_now = _ratio(then), _ratio(now)
        return PromisedAndAchieved(
            title=now.title,
            currency_then=then.currency,
            currency_now=now.currency,
            rows=_rows(forecast, actual, comparable_in=None if because else now.currency),
            is_comparable=not because,
            because=because,
            ratio_then=ratio_then,
            ratio_now=ratio_now,
            inside_promised_range=_is_inside(ratio_then, ratio_now),
            cost_then=_cost(case_then),
            cost_now=_cost(case_now),
            cautions=case_cautions(forecast=forecast, actual=actual),
        )


def _rows(forecast: Valued, actual: Valued, *, comparable_in: str | None) -> tuple[PromisedRow, ...]:
    then, now = ({outcome.id: outcome for outcome in case.outcomes} for case, _ in (forecast, actual))
    values_then, values_now = ({line.id: line for line in result.outcomes} for _, result in (forecast, actual))
    return tuple(
        _row(name, then.get(name), now.get(name), values_then.get(name), values_now.get(name), comparable_in)
        for name in dict.fromkeys([*then, *now])
    )


def _row(
    name: str,
    then: Outcome | None,
    now: Outcome | None,
    valued_then: OutcomeResult | None,
    valued_now: OutcomeResult | None,
    comparable_in: str | None,
) -> PromisedRow:
    fate = _fate(then, now)
    promised = None if then is None else _count(then)
    achieved = _count(now) if now is not None and now.status is not Status.PENDING else None
    value_then, value_now = _value(valued_then), _value(valued_now)
    named = now or then
    assert named is not None
    change = value_now - value_then if comparable_in and value_then is not None and value_now is not None else None
    return PromisedRow(
        id=name,
        name=named.title,
        fate=fate,
        status_then=None if then is None else then.status,
        status_now=None if now is None else now.status,
        promised=promised,
        achieved=achieved,
        share=_share(promised, achieved),
        deductions=_deductions(then, now),
        value_then=value_then,
        value_now=value_now,
        value_change=change,
        notes=outcome_notes(then=then, now=now, valued_then=valued_then, valued_now=valued_now, currency=comparable_in),
    )


def _fate(then: Outcome | None, now: Outcome | None) -> Fate:
    if then is None:
        return Fate.NEW
    if now is None:
        return Fate.MISSING
    return Fate.NOT_YET_MEASURED if now.status is Status.PENDING else Fate.MEASURED


def _count(outcome: Outcome) -> Count:
    amount = outcome.intake if outcome.intake is not None else outcome.quantity
    stated = outcome.ranges.intake if outcome.intake is not None else outcome.ranges.quantity
    if amount is None:
        return Count(units=None, low=None, high=None)
    low, high = _ends(stated)
    return Count(units=total(as_list(amount)), low=low, high=high)


def _ends(stated: Range | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if stated is None else (total(as_list(stated.low)), total(as_list(stated.high)))


def _share(promised: Count | None, achieved: Count | None) -> Decimal | None:
    if promised is None or achieved is None or not promised.units or achieved.units is None:
        return None
    return achieved.units / promised.units


def _value(valued: OutcomeResult | None) -> Decimal | None:
    """What the outcome adds to the total: nothing where another counts in its place."""
    if valued is None:
        return None
    return valued.present_value if valued.counted else ZERO


def _deductions(then: Outcome | None, now: Outcome | None) -> tuple[DeductionThenAndNow, ...]:
    """The four deductions where both cases price the outcome."""
    if then is None or now is None or not then.status is now.status is Status.PRICED:
        return ()
    return tuple(
        DeductionThenAndNow(name=name.replace("_", "-"), then=getattr(then, name), now=getattr(now, name))
        for name in RATE_PARAMETERS
    )


def _ratio(result: ValuationResult) -> RatioThenOrNow:
    found = result.uncertainty
    spread = found.ratio if found is not None and found.ranged else None
    return RatioThenOrNow(
        low=None if spread is None else spread.p5,
        central=result.ratio,
        high=None if spread is None else spread.p95,
    )


def _is_inside(then: RatioThenOrNow, now: RatioThenOrNow) -> bool | None:
    if then.low is None or then.high is None or now.central is None:
        return None
    return then.low <= now.central <= then.high


def _cost(case: ImpactCase) -> Cost:
    return Cost(
        all=total(total(line.values) for line in case.inputs),
        cash=total(total(line.values) for line in case.inputs if line.cash),
    )
