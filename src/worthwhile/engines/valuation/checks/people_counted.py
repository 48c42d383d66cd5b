"""SV-020 and SV-021: people counted who were not measured, or counted more than once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.checks.overlap import is_suspect_pair, same_people
from worthwhile.engines.valuation.checks.rule import Finding, Priced, Reading, Rule
from worthwhile.engines.valuation.checks.wording import plain
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.terms import Amount

ALIKE = 0.75
EVENTS = "If the quantity counts events rather than people, say so in the answer."


def _people(line: Priced) -> Decimal | None:
    """The most people an outcome claims at once, None where its bank value is not per person."""
    if line.bank is not None and "person" not in line.bank.unit and "people" not in line.bank.unit:
        return None
    return max(line.terms.units) if line.terms.amount is Amount.BY_YEAR else sum(line.terms.units, Decimal(0))


def _more_than_measured(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        sample, population, people = line.evidence.sample, line.evidence.population, _people(line)
        if sample is None or people is None or people <= sample:
            continue
        if population is not None and people > population:
            continue
        yield Finding(
            outcome=line.id,
            message=f"{line.title}: the change is claimed for {plain(people)} people, and {sample} were measured.",
            evidence=(
                f"Quantity {plain(people)}, sample {sample}, population "
                f"{population if population is not None else 'not stated'}."
            ),
            suggestion=(
                "Say why those who were not measured changed as much, or let the low end of the range count only those "
                f"who were. {EVENTS}"
            ),
        )


def _counted_twice(reading: Reading) -> Iterator[Finding]:
    yield from _more_than_there_are(reading)
    for place, second in enumerate(reading.counted):
        first = next((line for line in reading.counted[:place] if _may_be_the_same(line, second)), None)
        if first is None:
            continue
        yield Finding(
            outcome=second.id,
            message=f"{first.title} and {second.title} may count the same people for the same change.",
            evidence=(
                f"Both are {first.kind} outcomes of {second.outcome.stakeholder}: "
                f"{first.id} {reading.money(first.result.present_value)}, "
                f"{second.id} {reading.money(second.result.present_value)}."
            ),
            suggestion=(
                f"If they are the same change, say so on {second.title}; if each person "
                "is counted under one of them only, answer this check and say how you know."
            ),
        )


def _more_than_there_are(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        population, people = line.evidence.population, _people(line)
        if population is None or people is None or people <= population:
            continue
        yield Finding(
            outcome=line.id,
            severity=Severity.ERROR,
            message=f"{line.title} counts {plain(people)} people, and there were {population}.",
            evidence=f"Quantity {plain(people)}, population {population}.",
            suggestion=f"Count each person once, however many times they came. {EVENTS}",
        )


def _may_be_the_same(first: Priced, second: Priced) -> bool:
    """Whether two outcomes look like one; comparing names comes last, as it is slow and a case may be long."""
    if first.kind is not second.kind or not same_people(first, second) or is_suspect_pair(first, second):
        return False
    return _look_alike(first, second)


def _look_alike(first: Priced, second: Priced) -> bool:
    if first.bank is not None and second.bank is not None and first.bank.code == second.bank.code:
        return True
    names = (first.outcome.name.casefold(), second.outcome.name.casefold())
    return all(names) and _alike(*names)


def _alike(first: str, second: str) -> bool:
    """Whether two names are nearly the same; the quick upper bounds go first, as a case may have many outcomes."""
    compared = difflib.SequenceMatcher(None, first, second)
    return compared.real_quick_ratio() >= ALIKE and compared.quick_ratio() >= ALIKE and compared.ratio() >= ALIKE


RULES = (
    Rule(code="SV-020", title="More people claimed than measured", severity=Severity.WARNING, find=_more_than_measured),
    Rule(
        code="SV-021",
        title="The same person may be counted twice",
        severity=Severity.WARNING,
        find=_counted_twice,
    ),
)
