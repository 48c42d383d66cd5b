"""SV-041 to SV-044: what lies before and after the horizon and the period."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import total
from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed, percent, plain
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.terms import Amount

MOST_LATER = Decimal("0.5")


def _cut(reading: Reading) -> Iterator[Finding]:
    lines = [line for line in reading.counted if line.result.dropped != 0]
    if not lines:
        return
    dropped = total(line.result.dropped for line in lines)
    yield Finding(
        message=f"The horizon of {reading.prepared.horizon} years leaves out later value.",
        evidence=f"{reading.money(dropped)} before discounting, from {listed(line.id for line in lines)}.",
        suggestion="Nothing to do: leaving it out is the careful choice. Say in the report that it is left out.",
    )


def _late_inputs(reading: Reading) -> Iterator[Finding]:
    horizon = reading.prepared.horizon
    late = total(reading.prepared.inputs.by_year[horizon:])
    if late:
        yield Finding(
            message=f"Inputs after the horizon of {horizon} years count, and value after it does not.",
            evidence=f"{reading.money(late)} put in after year {horizon}, before discounting.",
            suggestion=(
                "Check that the years of inputs and outcomes match; lengthen or shorten horizon_years if they do not."
            ),
        )


def _joined_for_nothing(reading: Reading) -> Iterator[Finding]:
    by_year = reading.prepared.inputs.by_year
    if not any(by_year):
        return
    for line in reading.priced:
        if line.terms.amount is not Amount.INTAKE:
            continue
        years = [line.terms.start + place for place, units in enumerate(line.terms.units) if units]
        unpaid = [year for year in years if year <= reading.prepared.horizon and not by_year[year - 1]]
        if unpaid:
            yield Finding(
                outcome=line.id,
                message=f"{line.title}: people join in years in which nothing is put in.",
                evidence=(
                    f"Intake in year {listed(str(year) for year in unpaid)}; inputs of "
                    f"{listed(map(plain, by_year[:6]))}."
                ),
                suggestion="Enter what those years cost, or take those people out.",
            )


def _mostly_later(reading: Reading) -> Iterator[Finding]:
    period = reading.case.period.years
    value = reading.result.present_value
    later = total(year.present_value for year in reading.result.by_year if year.year > period)
    if value <= 0 or later / value <= MOST_LATER:
        return
    yield Finding(
        message="Most of the value is expected after the period that the case describes.",
        evidence=(
            f"{reading.money(later)} of {reading.money(value)} ({percent(later / value)}) falls after year {period}."
        ),
        suggestion="Say so beside the ratio, and plan a later follow-up of the outcomes that carry it.",
    )


RULES = (
    Rule(code="SV-041", title="Horizon leaves out value", severity=Severity.NOTE, find=_cut),
    Rule(code="SV-042", title="Inputs after the horizon", severity=Severity.NOTE, find=_late_inputs),
    Rule(
        code="SV-043", title="People join in years without inputs", severity=Severity.WARNING, find=_joined_for_nothing
    ),
    Rule(code="SV-044", title="Most value falls after the period", severity=Severity.NOTE, find=_mostly_later),
)
