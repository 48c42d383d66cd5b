"""SV-015 and SV-034: a quantity or a value that no reader can trace."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import plain
from worthwhile.engines.valuation.result import Severity


def _quantity(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        outcome = line.outcome
        if outcome.sources.get("quantity") or outcome.sources.get("intake") or line.evidence.source:
            continue
        yield Finding(
            outcome=line.id,
            message=f"{line.title}: nothing says where the quantity comes from.",
            evidence=f"Quantity {', '.join(plain(units) for units in line.terms.units[:6])}; no source.",
            suggestion="Name the record, survey or count that it comes from.",
        )


def _value(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        if line.prepared.unit_value.source:
            continue
        yield Finding(
            outcome=line.id,
            message=f"{line.title}: nothing says where the value of one unit comes from.",
            evidence=f"{reading.money(line.prepared.unit_value.numbers[0])} for one unit; no source.",
            suggestion="Name the publication and table it comes from, or choose a published value.",
        )


RULES = (
    Rule(code="SV-015", title="Quantity without a source", severity=Severity.WARNING, find=_quantity),
    Rule(code="SV-034", title="Value without a source", severity=Severity.WARNING, find=_value),
)
