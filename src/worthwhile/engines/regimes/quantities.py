"""Sums and spans that rules compare, worked out exactly from the facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from worthwhile.engines.regimes.facts import Facts

MONTHS_IN_A_YEAR = 12
Worked = tuple[Fraction | None, tuple[str, ...]]
"""The amount, or None with the facts that it waits for."""


def months_between(first: date, last: date) -> Fraction:
    """Whole months from one day to a later one; a part of a month more counts as a half, so that bounds are exact."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if last.day < first.day:
        return Fraction(2 * months - 1, 2)
    return Fraction(months) if last.day == first.day else Fraction(2 * months + 1, 2)


def _needs(facts: Facts, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(facts, name) is None)


def _value_change(facts: Facts) -> Worked:
    waits = _needs(facts, "old_lifetime_value", "new_lifetime_value")
    if facts.old_lifetime_value is None or facts.new_lifetime_value is None:
        return None, waits
    return Fraction(facts.new_lifetime_value) - Fraction(facts.old_lifetime_value), ()


def _value_change_share(facts: Facts) -> Worked:
    change, waits = _value_change(facts)
    if change is None or facts.old_lifetime_value is None:
        return None, waits
    return change / Fraction(facts.old_lifetime_value), ()


def _share(facts: Facts, part: str, whole: str) -> Worked:
    waits = _needs(facts, part, whole)
    if waits:
        return None, waits
    return Fraction(getattr(facts, part)) / Fraction(getattr(facts, whole)), ()


def _cumulative_change_share(facts: Facts) -> Worked:
    return _share(facts, "cumulative_change", "old_lifetime_value")


def _term_change_share(facts: Facts) -> Worked:
    return _share(facts, "term_change_months", "term_months")


def _turnover_multiple(facts: Facts) -> Worked:
    waits = _needs(facts, "minimum_turnover", "value_ex_vat")
    if facts.minimum_turnover is None or not facts.value_ex_vat:
        return None, waits or ("value_ex_vat",)
    return Fraction(facts.minimum_turnover) / Fraction(facts.value_ex_vat), ()


def _years_since_reserved(facts: Facts) -> Worked:
    waits = _needs(facts, "supplier_reserved_awarded_on", "commenced_on")
    if facts.supplier_reserved_awarded_on is None or facts.commenced_on is None:
        return None, waits
    return months_between(facts.supplier_reserved_awarded_on, facts.commenced_on) / MONTHS_IN_A_YEAR, ()


def _term_years(facts: Facts) -> Worked:
    if facts.term_months is None:
        return None, ("term_months",)
    return Fraction(facts.term_months) / MONTHS_IN_A_YEAR, ()


def _planned_notice_days(facts: Facts) -> Worked:
    return _planned_notice_stood(facts, lambda first, last: Fraction((last - first).days))


def _planned_notice_months(facts: Facts) -> Worked:
    return _planned_notice_stood(facts, months_between)


def _planned_notice_stood(facts: Facts, span: Callable[[date, date], Fraction]) -> Worked:
    """How long a planned notice stood: no time at all where none was published. Whether one was is asked first."""
    if facts.planned_notice is False:
        return Fraction(0), ()
    if facts.planned_notice is None and facts.planned_notice_on is None:
        return None, ("planned_notice",)
    if facts.planned_notice_on is None or facts.tender_notice_on is None:
        return None, _needs(facts, "planned_notice_on", "tender_notice_on")
    return span(facts.planned_notice_on, facts.tender_notice_on), ()


QUANTITIES: Mapping[str, Callable[[Facts], Worked]] = MappingProxyType(
    {
        "value-change": _value_change,
        "value-change-share": _value_change_share,
        "cumulative-change-share": _cumulative_change_share,
        "term-change-share": _term_change_share,
        "turnover-multiple": _turnover_multiple,
        "term-years": _term_years,
        "years-since-reserved": _years_since_reserved,
        "planned-notice-days": _planned_notice_days,
        "planned-notice-months": _planned_notice_months,
    }
)


def worked_out(facts: Facts, name: str) -> Worked:
    """A quantity by its name: one of ``QUANTITIES``, or a fact that is a number. Raises KeyError for neither."""
    if name in QUANTITIES:
        return QUANTITIES[name](facts)
    given = getattr(facts, name)
    if given is None:
        return None, (name,)
    if not isinstance(given, int | Decimal):
        raise KeyError(name)
    return Fraction(given), ()
