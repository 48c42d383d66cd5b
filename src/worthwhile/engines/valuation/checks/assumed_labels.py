"""SV-057: who gains, at what level or what sort of worth, taken because it was not stated."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Priced, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.result import Severity


def _assumed(line: Priced) -> list[str]:
    """Labels that neither the case nor the value bank states, as taken."""
    outcome = line.outcome
    found = [] if outcome.stakeholder.strip() else ["stakeholder not named"]
    if line.bank is None:
        taken = (("kind", line.result.kind), ("agency", line.result.agency), ("level", line.result.level))
        found += [f"{name} taken as {value}" for name, value in taken if getattr(outcome, name) is None]
    return found


def _not_stated(reading: Reading) -> Iterator[Finding]:
    found = [(line.id, _assumed(line)) for line in reading.priced]
    silent = [(name, taken) for name, taken in found if taken]
    if silent:
        yield Finding(
            message=(
                f"{len(silent)} of {len(found)} priced outcomes leave out who gains, the level or the kind of worth."
            ),
            evidence="; ".join(f"{name}: {listed(taken)}" for name, taken in silent[:6])
            + ("." if len(silent) <= 6 else "; and more."),
            suggestion="State stakeholder, kind, agency and level: the views by kind and by budget depend on them.",
        )


RULES = (Rule(code="SV-057", title="Who gains is not stated", severity=Severity.NOTE, find=_not_stated),)
