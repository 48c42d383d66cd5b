"""Carrying a value from its own price year to the case's.

Ordinary prices follow the GDP deflator; wellbeing values (WELLBY, QALY) follow the deflator and GDP per
head to the power 1.3 (HM Treasury Green Book supplementary guidance on wellbeing; see docs/methods).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE
from worthwhile.engines.valuation.parameters import UprateRule, ValuationParameters
from worthwhile.engines.valuation.vocabulary import UpratingBeyond
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.parameter import Parameter
from worthwhile.kernel.problems import WorthwhileError


class PriceYearNotPublished(WorthwhileError):
    """A series has no figure for a price year, and the case does not allow one to be assumed."""


@dataclass(frozen=True)
class IndexReading:
    """The index of a price year, the notes that a reader must see, and whether it was extrapolated."""

    value: Decimal
    notes: tuple[str, ...] = ()
    extrapolated: bool = False


@dataclass(frozen=True, kw_only=True)
class UpratingFactor:
    """What a value is multiplied by; ``words`` shows the sum, ``parameters`` the series used."""

    factor: Decimal
    words: str
    parameters: tuple[str, ...]
    notes: tuple[str, ...] = ()
    extrapolated: bool = False


NO_UPRATING = UpratingFactor(factor=ONE, words="same price year", parameters=())


def uprating_factor(
    *,
    given: PriceYear,
    wanted: PriceYear,
    rule: UprateRule,
    parameters: ValuationParameters,
    beyond: UpratingBeyond | None,
) -> UpratingFactor:
    """The factor from prices of ``given`` to prices of ``wanted``.

    Raises PriceYearNotPublished outside the published years, unless ``beyond`` allows the last known
    growth to go on.
    """
    if given == wanted:
        return NO_UPRATING
    if rule is UprateRule.PRICES:
        return _growth(parameters.deflator, given, wanted, beyond)
    prices = _growth(parameters.wellbeing_deflator, given, wanted, beyond)
    income = _growth(parameters.gdp_per_head, given, wanted, beyond)
    elasticity = parameters.wellbeing_elasticity.values[-1].value
    return UpratingFactor(
        factor=prices.factor * income.factor**elasticity,
        words=f"{prices.words} × ({income.words}) to the power {elasticity}",
        parameters=(*prices.parameters, *income.parameters, parameters.wellbeing_elasticity.id),
        notes=tuple(dict.fromkeys(prices.notes + income.notes)),
        extrapolated=prices.extrapolated or income.extrapolated,
    )


def _growth(series: Parameter, given: PriceYear, wanted: PriceYear, beyond: UpratingBeyond | None) -> UpratingFactor:
    then, now = _reading(series, given, beyond), _reading(series, wanted, beyond)
    return UpratingFactor(
        factor=now.value / then.value,
        words=f"{series.label} {_short(now.value)} ({wanted}) ÷ {_short(then.value)} ({given})",
        parameters=(series.id,),
        notes=tuple(dict.fromkeys(then.notes + now.notes)),
        extrapolated=then.extrapolated or now.extrapolated,
    )


def _reading(series: Parameter, year: PriceYear, beyond: UpratingBeyond | None) -> IndexReading:
    """The index of a price year: a financial year is three quarters of its first calendar year."""
    published = {dated.valid_from.year: dated.value for dated in series.values}
    first, last = min(published), max(published)
    if year.begins < first:
        raise PriceYearNotPublished(
            f"{series.label} ({series.id}) starts in {first}; there is no figure for {year}. "
            f"Enter the value in prices of {first} or later."
        )
    notes: tuple[str, ...] = ()
    weights = year.weights
    if year.financial and year.begins == last:
        weights = ((year.begins, ONE),)
        notes = (f"{series.label}: {last + 1} is not yet published, so {year} uses {last} alone.",)
    if year.begins > last and beyond is None:
        raise PriceYearNotPublished(
            f"{series.label} ({series.id}) ends in {last}; there is no figure for {year}. "
            f"Use a price year up to {last}, or write uprating_beyond: last-known-growth to assume that growth goes on "
            "(a check will say so)."
        )
    value = sum((share * _index(published, last, y) for y, share in weights), Decimal(0))
    extrapolated = year.begins > last
    if extrapolated:
        notes = (
            f"{series.label}: nothing is published after {last}; {year} assumes that the growth of {last} goes on.",
        )
    return IndexReading(value, notes, extrapolated)


def _index(published: dict[int, Decimal], last: int, year: int) -> Decimal:
    if year <= last:
        return published[year]
    return published[last] * (published[last] / published[last - 1]) ** (year - last)


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}" if len(value.as_tuple().digits) <= 10 else f"{value:.4f}"
