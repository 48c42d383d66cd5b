"""Indicators and their reports: quantities, present values and the ratio."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from worthwhile.engines.valuation.arithmetic import round_ratio
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import OutcomeResult
from worthwhile.exchange.cids.addresses import Addresses, Node, measure, units_of
from worthwhile.exchange.plain_data import digits_text
from worthwhile.kernel.money import round_money


def quantity_nodes(at: Addresses, outcome: Outcome) -> Iterable[Node]:
    """How many change: an indicator and, where the case gives a number, its report."""
    method = outcome.evidence.method if outcome.evidence else ""
    units = units_of(outcome)
    indicator = {
        "@id": at.id("indicator", outcome.id),
        "@type": "cids:Indicator",
        "hasName": method or f"Units of: {outcome.title}",
        "hasDescription": f"How many change: {outcome.title}",
        "unitDescription": f"Units that change ({outcome.stakeholder or 'who gains is not stated'})",
        "forOrganization": at.organisation,
        "forOutcome": [at.id("outcome", outcome.id)],
    }
    if units is None:
        yield indicator
        return
    report = at.id("report", outcome.id)
    yield indicator | {"hasIndicatorReport": [report]}
    yield _report(at, report, indicator["@id"], outcome.title, digits_text(units), _known(outcome))


def _report(at: Addresses, report: str, indicator: Any, name: str, value: str, comments: list[str]) -> Node:
    return {
        "@id": report,
        "@type": "cids:IndicatorReport",
        "hasName": f"{name}, {at.case.kind.value}",
        "value": measure(value),
        "forIndicator": indicator,
        "forOrganization": at.organisation,
        "wasDerivedFrom": at.id("method"),
        **({"hasComment": comments} if comments else {}),
        **at.dates,
    }


def value_nodes(at: Addresses, outcome: Outcome, found: OutcomeResult) -> Iterable[Node]:
    """The present value of an outcome that counts, its working in the report's comments."""
    indicator, report = at.id("indicator", outcome.id, "value"), at.id("report", outcome.id, "value")
    yield {
        "@id": indicator,
        "@type": "cids:Indicator",
        "hasName": f"Social value of: {outcome.title}",
        "hasDescription": "Present value after deductions, drop-off and discounting",
        "unitDescription": at.money,
        "forOrganization": at.organisation,
        "forOutcome": [at.id("outcome", outcome.id)],
        "hasIndicatorReport": [report],
    }
    comments = [f"{step.label}: {step.formula}" for step in found.steps]
    name = f"Social value of: {outcome.title}"
    yield _report(at, report, indicator, name, f"{round_money(found.present_value)}", comments)


def ratio_nodes(at: Addresses) -> Iterable[Node]:
    """The ratio as an indicator of the whole, with its range; nothing where nothing was put in."""
    ratio = round_ratio(at.result.ratio)
    if ratio is None:
        return
    indicator, report = at.id("indicator", "ratio"), at.id("report", "ratio")
    yield {
        "@id": indicator,
        "@type": "cids:Indicator",
        "hasName": "Social return on investment ratio",
        "hasDescription": "Present value of priced outcomes for each 1 put in, gifts in kind included",
        "unitDescription": f"ratio of {at.money}",
        "forOrganization": at.organisation,
        "hasIndicatorReport": [report],
    }
    yield _report(at, report, indicator, f"Ratio of {at.case.title}", f"{ratio}", _range(at))


def _range(at: Addresses) -> list[str]:
    found = at.result.uncertainty
    if found is None or found.ratio is None:
        return []
    low, high = (round_ratio(figure) for figure in (found.ratio.p5, found.ratio.p95))
    return [f"90% of {found.draws} simulated ratios lie from {low} to {high}"]


def _known(outcome: Outcome) -> list[str]:
    evidence = outcome.evidence
    if evidence is None:
        return []
    sample = f"sample: {evidence.sample}" if evidence.sample is not None else ""
    return [words for words in (evidence.method, evidence.source, sample) if words]
