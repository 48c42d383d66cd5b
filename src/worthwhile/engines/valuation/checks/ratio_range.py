"""SV-051: a ratio higher than nearly all published ones."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import plain, point, standing
from worthwhile.engines.valuation.result import Severity

HIGH = 90
MIDDLE = 50
# Above this many times the 90th percentile a ratio is likely to be wrong; the line is our own.
FAR = 2


def _outside(reading: Reading) -> Iterator[Finding]:
    benchmark, ratio = reading.benchmark("ratio"), reading.result.ratio
    high = point(benchmark, HIGH) if benchmark is not None else None
    if benchmark is None or high is None or ratio is None or ratio <= high:
        return
    middle = point(benchmark, MIDDLE)
    usual = f", median {plain(middle)}" if middle is not None else ""
    yield Finding(
        severity=Severity.ERROR if ratio > high * FAR else None,
        message=f"The ratio of {ratio:.2f} is higher than nine in ten published ratios.",
        evidence=f"90th percentile {plain(high)}{usual}, {benchmark.n} reports. {standing(benchmark)}",
        suggestion=(
            "Look first at the outcomes with the largest value: people counted twice, a value for a longer or "
            "larger change "
            "than was seen, missing deductions, or costs left out of the inputs."
        ),
    )


RULES = (Rule(code="SV-051", title="Ratio above the published range", severity=Severity.WARNING, find=_outside),)
