"""SV-054 and SV-056: a point instead of a range, and a correlation that ties nothing."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.vocabulary import RANGED_PARAMETERS
from worthwhile.kernel.problems import did_you_mean


def ranged_names(reading: Reading) -> list[str]:
    """The parameters that have a range, as correlations name them."""
    names = [
        f"{outcome.id}.{parameter}"
        for outcome in reading.case.priced
        for parameter in RANGED_PARAMETERS
        if getattr(outcome.ranges, parameter) is not None
    ]
    draws = [found.draw for line in reading.priced for found in line.terms.ranges]
    return list(dict.fromkeys([*names, *draws, *(found.draw for found in reading.prepared.inputs.ranges)]))


def _none(reading: Reading) -> Iterator[Finding]:
    if not ranged_names(reading):
        yield Finding(
            message="No figure has a range, so the result is a single point that looks more certain than it is.",
            evidence="0 ranges in the case.",
            suggestion="Give at least quantity, value and deadweight of the largest outcomes a low and a high.",
        )


def _ties_nothing(reading: Reading) -> Iterator[Finding]:
    ranged = ranged_names(reading)
    for correlation in reading.case.correlations:
        unknown = [name for name in correlation.between if name not in ranged]
        if unknown:
            yield Finding(
                message=f"The correlation between {' and '.join(correlation.between)} is not used.",
                evidence=f"No range is given for {listed(unknown)}.{did_you_mean(unknown[0], ranged)}",
                suggestion="Give both parameters a range, or take the correlation out.",
            )


RULES = (
    Rule(code="SV-054", title="No ranges", severity=Severity.WARNING, find=_none),
    Rule(code="SV-056", title="Correlation not used", severity=Severity.WARNING, find=_ties_nothing),
)
