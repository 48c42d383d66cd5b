"""SV-060: deductions added up and taken off together."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import Deductions


def _used(reading: Reading) -> Iterator[Finding]:
    if reading.case.conventions.deductions is not Deductions.SUBTRACTIVE:
        return
    several = [
        line.id
        for line in reading.priced
        if sum(share > 0 for share in (line.terms.deadweight, line.terms.displacement, line.terms.attribution)) > 1
    ]
    if several:
        yield Finding(
            message="Deductions are added up and taken off together, which takes off more than one after another does.",
            evidence=f"conventions.deductions: subtractive; it matters for {listed(several)}.",
            suggestion=(
                "Nothing to do if you follow a study that does so; name the convention wherever you print the ratio."
            ),
        )


RULES = (Rule(code="SV-060", title="Subtractive deductions", severity=Severity.NOTE, find=_used),)
