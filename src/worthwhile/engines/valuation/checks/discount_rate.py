"""SV-064: a discount rate lower than nearly all published studies use."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import percent, point, standing
from worthwhile.engines.valuation.result import Severity

LOW = 10


def _low(reading: Reading) -> Iterator[Finding]:
    benchmark, rate = reading.benchmark("discount-rate"), reading.case.discounting.rate
    low = point(benchmark, LOW) if benchmark is not None else None
    if benchmark is None or low is None or rate is None or rate >= low or reading.prepared.horizon < 2:
        return
    yield Finding(
        message=f"A discount rate of {percent(rate)} a year is lower than nearly all published studies use.",
        evidence=f"10th percentile {percent(low)}, {benchmark.n} reports. {standing(benchmark)}",
        suggestion="Use the Green Book's standard schedule, or say why later years should count for nearly as much.",
    )


RULES = (Rule(code="SV-064", title="Discount rate unusually low", severity=Severity.NOTE, find=_low),)
