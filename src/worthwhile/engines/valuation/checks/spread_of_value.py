"""SV-052 and SV-053: value that rests on one outcome, and a case without a harm."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import counted, percent
from worthwhile.engines.valuation.result import Severity

NEARLY_ALL = Decimal("0.8")


def _one_outcome(reading: Reading) -> Iterator[Finding]:
    if len(reading.counted) < 2:
        return
    for line in reading.counted:
        if line.share > NEARLY_ALL:
            yield Finding(
                outcome=line.id,
                message=f"{line.title} carries {percent(line.share)} of the value: the ratio stands or falls with it.",
                evidence=(
                    f"{reading.money(line.result.present_value)} of {reading.money(reading.result.present_value)}."
                ),
                suggestion="Put most of your effort into its evidence, and show the ratio without it.",
            )


def _no_harm(reading: Reading) -> Iterator[Finding]:
    if reading.result.held or any(line.result.present_value < 0 for line in reading.priced):
        return
    yield Finding(
        message="No outcome is negative and none is held: nobody is worse off, and nothing is left unpriced.",
        evidence=f"{counted(len(reading.priced), 'priced outcome')}, none of negative value; none held.",
        suggestion=(
            "Ask the people what got worse (time, travel, dependence, those turned away) and enter it with a "
            "negative value, "
            "or as held."
        ),
    )


RULES = (
    Rule(code="SV-052", title="One outcome carries the ratio", severity=Severity.NOTE, find=_one_outcome),
    Rule(code="SV-053", title="No negative outcome", severity=Severity.NOTE, find=_no_harm),
)
