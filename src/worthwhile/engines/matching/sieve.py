"""The same scores for very many opportunities at once, without words: what the columns alone can tell.

What has to be read one by one (holder, bids before, criteria, words) counts here as unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from worthwhile.engines.matching import points
from worthwhile.engines.matching.area import reach_of
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About, State
from worthwhile.engines.matching.reserved import reserved_reason
from worthwhile.engines.matching.rivals import suitability_points
from worthwhile.engines.matching.rules import UNKNOWN_POINTS, Rules
from worthwhile.engines.matching.timing import days_needed

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Flags: TypeAlias = npt.NDArray[np.bool_]
_STATED = {-1: None, 0: False, 1: True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """What is reserved, of the few opportunities that are."""

    codes: tuple[str, ...]
    regime: str | None
    months: float | None
    buyer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Opportunities as arrays of one length; NaN is not known. Pounds, months, days, kilometres.

    ``place_known`` is False where no place was recognised; ``days_left`` is infinite where it is open to join without
    an end; ``route_points`` are those of shape.ROUTE_POINTS; ``sme`` and ``vcse`` are 1 stated, 0 denied, -1 not said;
    ``reservations`` are by position.
    """

    relevance: Floats
    km: Floats
    within: Flags
    partly: Flags
    place_known: Flags
    buyer_only: Flags
    value_low: Floats
    value_high: Floats
    months: Floats
    days_left: Floats
    lots: Floats
    shared: Flags
    route_points: Floats
    sme: npt.NDArray[np.int8]
    vcse: npt.NDArray[np.int8]
    reservations: Mapping[int, Reservation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieved:
    """The score of each (0 to 100), its fit, and whether it is surely out of the question."""

    score: Floats
    fit: Floats
    out: Flags


def sieve(*, provider: Provider, columns: Columns, on: datetime, rules: Rules) -> Sieved:
    """Score every opportunity of the columns as match_provider does where no details are known."""
    lines, weights = rules.lines, rules.weights
    value = np.where(np.isnan(columns.value_low), columns.value_high, columns.value_low)
    whole = np.where(np.isnan(columns.value_high), columns.value_low, columns.value_high)
    unsure = columns.shared | (np.isnan(columns.value_low) & (columns.lots > 1))
    year = points.yearly(value, columns.months)
    size = points.affordable(year, provider.turnover, lines)
    reach = reach_of(provider, rules)
    unscored = weights[About.COMPETITION] + weights[About.HOLDER] + weights[About.PRICE_WEIGHT]
    fit = (
        weights[About.AREA]
        * points.nearness(columns.km, columns.within, columns.partly, columns.buyer_only, reach, lines)
        + weights[About.SIZE] * points.size_points(size, unsure | np.isnan(columns.months))
        + weights[About.STEP_UP] * points.size_points(points.step_up(value, provider.largest_contract, lines), unsure)
        + weights[About.TIME] * points.time_left(columns.days_left, days_needed(provider, rules))
        + weights[About.LENGTH] * points.length(columns.months, lines)
        + weights[About.LOTS] * points.lots(columns.lots)
        + weights[About.WORTH_A_BID] * points.worth_a_bid(whole, provider.smallest_contract)
        + weights[About.ROUTE] * points.known_or_little(columns.route_points)
        + weights[About.SUITABILITY] * _suitability(columns, provider)
        + unscored * UNKNOWN_POINTS
    )
    out = columns.days_left < 0
    out |= columns.place_known & ~columns.buyer_only & ~columns.partly & (columns.km > reach)
    if provider.turnover:
        out |= (year > provider.turnover) & ~(unsure | np.isnan(columns.months))
    _bar_reserved(out, provider, columns, on, rules)
    return Sieved(score=100.0 * columns.relevance * fit, fit=fit, out=out)


def _suitability(columns: Columns, provider: Provider) -> Floats:
    table = np.array(
        [[suitability_points(_STATED[sme], _STATED[vcse], provider) for vcse in (-1, 0, 1)] for sme in (-1, 0, 1)]
    )
    found: Floats = table[columns.sme + 1, columns.vcse + 1]
    return found


def _bar_reserved(out: Flags, provider: Provider, columns: Columns, on: datetime, rules: Rules) -> None:
    for position, reserved in columns.reservations.items():
        reason = reserved_reason(
            provider,
            codes=reserved.codes,
            regime=reserved.regime,
            months=reserved.months,
            buyer=reserved.buyer,
            on=on.date(),
            rules=rules,
        )
        out[position] |= reason.state is State.NOT_MET
