"""How much changed, what would have happened anyway, and what may not last or hold."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import OutcomeResult, UnpricedOutcome
from worthwhile.exchange.cids.addresses import Addresses, Node, measure, units_of
from worthwhile.exchange.plain_data import digits_text

_STRENGTH = {
    None: "How the change is known is not stated.",
    0: "The change is assumed.",
    1: "The change is known from the opinion of staff.",
    2: "The change is known from users' reports afterwards.",
}


def impact_nodes(at: Addresses, outcome: Outcome, found: OutcomeResult | UnpricedOutcome) -> Iterable[Node]:
    """The impact report of an outcome with a number, with its scale, duration, counterfactual and risks."""
    units = units_of(outcome)
    assert units is not None
    report: Node = {
        "@id": at.id("impact", outcome.id),
        "@type": "cids:ImpactReport",
        "hasName": f"{outcome.title}, {at.case.kind.value}",
        "forOutcome": at.id("outcome", outcome.id),
        "forOrganization": at.organisation,
        "hasReportedImpact": _direction(found),
        "hasImpactScale": at.id("scale", outcome.id),
        "hasComment": _standing(outcome, found),
        "wasDerivedFrom": at.id("method"),
        **at.dates,
    }
    scale: Node = {
        "@id": at.id("scale", outcome.id),
        "@type": "cids:ImpactScale",
        "hasDescription": "Units that change",
        "value": measure(digits_text(units)),
        "forIndicator": at.id("indicator", outcome.id),
    }
    if outcome.deadweight is not None:
        scale["hasCounterfactual"] = at.id("counterfactual", outcome.id)
        yield _counterfactual(at, outcome)
    if outcome.duration_years is not None:
        report["hasImpactDuration"] = at.id("duration", outcome.id)
        yield _node(at, "ImpactDuration", "duration", outcome, "Years it lasts", outcome.duration_years)
    risks = list(_risks(at, outcome))
    if risks:
        report["hasImpactRisk"] = [risk["@id"] for risk in risks]
    yield from (scale, report, *risks)


def _node(at: Addresses, kind: str, place: str, outcome: Outcome, words: str, number: Decimal) -> Node:
    return {
        "@id": at.id(place, outcome.id),
        "@type": f"cids:{kind}",
        "hasDescription": words,
        "value": measure(digits_text(number)),
    }


def _counterfactual(at: Addresses, outcome: Outcome) -> Node:
    assert outcome.deadweight is not None
    words = "Deadweight: the share of the change that would have happened anyway"
    return _node(at, "Counterfactual", "counterfactual", outcome, words, outcome.deadweight) | at.dates


def _risks(at: Addresses, outcome: Outcome) -> Iterable[Node]:
    found = []
    if outcome.drop_off:
        found.append(("DropOffRisk", f"Drop-off: {digits_text(outcome.drop_off)} of the change fades each year."))
    strength = outcome.evidence.strength if outcome.evidence else None
    if strength in _STRENGTH:
        found.append(("EvidenceRisk", _STRENGTH[strength]))
    for kind, words in found:
        yield {
            "@id": at.id("risk", outcome.id, kind),
            "@type": [f"cids:{kind}", "cids:ImpactRisk"],
            "hasIdentifier": f"{outcome.id} {kind}",
            "hasDescription": words,
            "forOutcome": at.id("outcome", outcome.id),
        }


def stakeholder_outcome(at: Addresses, outcome: Outcome) -> Node:
    """The outcome as one stakeholder has it."""
    reports = [at.id("impact", outcome.id)] if units_of(outcome) is not None else []
    return {
        "@id": at.id("stakeholder-outcome", outcome.id),
        "@type": "cids:StakeholderOutcome",
        "hasName": f"{outcome.title} ({outcome.stakeholder})",
        "hasDescription": f"{outcome.title}, for {outcome.stakeholder}",
        "forStakeholder": at.stakeholder(outcome.stakeholder),
        "forOutcome": at.id("outcome", outcome.id),
        "hasIndicator": [at.id("indicator", outcome.id)],
        **({"hasImpactReport": reports} if reports else {}),
    }


def _direction(found: OutcomeResult | UnpricedOutcome) -> str:
    return "negative" if isinstance(found, OutcomeResult) and found.present_value < 0 else "positive"


def _standing(outcome: Outcome, found: OutcomeResult | UnpricedOutcome) -> str:
    if not isinstance(found, OutcomeResult):
        return f"{outcome.status.value}: {'real, never priced' if outcome.status == 'held' else 'not yet evidenced'}"
    if not found.counted:
        return f"priced, not counted: it may be the same change as {found.counted_instead}"
    return "priced and counted once"
