"""SV-061 to SV-063: discounting and carrying forward years that are over."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import CaseKind, PastYears


def _carries_forward(reading: Reading) -> bool:
    return reading.case.conventions.past_years is PastYears.COMPOUND


def _mixed_bases(reading: Reading) -> Iterator[Finding]:
    period = reading.case.period.years
    if not _carries_forward(reading) or period < 2:
        return
    yield Finding(
        message="Value is carried forward to the end of the period while inputs are counted from its beginning.",
        evidence=(
            f"Value of years 1 to {period} is worth that of year {period}; inputs use factors "
            f"{listed(f'{factor:.4f}' for factor in reading.prepared.inputs.factors[:period])}."
        ),
        suggestion="Use past_years: none, or say beside the ratio that the two are in money of different years.",
    )


def _forecast(reading: Reading) -> Iterator[Finding]:
    if _carries_forward(reading) and reading.case.kind is CaseKind.FORECAST:
        yield Finding(
            message="A forecast has no past years, and this one carries its years forward.",
            evidence=f"kind: forecast with conventions.past_years: compound, years 1 to {reading.case.period.years}.",
            suggestion="Use past_years: none, or kind: evaluative if the period is over.",
        )


def _retrospective(reading: Reading) -> Iterator[Finding]:
    if reading.case.kind is not CaseKind.EVALUATIVE:
        return
    years = range(min(reading.case.period.years, reading.prepared.horizon))
    moved = [
        line.id
        for line in reading.counted
        if any(line.result.net_by_year[year] and line.prepared.curve.factors[year] != 1 for year in years)
    ]
    if moved:
        yield Finding(
            message="Years that are over are discounted or carried forward. The Green Book does neither.",
            evidence=f"Years 1 to {len(years)}, {reading.prepared.outcomes[0].curve.words}: {listed(moved)}.",
            suggestion="Show the ratio with a rate of 0 for the past years beside this one.",
        )


RULES = (
    Rule(
        code="SV-061",
        title="Value and inputs in money of different years",
        severity=Severity.WARNING,
        find=_mixed_bases,
    ),
    Rule(code="SV-062", title="Forecast years carried forward", severity=Severity.ERROR, find=_forecast),
    Rule(code="SV-063", title="Past years discounted", severity=Severity.NOTE, find=_retrospective),
)
