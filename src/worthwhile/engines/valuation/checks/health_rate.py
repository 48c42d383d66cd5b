"""SV-039: the discount rate for health effects, used for money."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import Kind, ScheduleName


def _for_money(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        own = line.outcome.discounting
        schedule = own.schedule if own is not None else reading.case.discounting.schedule
        if schedule is not ScheduleName.HEALTH or line.kind is Kind.WELLBEING:
            continue
        yield Finding(
            outcome=line.id,
            severity=Severity.ERROR if line.kind is Kind.FISCAL else Severity.WARNING,
            message=f"{line.title} is {line.kind} and is discounted at the rate for health effects.",
            evidence=(
                f"schedule {schedule}: made for effects counted as health, it leaves out the wealth effect of money."
            ),
            suggestion="Give this outcome discounting: {schedule: green-book-standard}.",
        )


RULES = (Rule(code="SV-039", title="Health discount rate used for money", severity=Severity.ERROR, find=_for_money),)
