"""Single questions of law, each answered on its own from the same tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from worthwhile.engines.regimes.clocks import Calendar, Calendars, day_of
from worthwhile.engines.regimes.decide import beginning_on
from worthwhile.engines.regimes.decision import Finding, Period, Standstill
from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.judging import Situation
from worthwhile.engines.regimes.lifetime import LifetimeValue, reckoned_lifetime
from worthwhile.engines.regimes.obligations import powers
from worthwhile.engines.regimes.periods import least_periods
from worthwhile.engines.regimes.standstill import standstill_by
from worthwhile.engines.regimes.tables import (
    Clock,
    FindingRow,
    ModificationRow,
    ReservationRow,
    Rules,
    StandstillRow,
)
from worthwhile.engines.regimes.truth import Truth, any_of
from worthwhile.engines.regimes.vocabulary import Regime, Route

CONSIDERABLE_CHANGE = "considerable-change"
MIXED = "mixed-is-psr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Modification:
    """Whether a contract may be changed without a new procurement, and by which of the ways.

    Unknown where the tables hold no way for the law: nobody has read one yet.
    """

    allowed: Truth
    ways: tuple[Finding, ...]


def considerable_change(*, facts: Facts, rules: Rules, on: date | None = None) -> Finding:
    """Whether a change bars direct award C (SI 2023/1348, regulation 6(10) to (12))."""
    return _defined(CONSIDERABLE_CHANGE, "A considerable change: direct award C is not open.", facts, rules, on)


def mixed_procurement(*, facts: Facts, rules: Rules, on: date | None = None) -> Finding:
    """Whether health services bought with something else stay under the Provider Selection Regime (regulation 3)."""
    return _defined(MIXED, "The whole is bought under the Provider Selection Regime.", facts, rules, on)


def modification(*, facts: Facts, rules: Rules, regime: Regime, on: date | None = None) -> Modification:
    """Whether a running contract may be changed without a new procurement (PSR regulation 13, PA section 74)."""
    ways = _powers(ModificationRow, facts, rules, regime, on, modifying=True)
    return Modification(allowed=any_of(way.holds for way in ways) if ways else Truth.UNKNOWN, ways=ways)


def reserved_contracts(*, facts: Facts, rules: Rules, regime: Regime, on: date | None = None) -> tuple[Finding, ...]:
    """Which ways to reserve a contract are open (PA sections 32 and 33, below the thresholds, Scotland section 11)."""
    return _powers(ReservationRow, facts, rules, regime, on, reserving=True)


def minimum_periods(*, facts: Facts, rules: Rules, regime: Regime, on: date | None = None) -> tuple[Period, ...]:
    """The minimum number of days that bidders must have (Procurement Act 2023, section 54)."""
    return least_periods(Situation(facts=beginning_on(facts, on), rules=rules, named=regime))


def standstill(
    *, regime: Regime, route: Route, facts: Facts, rules: Rules, calendar: Calendars, on: date | None = None
) -> Standstill:
    """The standstill of one route of one regime. Raises KeyError where the tables hold none for it."""
    situation = Situation(facts=beginning_on(facts, on), rules=rules, named=regime)
    for row in rules.rows(StandstillRow):
        if regime in row.regimes and route in row.routes and situation.applies(row).truth is not Truth.FALSE:
            return standstill_by(row=row, facts=situation.facts, calendars=calendar)
    raise KeyError((regime, route))


def due_day(*, clock: Clock, event_on: date, calendar: Calendar | None = None) -> date | None:
    """The day on which a wait ends or a duty is last in time; None where working days count without a calendar."""
    return day_of(clock=clock, event_on=event_on, calendar=calendar)


def lifetime_value(*, facts: Facts, rules: Rules, on: date | None = None) -> LifetimeValue:
    """Lifetime value as the Welsh Provider Selection Regime reckons it, in pounds.

    Raises NotInForce before the regime began.
    """
    return reckoned_lifetime(facts=beginning_on(facts, on), rules=rules)


def _defined(name: str, consequence: str, facts: Facts, rules: Rules, on: date | None) -> Finding:
    row = rules.definition(name)
    found = Situation(facts=beginning_on(facts, on), rules=rules).judge(row.when)
    return Finding(
        name=name,
        holds=found.truth,
        consequence=consequence,
        ground=ground_of(row, found),
        waits_for=found.waits_for,
        unclear=found.unclear,
    )


def _powers(
    kind: type[FindingRow], facts: Facts, rules: Rules, regime: Regime, on: date | None, **asked: bool
) -> tuple[Finding, ...]:
    given = replace(beginning_on(facts, on), **asked)  # type: ignore[arg-type]
    return powers(kind, Situation(facts=given, rules=rules, named=regime))
