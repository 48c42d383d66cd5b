"""Check what a tender states with the rules that ship and the bank holidays of its nation."""

from __future__ import annotations

from datetime import date, timedelta

from worthwhile.engines.fitness import Effort, Facts, Fitness, assess_fitness, effort_to_bid
from worthwhile.exchange.tender.law_of_nation import refuse_law_of_another_nation
from worthwhile.reference.fitness_rules import fitness_rules
from worthwhile.reference.working_days import UnitedKingdomDays

FIRST_YEAR, LAST_YEAR = 2000, 2100
SATURDAY = 5


def check_fitness(facts: Facts, *, on: date) -> Fitness:
    """Every check of a tender, by the law of the day it began, or of ``on`` where that is not stated.

    Raises InvalidInput where a nation and a law are stated that cannot go together.
    """
    refuse_law_of_another_nation(facts)
    return assess_fitness(facts=facts, on=on, book=fitness_rules(), bank_holidays=_bank_holidays(facts))


def effort_of(facts: Facts, *, on: date) -> Effort:
    """The hours that a bid takes, by our own assumption."""
    return effort_to_bid(facts=facts, on=on, book=fitness_rules())


def _bank_holidays(facts: Facts) -> frozenset[date]:
    """Weekdays without work in the years of the dates stated, and the years beside them.

    Where the nation is not stated a bank holiday anywhere in the United Kingdom counts.
    """
    nation = facts.of("nation")
    days = UnitedKingdomDays()
    calendar = days.of(str(nation[0].value)) if nation else days.anywhere()
    stated = {fact.value.year for fact in facts if isinstance(fact.value, date)}
    years = {year + step for year in stated for step in (-1, 0, 1) if FIRST_YEAR <= year + step <= LAST_YEAR}
    weekdays = (on for year in years for on in _weekdays(year))
    return frozenset(on for on in weekdays if not calendar.is_working_day(on))


def _weekdays(year: int) -> list[date]:
    first = date(year, 1, 1)
    whole = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return [on for on in whole if on.weekday() < SATURDAY]
