"""What decides the worth of one priced outcome, with its value already in the case's prices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.valuation.arithmetic import ONE, ZERO, printed, total
from worthwhile.engines.valuation.vocabulary import Deductions, Distribution, DropOffRule, Rounding


class Amount(StrEnum):
    """How the units of an outcome come."""

    LASTING = "quantity"
    BY_YEAR = "quantity by year"
    INTAKE = "intake"


@dataclass(frozen=True, kw_only=True)
class TermRange:
    """The range of one term; ``low``, ``central`` and ``high`` have the length of the term.

    ``draw`` names the random draw: terms with the same name share one.
    """

    term: str
    low: tuple[Decimal, ...]
    central: tuple[Decimal, ...]
    high: tuple[Decimal, ...]
    distribution: Distribution
    draw: str


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The terms of one priced outcome.

    ``units``: one number that lasts, or one for each year from ``start``, or new units of each year.
    ``value``: pounds of the case's price year for one unit and year; one number, or a list by year from
    ``start``. ``factors``: discount factors of case years 1 to the horizon. ``life``: years that lie before
    any cut by the horizon.
    """

    id: str
    amount: Amount
    units: tuple[Decimal, ...]
    value: tuple[Decimal, ...]
    start: int
    duration: Decimal
    deadweight: Decimal
    displacement: Decimal
    attribution: Decimal
    drop_off: Decimal
    factors: tuple[Decimal, ...]
    deductions: Deductions
    drop_off_rule: DropOffRule
    rounding: Rounding
    ranges: tuple[TermRange, ...] = ()

    def with_term(self, term: str, numbers: tuple[Decimal, ...]) -> Terms:
        """The same outcome with one term changed; ``units`` and ``value`` take lists, others one number."""
        if term in ("units", "value"):
            return replace(self, **{term: numbers})  # type: ignore[arg-type]
        return replace(self, **{term: numbers[0]})  # type: ignore[arg-type]

    def term(self, term: str) -> tuple[Decimal, ...]:
        """The central numbers of a term."""
        found = getattr(self, term)
        return found if isinstance(found, tuple) else (found,)


def kept_share(terms: Terms) -> Decimal:
    """The share of the change left after deadweight, displacement and attribution; never below 0."""
    if terms.deductions is Deductions.SUBTRACTIVE:
        return max(ZERO, ONE - (terms.deadweight + terms.displacement + terms.attribution))
    return (ONE - terms.deadweight) * (ONE - terms.displacement) * (ONE - terms.attribution)


def gross(terms: Terms) -> Decimal:
    """Quantity times value of the outcome's first year, before any deduction."""
    return printed(terms.units[0] * terms.value[0], terms.rounding)


def fading(terms: Terms, age: int) -> Decimal:
    """What drop-off leaves in the year ``age`` years after the outcome's first."""
    keeps = ONE - terms.drop_off
    if terms.drop_off_rule is DropOffRule.LINEAR:
        return max(ZERO, ONE - terms.drop_off * age)
    if terms.drop_off_rule is DropOffRule.IN_YEAR:
        return keeps ** (age + 1) if keeps else ZERO
    if age == 0:
        return ONE
    return keeps**age if keeps else ZERO


def share_of_year(terms: Terms, age: int) -> Decimal:
    """How much of the year ``age`` years after the first the outcome lasts: 1, a part, or 0."""
    return min(ONE, max(ZERO, terms.duration - age))


def last_year(terms: Terms) -> int:
    """The last case year with any value, whatever the horizon."""
    if terms.amount is Amount.BY_YEAR:
        return terms.start + len(terms.units) - 1
    lasts = int(terms.duration.to_integral_value(rounding="ROUND_CEILING"))
    cohorts = len(terms.units) if terms.amount is Amount.INTAKE else 1
    return terms.start + cohorts - 1 + lasts - 1


def net_in_year(terms: Terms, year: int) -> Decimal:
    """Value of a case year after deductions and drop-off, before discounting."""
    since = year - terms.start
    if since < 0:
        return ZERO
    price = _price(terms, since)
    if terms.amount is Amount.BY_YEAR:
        if since >= len(terms.units):
            return ZERO
        return printed(terms.units[since] * price * kept_share(terms), terms.rounding)
    cohorts = terms.units if terms.amount is Amount.INTAKE else terms.units[:1]
    parts = (
        _cohort_value(terms, units, price, since - joined) for joined, units in enumerate(cohorts) if since >= joined
    )
    return printed(total(parts), terms.rounding)


def _cohort_value(terms: Terms, units: Decimal, price: Decimal, age: int) -> Decimal:
    impact = printed(printed(units * price, terms.rounding) * kept_share(terms), terms.rounding)
    return printed(impact * fading(terms, age) * share_of_year(terms, age), terms.rounding)


def _price(terms: Terms, since: int) -> Decimal:
    if len(terms.value) == 1:
        return terms.value[0]
    return terms.value[since] if since < len(terms.value) else ZERO


def net_by_year(terms: Terms) -> tuple[Decimal, ...]:
    """Values of case years 1 to the horizon, before discounting."""
    return tuple(net_in_year(terms, year) for year in range(1, len(terms.factors) + 1))


def present_value(terms: Terms) -> Decimal:
    """Discounted value of case years 1 to the horizon."""
    discounted = (
        printed(net * factor, terms.rounding) for net, factor in zip(net_by_year(terms), terms.factors, strict=True)
    )
    return total(discounted)
