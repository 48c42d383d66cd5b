"""SV-065: a forecast of public savings without a correction for optimism."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import CaseKind, Kind


def _uncorrected(reading: Reading) -> Iterator[Finding]:
    fiscal = [line.id for line in reading.counted if line.kind is Kind.FISCAL]
    if reading.case.kind is not CaseKind.FORECAST or not fiscal or reading.case.optimism_bias is not None:
        return
    yield Finding(
        message="Savings to public budgets are forecast without a correction for optimism.",
        evidence=f"Fiscal outcomes: {listed(fiscal)}; optimism_bias is empty.",
        suggestion=(
            "Enter the percentages of the guidance that the commissioner follows as optimism_bias, and a "
            "confidence grade on "
            "each line. None are supplied here."
        ),
    )


RULES = (Rule(code="SV-065", title="No correction for optimism", severity=Severity.NOTE, find=_uncorrected),)
