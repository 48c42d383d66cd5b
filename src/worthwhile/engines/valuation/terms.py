"""What decides the worth of one priced outcome, with its value already in the case's prices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
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
    return share_left(terms.deductions, terms.deadweight, terms.displacement, terms.attribution)


def share_left(rule: Deductions, deadweight: Decimal, displacement: Decimal, attribution: Decimal) -> Decimal:
    """What three deductions leave of 1, multiplied or added up; never below 0."""
    if rule is Deductions.SUBTRACTIVE:
        return max(ZERO, ONE - (deadweight + displacement + attribution))
    return (ONE - deadweight) * (ONE - displacement) * (ONE - attribution)


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
    lasts = int(terms.duration.to_integral_value(rounding=ROUND_CEILING))
    cohorts = len(terms.units) if terms.amount is Amount.INTAKE else 1
    return terms.start + cohorts - 1 + lasts - 1


def net_in_year(terms: Terms, year: int) -> Decimal:
    """Value of a case year after deductions and drop-off, before discounting."""
    return _nets(terms, range(year, year + 1))[0]


def net_by_year(terms: Terms) -> tuple[Decimal, ...]:
    """Values of case years 1 to the horizon, before discounting."""
    return _nets(terms, range(1, len(terms.factors) + 1))


def _nets(terms: Terms, years: range) -> tuple[Decimal, ...]:
    kept, left = kept_share(terms), _left_by_age(terms, years.stop - terms.start)
    return tuple(_net(terms, year - terms.start, kept, left) for year in years)


def _left_by_age(terms: Terms, ages: int) -> tuple[Decimal, ...]:
    """What is left of a unit in each year of its life: after drop-off, for the share of the year it lasts."""
    if terms.amount is Amount.BY_YEAR:
        return ()
    lives = min(max(ages, 0), int(terms.duration.to_integral_value(rounding=ROUND_CEILING)))
    return tuple(fading(terms, age) * share_of_year(terms, age) for age in range(lives))


def _net(terms: Terms, since: int, kept: Decimal, left: tuple[Decimal, ...]) -> Decimal:
    """Value of the year ``since`` years after the outcome's first."""
    if since < 0:
        return ZERO
    price = _price(terms, since)
    if terms.amount is Amount.BY_YEAR:
        return _impact(terms, terms.units[since], price, kept) if since < len(terms.units) else ZERO
    cohorts = terms.units if terms.amount is Amount.INTAKE else terms.units[:1]
    living = [(units, left[since - joined]) for joined, units in enumerate(cohorts) if 0 <= since - joined < len(left)]
    if terms.rounding is Rounding.CHAINED:
        parts = (printed(_impact(terms, units, price, kept) * share, terms.rounding) for units, share in living)
        return printed(total(parts), terms.rounding)
    return total(units * share for units, share in living) * price * kept


def _impact(terms: Terms, units: Decimal, price: Decimal, kept: Decimal) -> Decimal:
    return printed(printed(units * price, terms.rounding) * kept, terms.rounding)


def _price(terms: Terms, since: int) -> Decimal:
    if len(terms.value) == 1:
        return terms.value[0]
    return terms.value[since] if since < len(terms.value) else ZERO


def present_value(terms: Terms) -> Decimal:
    """Discounted value of case years 1 to the horizon."""
    discounted = (
        printed(net * factor, terms.rounding) for net, factor in zip(net_by_year(terms), terms.factors, strict=True)
    )
    return total(discounted)
