"""SV-033: a value that covers all years at once, multiplied by years."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import plain
from worthwhile.engines.valuation.result import Severity


def _times_years(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        if line.bank is None or not line.bank.whole_period or not line.lasts_over_a_year:
            continue
        years = plain(line.terms.duration)
        yield Finding(
            outcome=line.id,
            message=(
                f"{line.title}: {line.bank.code} covers the whole period at once, and is counted for {years} years."
            ),
            evidence=f"{line.bank.code} ({line.bank.unit}) for {years} years.",
            suggestion="Enter that it lasts 1 year, so that it counts once.",
        )


RULES = (
    Rule(code="SV-033", title="Whole-period value multiplied by years", severity=Severity.ERROR, find=_times_years),
)
