"""SV-050 and SV-055: what was put in, and whether all of it is there."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import counted
from worthwhile.engines.valuation.result import Severity


def _none(reading: Reading) -> Iterator[Finding]:
    if reading.prepared.inputs.present_value == 0:
        yield Finding(
            message="Nothing is put in, so there is no ratio.",
            evidence=(
                f"Inputs of {reading.money(reading.prepared.inputs.present_value)}; value "
                f"{reading.money(reading.result.present_value)}."
            ),
            suggestion="Enter the full cost as inputs: contract and grant income spent, own funds, and gifts in kind.",
        )


def _cash_only(reading: Reading) -> Iterator[Finding]:
    if reading.case.inputs and all(line.cash for line in reading.case.inputs):
        yield Finding(
            message="Every input is money: no volunteer time, free room or other gift in kind is entered.",
            evidence=f"{counted(len(reading.case.inputs), 'input')}, all cash.",
            suggestion=(
                "Add what was given, such as volunteers' time, and mark it as not money. It lowers the ratio; "
                "the ratio on money alone stays beside it."
            ),
        )


RULES = (
    Rule(code="SV-050", title="No inputs", severity=Severity.WARNING, find=_none),
    Rule(code="SV-055", title="No inputs in kind", severity=Severity.NOTE, find=_cash_only),
)
