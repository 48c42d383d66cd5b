"""SV-013 and SV-014: much value on weak evidence, or on evidence whose strength is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import total
from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed, percent
from worthwhile.engines.valuation.result import Severity

WEAK = 1
LARGE_SHARE = Decimal("0.25")
WORDS = {0: "it is assumed", 1: "it is the opinion of staff"}


def _weak_and_large(reading: Reading) -> Iterator[Finding]:
    for line in reading.counted:
        strength = line.evidence.strength
        if strength is None or strength > WEAK or line.share < LARGE_SHARE:
            continue
        yield Finding(
            outcome=line.id,
            message=f"{line.title} carries {percent(line.share)} of the value, and {WORDS[strength]}.",
            evidence=f"Evidence strength {strength} of 5; present value {reading.money(line.result.present_value)}.",
            suggestion="Make it pending until it is measured, or show the ratio without it beside the ratio with it.",
        )


def _not_stated(reading: Reading) -> Iterator[Finding]:
    silent = [line for line in reading.priced if line.evidence.strength is None]
    if not silent:
        return
    share = total(line.share for line in silent)
    yield Finding(
        message=f"{len(silent)} of {len(reading.priced)} priced outcomes do not say how strong their evidence is.",
        evidence=f"{listed(line.id for line in silent)}: together {percent(share)} of the value.",
        suggestion="Say for each how you know: 0 assumed, 3 measured before and after, 5 controlled study.",
    )


RULES = (
    Rule(
        code="SV-013", title="Weak evidence carries much of the value", severity=Severity.WARNING, find=_weak_and_large
    ),
    Rule(code="SV-014", title="Strength of evidence not stated", severity=Severity.NOTE, find=_not_stated),
)
