"""SV-010: nothing shows what would have happened without the work."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import percent
from worthwhile.engines.valuation.result import Severity

WITH_COMPARISON = 4


def _no_counterfactual(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        strength = line.evidence.strength
        if (strength is not None and strength >= WITH_COMPARISON) or line.outcome.sources.get("deadweight"):
            continue
        stated = line.outcome.deadweight
        deadweight = "not stated" if stated is None else f"{percent(stated)}, without a source"
        yield Finding(
            outcome=line.id,
            message=f"{line.title}: nothing shows what would have happened without the work.",
            evidence=f"Evidence strength {'not stated' if strength is None else strength}; deadweight {deadweight}.",
            suggestion=(
                "Find a comparison (a waiting list, another area, a published study) and name it "
                "as the source of deadweight. "
                "People who come at their worst often recover unaided: a before-and-after gain is not yet an effect."
            ),
        )


RULES = (Rule(code="SV-010", title="No counterfactual", severity=Severity.WARNING, find=_no_counterfactual),)
