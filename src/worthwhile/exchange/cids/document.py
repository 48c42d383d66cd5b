"""The result as Common Impact Data Standard 3.2.1 (JSON-LD), Basic tier and what fits beyond it.

The standard is by Common Approach to Impact Measurement (CC BY-SA 4.0). Terms keep the addresses of its
published context and stand in the document, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

from collections.abc import Iterable

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import OutcomeResult, UnpricedOutcome, ValuationResult
from worthwhile.exchange.cids.addresses import Addresses, Node, units_of
from worthwhile.exchange.cids.context import CONTEXT, STANDARD
from worthwhile.exchange.cids.impacts import impact_nodes, stakeholder_outcome
from worthwhile.exchange.cids.indicators import quantity_nodes, ratio_nodes, value_nodes

_LEVELS = {
    "individual": "Changes in the lives of single people",
    "social": "Changes between people and in communities",
    "environmental": "Changes in the natural environment",
}


def cids_document(*, case: ImpactCase, result: ValuationResult, case_hash: str = "") -> Node:
    """The case and its result as a JSON-LD document.

    Every outcome is an Outcome with an Indicator; quantities and, for outcomes that count, present values are
    IndicatorReports. Outcomes that are held, pending or not counted carry no money. The conventions, the data
    vintage, the software and ``case_hash`` stand in the node that every report derives from.
    """
    at = Addresses(case=case, result=result, case_hash=case_hash)
    results = {outcome.id: outcome for outcome in result.outcomes}
    unpriced = {outcome.id: outcome for outcome in (*result.held, *result.pending)}
    nodes: list[Node] = [_method(at), *_themes(at), *_stakeholders(at)]
    for outcome in case.outcomes:
        nodes += _outcome(at, outcome, results.get(outcome.id) or unpriced[outcome.id])
    nodes += ratio_nodes(at)
    indicators = [node["@id"] for node in nodes if node["@type"] == "cids:Indicator"]
    outcomes = [node["@id"] for node in nodes if node["@type"] == "cids:Outcome"]
    organisation = {
        "@id": at.organisation,
        "@type": "cids:Organization",
        "hasLegalName": case.organisation or "Organisation not stated",
        "hasOutcome": outcomes,
        "hasIndicator": indicators,
    }
    return {"@context": dict(CONTEXT), "@graph": [organisation, *nodes]}


def _method(at: Addresses) -> Node:
    """What every figure derives from: conventions, data and software."""
    result = at.result
    comments = [f"{name}: {value}" for name, value in result.conventions.items()]
    comments += [f"data, {name.replace('_', ' ')}: {release}" for name, release in result.data_vintage.items()]
    comments += [f"years counted: {result.horizon_years}", f"software: Worthwhile {result.engine_version}"]
    comments += [f"case hash (SHA-256): {at.case_hash}"] if at.case_hash else []
    return {
        "@id": at.id("method"),
        "@type": "prov:Entity",
        "hasName": f"How {at.case.title} was valued",
        "conformsTo": STANDARD,
        "hasComment": comments,
    }


def _themes(at: Addresses) -> Iterable[Node]:
    """One theme for each level."""
    for level, meaning in _LEVELS.items():
        name = f"{level.capitalize()} outcomes"
        yield {"@id": at.id("theme", level), "@type": "cids:Theme", "hasName": name, "hasDescription": meaning}


def _stakeholders(at: Addresses) -> Iterable[Node]:
    """Everyone who gains, once each."""
    for name in dict.fromkeys(outcome.stakeholder for outcome in at.case.outcomes if outcome.stakeholder):
        yield {
            "@id": at.stakeholder(name),
            "@type": "cids:Stakeholder",
            "hasName": name,
            "hasDescription": f"Gains from {at.case.title}",
            "forOrganization": at.organisation,
        }


def _outcome(at: Addresses, outcome: Outcome, found: OutcomeResult | UnpricedOutcome) -> Iterable[Node]:
    """An outcome with its indicators and reports."""
    node: Node = {
        "@id": at.id("outcome", outcome.id),
        "@type": "cids:Outcome",
        "hasName": outcome.title,
        "hasDescription": outcome.notes or f"{outcome.title} ({outcome.stakeholder or 'who gains is not stated'})",
        "forOrganization": at.organisation,
        "forTheme": at.id("theme", found.level.value),
        "hasIndicator": [at.id("indicator", outcome.id)],
    }
    yield node
    yield from quantity_nodes(at, outcome)
    if isinstance(found, OutcomeResult) and found.counted:
        node["hasIndicator"].append(at.id("indicator", outcome.id, "value"))
        yield from value_nodes(at, outcome, found)
    if units_of(outcome) is not None:
        yield from impact_nodes(at, outcome, found)
    if outcome.stakeholder:
        yield stakeholder_outcome(at, outcome)
