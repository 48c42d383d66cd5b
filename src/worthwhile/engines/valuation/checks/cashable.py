"""SV-037 and SV-038: savings in cash that may not come."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import percent
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import Kind


def _average_cost(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        share = line.outcome.cashable
        if line.bank is None or not line.bank.average_cost or share == 0 or line.kind is not Kind.FISCAL:
            continue
        yield Finding(
            outcome=line.id,
            severity=Severity.ERROR if share == 1 else None,
            message=f"{line.title}: one case fewer does not give a budget its average cost back in cash.",
            evidence=(
                f"{line.bank.code} is an average cost; {percent(share)} is called cashable, "
                f"{reading.money(line.result.cashable_present_value)} in present value."
            ),
            suggestion=(
                "Ask the budget holder what falls away when one case fewer comes (often only materials and "
                "agency staff), "
                "and enter that share, with who said so."
            ),
        )


def _not_fiscal(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        if line.outcome.cashable > 0 and line.kind is not Kind.FISCAL:
            yield Finding(
                outcome=line.id,
                message=f"{line.title}: only a fiscal value can become cash, and this one is {line.kind}.",
                evidence=f"cashable {percent(line.outcome.cashable)}, kind {line.kind}.",
                suggestion=(
                    "Take cashable off, or, if a public budget gains, make it a fiscal outcome with a fiscal value."
                ),
            )


RULES = (
    Rule(code="SV-037", title="Average cost called cashable", severity=Severity.WARNING, find=_average_cost),
    Rule(
        code="SV-038", title="Cashable share on a value that is not fiscal", severity=Severity.WARNING, find=_not_fiscal
    ),
)
