"""SV-011 and SV-012: few people measured, or many lost between the two measurements."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import percent
from worthwhile.engines.valuation.result import Severity

# Warwick's guidance on SWEMWBS asks for at least 30 people measured at two points.
FEWEST = 30
# No published threshold is on file; this line is our own, and the finding says so.
MOST_LOST = Decimal("0.3")


def _tiny_sample(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        sample = line.evidence.sample
        if sample is None or sample >= FEWEST:
            continue
        yield Finding(
            outcome=line.id,
            message=f"{line.title}: only {sample} {'person was' if sample == 1 else 'people were'} measured.",
            evidence=(
                f"Sample {sample}. The guidance for the short Warwick-Edinburgh scale asks for at least {FEWEST} "
                "people at "
                "two points; the same is asked here of any measure."
            ),
            suggestion="Widen the range of the quantity, say so in the report, and measure more people next time.",
        )


def _high_attrition(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        lost = line.evidence.attrition
        if lost is None or lost < MOST_LOST:
            continue
        yield Finding(
            outcome=line.id,
            message=f"{line.title}: {percent(lost)} of the people were not there for the second measurement.",
            evidence=(
                f"Attrition {percent(lost)}. The line of {percent(MOST_LOST)} is our own; no published one is used."
            ),
            suggestion=(
                "Count those who were lost as unchanged at the low end of the quantity's range, and compare who "
                "left with "
                "who stayed: those who gain least often leave first."
            ),
        )


RULES = (
    Rule(code="SV-011", title="Few people measured", severity=Severity.WARNING, find=_tiny_sample),
    Rule(code="SV-012", title="Many people lost to follow-up", severity=Severity.WARNING, find=_high_attrition),
)
