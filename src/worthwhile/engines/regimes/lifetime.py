"""Lifetime value as the Welsh Provider Selection Regime reckons it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.tables import Rules
from worthwhile.kernel.working import Step

WELSH_MONTHS = "procurement-thresholds/wales-open-ended-months"
_NONE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LifetimeValue:
    """A lifetime value with its working; None with what it waits for."""

    value: Decimal | None
    steps: tuple[Step, ...] = ()
    waits_for: tuple[str, ...] = ()


def reckoned_lifetime(*, facts: Facts, rules: Rules) -> LifetimeValue:
    """A contract for a fixed term: the most that may be paid, options included. One without an end: the value of a
    month times the number of months in force (48). Raises NotInForce before the regime began.
    """
    needed = "monthly_value" if facts.open_ended else "maximum_payable"
    waits = ("open_ended",) if facts.open_ended is None else _missing(facts, needed, "commenced_on")
    if waits or facts.commenced_on is None:
        return LifetimeValue(value=None, waits_for=waits)
    given: Decimal = getattr(facts, needed)
    formula = f"{given:,}, the most that may be paid over the fixed term with its options"
    value, parameters = given, _NONE
    if facts.open_ended:
        months = rules.figures[WELSH_MONTHS].in_force(on=facts.commenced_on).value
        formula = f"{given:,} a month x {months} months, as it has no fixed end"
        value, parameters = given * months, (WELSH_MONTHS,)
    step = Step(label="Lifetime value", formula=formula, result=value, unit="GBP", parameters=parameters)
    return LifetimeValue(value=value, steps=(step,))


def _missing(facts: Facts, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(facts, name) is None)
