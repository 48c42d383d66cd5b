"""The ways in which published studies take percentages off a first year's value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, ZERO
from worthwhile.engines.valuation.case import Conventions
from worthwhile.engines.valuation.vocabulary import Deductions, DropOffRule
from worthwhile.engines.valuation.working import number_text


@dataclass(frozen=True)
class Percentages:
    """Deadweight, displacement, attribution and drop-off of one row, as fractions."""

    deadweight: Decimal = ZERO
    displacement: Decimal = ZERO
    attribution: Decimal = ZERO
    drop_off: Decimal = ZERO


@dataclass(frozen=True)
class KeptRule:
    """A way of taking percentages off: what it is called, the share it keeps, and the sum in words."""

    words: str
    share: Callable[[Percentages], Decimal]
    formula: Callable[[Percentages], str]


def _product(p: Percentages) -> Decimal:
    return (ONE - p.deadweight) * (ONE - p.displacement) * (ONE - p.attribution)


def _sum(p: Percentages) -> Decimal:
    return ONE - p.deadweight - p.displacement - p.attribution


def _factors(p: Percentages) -> str:
    return " × ".join(f"(1 - {number_text(s)})" for s in _stated(p)) or "1"


def _terms(p: Percentages, *more: Decimal) -> str:
    return "(" + " - ".join(["1", *(number_text(s) for s in (*_stated(p), *filter(None, more)))]) + ")"


def _stated(p: Percentages) -> list[Decimal]:
    """The deductions that take something off; the others would only fill the line."""
    return [share for share in (p.deadweight, p.displacement, p.attribution) if share]


def _fade(p: Percentages) -> str:
    return f" × (1 - {number_text(p.drop_off)})" if p.drop_off else ""


MULTIPLIED = KeptRule("deductions one after another, drop-off not in the first year", _product, _factors)
MULTIPLIED_IN_YEAR = KeptRule(
    "deductions one after another, drop-off in the first year too",
    lambda p: _product(p) * (ONE - p.drop_off),
    lambda p: _factors(p) + _fade(p),
)
SUBTRACTED = KeptRule("deductions added up, drop-off not in the first year", _sum, _terms)
SUBTRACTED_IN_YEAR = KeptRule(
    "deductions added up, then drop-off in the first year too",
    lambda p: _sum(p) * (ONE - p.drop_off),
    lambda p: _terms(p) + _fade(p),
)
ALL_SUBTRACTED = KeptRule(
    "deductions and drop-off all added up",
    lambda p: _sum(p) - p.drop_off,
    lambda p: _terms(p, p.drop_off),
)
RULES = (MULTIPLIED, MULTIPLIED_IN_YEAR, SUBTRACTED, SUBTRACTED_IN_YEAR, ALL_SUBTRACTED)


def rule_of(conventions: Conventions) -> KeptRule:
    """The way that a case's conventions name."""
    in_year = conventions.drop_off is DropOffRule.IN_YEAR
    if conventions.deductions is Deductions.SUBTRACTIVE:
        return SUBTRACTED_IN_YEAR if in_year else SUBTRACTED
    return MULTIPLIED_IN_YEAR if in_year else MULTIPLIED
