"""SV-008: one set of percentages for every outcome."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import percent
from worthwhile.engines.valuation.result import Severity

FEWEST = 3


def _same_everywhere(reading: Reading) -> Iterator[Finding]:
    lines = reading.priced
    sets = {(line.outcome.deadweight, line.outcome.displacement, line.outcome.attribution) for line in lines}
    if len(lines) < FEWEST or len(sets) != 1:
        return
    deadweight, displacement, attribution = sets.pop()
    if deadweight is None or attribution is None:
        return
    moved = percent(displacement) if displacement is not None else "not stated"
    yield Finding(
        message=f"All {len(lines)} outcomes carry the same deductions, although each is a different change.",
        evidence=(
            f"deadweight {percent(deadweight)}, displacement {moved}, attribution {percent(attribution)} on every "
            "outcome."
        ),
        suggestion=(
            "Ask for each outcome what would have happened anyway and who else helped; the answers seldom agree."
        ),
    )


RULES = (
    Rule(code="SV-008", title="The same deductions for every outcome", severity=Severity.NOTE, find=_same_everywhere),
)
