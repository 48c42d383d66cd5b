"""SV-005 to SV-007: a deduction lower than nearly all published studies that make one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import percent, point, standing
from worthwhile.engines.valuation.result import Severity

LOW = 10
MIDDLE = 50


def _unusually_low(parameter: str, factor: str) -> Callable[[Reading], Iterator[Finding]]:
    def find(reading: Reading) -> Iterator[Finding]:
        benchmark = reading.benchmark(factor)
        edge = point(benchmark, LOW) if benchmark is not None else None
        if benchmark is None or edge is None:
            return
        middle = point(benchmark, MIDDLE)
        usual = f", median {percent(middle)}" if middle is not None else ""
        for line in reading.priced:
            stated = getattr(line.outcome, parameter)
            # Of a change for the worse a low deduction takes more off, so it flatters nobody.
            if line.result.present_value < 0:
                continue
            if stated is None or stated >= edge or (parameter == "drop_off" and not line.lasts_over_a_year):
                continue
            words = parameter.replace("_", "-")
            yield Finding(
                outcome=line.id,
                message=f"{line.title}: {words} of {percent(stated)} is lower than in nearly all published studies.",
                evidence=(
                    f"Below the 10th percentile ({percent(edge)}{usual}) of {benchmark.n} reports that deduct "
                    "something. "
                    f"{standing(benchmark)}"
                ),
                suggestion=(
                    f"Say in sources.{parameter} what it rests on, or use a higher one. A low figure can be right "
                    "when it is shown."
                ),
            )

    return find


RULES = (
    Rule(
        code="SV-005",
        title="Deadweight unusually low",
        severity=Severity.WARNING,
        find=_unusually_low("deadweight", "deadweight"),
    ),
    Rule(
        code="SV-006",
        title="Attribution unusually low",
        severity=Severity.WARNING,
        find=_unusually_low("attribution", "attribution"),
    ),
    Rule(
        code="SV-007",
        title="Drop-off unusually low",
        severity=Severity.WARNING,
        find=_unusually_low("drop_off", "drop-off"),
    ),
)
