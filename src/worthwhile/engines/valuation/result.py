"""The result of valuing a case. Money is unrounded here; it is rounded only where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.valuation.vocabulary import Agency, Kind, Level, Status, Timing
from worthwhile.kernel.working import Step

Ratio = Decimal | None


@dataclass(frozen=True, kw_only=True)
class OutcomeResult:
    """One priced outcome. ``counted`` is False where another outcome of its overlap group counts instead.

    ``unit_value`` in prices of the case's price year (the first year's where it is a list);
    ``impact`` is the first year's value after deductions; ``net_by_year`` is before discounting;
    ``weighted_present_value`` applies the distributional weight, None where incomes are not given;
    ``dropped`` is undiscounted value past the horizon.
    """

    id: str
    name: str
    stakeholder: str
    level: Level
    agency: Agency
    kind: Kind
    status: Status
    units: Decimal
    unit_value: Decimal
    gross: Decimal
    impact: Decimal
    net_by_year: tuple[Decimal, ...]
    present_value: Decimal
    cashable_present_value: Decimal
    counted: bool
    counted_instead: str | None
    cost_per_unit: Decimal | None
    distributional_weight: Decimal | None
    weighted_present_value: Decimal | None
    dropped: Decimal
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class UnpricedOutcome:
    """An outcome that carries no price: held (real, never priced) or pending (not yet evidenced)."""

    id: str
    name: str
    stakeholder: str
    level: Level
    agency: Agency
    quantity: tuple[Decimal, ...]
    method: str
    source: str
    strength: int | None
    notes: str


@dataclass(frozen=True, kw_only=True)
class YearResult:
    """One case year: value before and after discounting, and what was put in."""

    year: int
    starts_on: date
    net: Decimal
    present_value: Decimal
    inputs: Decimal
    inputs_present_value: Decimal
    cumulative_present_value: Decimal


@dataclass(frozen=True, kw_only=True)
class FiscalView:
    """Fiscal outcomes read again by budget; ``cost_by_agency`` is what each public budget pays in cash.

    ``ratio`` is fiscal present value for each pound of cash from public budgets, None where none is named.
    """

    present_value: Decimal
    cashable_present_value: Decimal
    by_agency: Mapping[str, Decimal]
    cashable_by_agency: Mapping[str, Decimal]
    cost_present_value: Decimal
    cost_by_agency: Mapping[str, Decimal]
    ratio: Ratio


@dataclass(frozen=True, kw_only=True)
class WorthView:
    """Outcomes of one kind read again. Views are never added to each other or to the ratio."""

    present_value: Decimal
    by_stakeholder: Mapping[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class ImportanceRow:
    """One outcome weighed by how much it matters to those who gain (0-10), without money.

    ``units_kept`` is after deadweight, displacement and attribution; ``weight`` is that times
    ``importance``; ``share`` is its part of all weights in the case.
    """

    id: str
    name: str
    stakeholder: str
    status: Status
    units: Decimal
    units_kept: Decimal
    importance: Decimal
    weight: Decimal
    share: Decimal


@dataclass(frozen=True, kw_only=True)
class OptimismView:
    """The result with the case's own optimism-bias corrections, shown beside and never instead."""

    present_value: Decimal
    investment_present_value: Decimal
    ratio: Ratio
    source: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class WeightedView:
    """The result with distributional weights, shown beside and never instead."""

    present_value: Decimal
    ratio: Ratio
    elasticity: Decimal
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A simulated figure: its 5th, 50th and 95th percentile and its mean."""

    p5: Decimal
    p50: Decimal
    p95: Decimal
    mean: Decimal


@dataclass(frozen=True, kw_only=True)
class Histogram:
    """Counts of draws in equal bins; ``edges`` is one longer than ``counts``."""

    edges: tuple[Decimal, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Uncertainty:
    """What the ranges together do to the result. ``ratio`` parts are None where nothing was put in.

    ``standard_error`` is of the mean ratio, ``standard_error_present_value`` of the mean present value;
    ``floored_draws`` counts draws whose subtractive deductions passed 1 and were floored at 0;
    ``ranged`` lists the draws made (one name may serve several outcomes).
    """

    draws: int
    seed: int | None
    ratio: Spread | None
    present_value: Spread
    probability_ratio_above_1: Decimal | None
    standard_error: Decimal | None
    standard_error_present_value: Decimal
    standard_error_probability: Decimal | None
    floored_draws: int
    ranged: tuple[str, ...]
    histogram: Histogram | None


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """One ranged parameter moved alone, others at their central values. Lists stay lists."""

    parameter: str
    label: str
    central: tuple[Decimal, ...]
    low: tuple[Decimal, ...]
    high: tuple[Decimal, ...]
    ratio_at_low: Ratio
    ratio_at_high: Ratio
    present_value_at_low: Decimal
    present_value_at_high: Decimal
    break_even: tuple[Decimal, ...] | None

    @property
    def swing(self) -> Decimal:
        """How far the ratio moves between low and high; the present value, where nothing was put in."""
        if self.ratio_at_low is None or self.ratio_at_high is None:
            return abs(self.present_value_at_high - self.present_value_at_low)
        return abs(self.ratio_at_high - self.ratio_at_low)


@dataclass(frozen=True, kw_only=True)
class BreakEven:
    """The value of a parameter at which the ratio is 1, others central; None where no possible value does it.

    ``because`` says in words what it means, also where there is none.
    """

    parameter: str
    label: str
    central: tuple[Decimal, ...]
    break_even: tuple[Decimal, ...] | None
    because: str


class Severity(StrEnum):
    """How much a check matters: an error can stop a case being believed, a note is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Check:
    """Something a careful reader would question, with the evidence and what to do.

    ``outcome`` is an outcome's id or None for the whole case; ``answer`` is the author's written reason.
    """

    code: str
    severity: Severity
    outcome: str | None
    message: str
    evidence: str
    suggestion: str
    answer: str | None = None


@dataclass(frozen=True, kw_only=True)
class UsedParameter:
    """A reference figure that the result stands on."""

    id: str
    label: str
    value: Decimal
    unit: str
    valid_from: date
    source: str
    licence: str


@dataclass(frozen=True, kw_only=True)
class ValuationResult:
    """The whole result: see each part. ``ratio`` and ``net_ratio`` are None where nothing was put in."""

    title: str
    organisation: str
    currency: str
    price_year: str | None
    horizon_years: int
    timing: Timing
    gross: Decimal
    net_year_1: Decimal
    present_value: Decimal
    investment_present_value: Decimal
    investment_cash_present_value: Decimal
    net_present_value: Decimal
    ratio: Ratio
    ratio_cash: Ratio
    net_ratio: Ratio
    ratio_by_timing: Mapping[str, Ratio]
    payback_months: Decimal | None
    payback_discounted_months: Decimal | None
    by_level: Mapping[str, Decimal]
    by_kind: Mapping[str, Decimal]
    by_agency: Mapping[str, Decimal]
    by_stakeholder: Mapping[str, Decimal]
    by_year: tuple[YearResult, ...]
    outcomes: tuple[OutcomeResult, ...]
    held: tuple[UnpricedOutcome, ...]
    pending: tuple[UnpricedOutcome, ...]
    fiscal: FiscalView
    economic: WorthView
    wellbeing: WorthView
    weighted: WeightedView | None
    optimism: OptimismView | None
    importance: tuple[ImportanceRow, ...]
    uncertainty: Uncertainty | None
    sensitivity: tuple[Sensitivity, ...]
    break_evens: tuple[BreakEven, ...]
    checks: tuple[Check, ...]
    steps: tuple[Step, ...]
    parameters: tuple[UsedParameter, ...]
    engine_version: str
    data_vintage: Mapping[str, str]
    conventions: Mapping[str, str]
