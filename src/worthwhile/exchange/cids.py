"""The result as Common Impact Data Standard 3.2.1 (JSON-LD), Basic tier and what fits beyond it.

The standard is by Common Approach to Impact Measurement (CC BY-SA 4.0). Terms keep the addresses of its
published context and stand in the document, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.arithmetic import round_ratio
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.ranges import as_list
from worthwhile.engines.valuation.result import OutcomeResult, UnpricedOutcome, ValuationResult
from worthwhile.exchange.cids_context import CONTEXT, STANDARD
from worthwhile.kernel.money import round_money

Node = dict[str, Any]
_STRENGTH = {
    None: "How the change is known is not stated.",
    0: "The change is assumed.",
    1: "The change is known from the opinion of staff.",
    2: "The change is known from users' reports afterwards.",
}
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
    graph = _Graph(case=case, result=result, case_hash=case_hash)
    results = {outcome.id: outcome for outcome in result.outcomes}
    unpriced = {outcome.id: outcome for outcome in (*result.held, *result.pending)}
    nodes: list[Node] = [graph.method(), *graph.themes(), *graph.stakeholders()]
    for outcome in case.outcomes:
        nodes += graph.outcome(outcome, results.get(outcome.id) or unpriced[outcome.id])
    nodes += graph.ratio()
    indicators = [node["@id"] for node in nodes if node["@type"] == "cids:Indicator"]
    outcomes = [node["@id"] for node in nodes if node["@type"] == "cids:Outcome"]
    organisation = {
        "@id": graph.organisation,
        "@type": "cids:Organization",
        "hasLegalName": case.organisation or "Organisation not stated",
        "hasOutcome": outcomes,
        "hasIndicator": indicators,
    }
    return {"@context": dict(CONTEXT), "@graph": [organisation, *nodes]}


@dataclass(frozen=True, kw_only=True)
class _Graph:
    """Makes the nodes of one case; all of them name each other by addresses under one prefix."""

    case: ImpactCase
    result: ValuationResult
    case_hash: str

    @property
    def organisation(self) -> str:
        return self._id("organisation")

    def _id(self, *parts: str) -> str:
        whole = self.case_hash[:16] or _slug(f"{self.case.organisation} {self.case.title}")
        return ":".join(["urn:worthwhile", whole, *parts])

    @property
    def _dates(self) -> Node:
        return {
            "startedAtTime": f"{self.case.period.start.isoformat()}T00:00:00Z",
            "endedAtTime": f"{self.case.period.end.isoformat()}T23:59:59Z",
        }

    @property
    def _money(self) -> str:
        year = self.result.price_year
        return f"{self.result.currency} in prices of {year}" if year else f"{self.result.currency}, prices as entered"

    def method(self) -> Node:
        """What every figure derives from: conventions, data and software."""
        result = self.result
        comments = [f"{name}: {value}" for name, value in result.conventions.items()]
        comments += [f"data, {name.replace('_', ' ')}: {release}" for name, release in result.data_vintage.items()]
        comments += [f"years counted: {result.horizon_years}", f"software: Worthwhile {result.engine_version}"]
        comments += [f"case hash (SHA-256): {self.case_hash}"] if self.case_hash else []
        return {
            "@id": self._id("method"),
            "@type": "prov:Entity",
            "hasName": f"How {self.case.title} was valued",
            "conformsTo": STANDARD,
            "hasComment": comments,
        }

    def themes(self) -> Iterable[Node]:
        """One theme for each level."""
        for level, meaning in _LEVELS.items():
            name = f"{level.capitalize()} outcomes"
            yield {"@id": self._id("theme", level), "@type": "cids:Theme", "hasName": name, "hasDescription": meaning}

    def stakeholders(self) -> Iterable[Node]:
        """Everyone who gains, once each."""
        for name in dict.fromkeys(outcome.stakeholder for outcome in self.case.outcomes if outcome.stakeholder):
            yield {
                "@id": self._stakeholder(name),
                "@type": "cids:Stakeholder",
                "hasName": name,
                "hasDescription": f"Gains from {self.case.title}",
                "forOrganization": self.organisation,
            }

    def _stakeholder(self, name: str) -> str:
        names = list(dict.fromkeys(outcome.stakeholder for outcome in self.case.outcomes if outcome.stakeholder))
        return self._id("stakeholder", str(names.index(name) + 1))

    def outcome(self, outcome: Outcome, found: OutcomeResult | UnpricedOutcome) -> Iterable[Node]:
        """An outcome with its indicators and reports."""
        node: Node = {
            "@id": self._id("outcome", outcome.id),
            "@type": "cids:Outcome",
            "hasName": outcome.title,
            "hasDescription": outcome.notes or f"{outcome.title} ({outcome.stakeholder or 'who gains is not stated'})",
            "forOrganization": self.organisation,
            "forTheme": self._id("theme", found.level.value),
            "hasIndicator": [self._id("indicator", outcome.id)],
        }
        yield node
        yield from self._indicator(outcome)
        counts = isinstance(found, OutcomeResult) and found.counted
        if isinstance(found, OutcomeResult) and counts:
            node["hasIndicator"].append(self._id("indicator", outcome.id, "value"))
            yield from self._value(outcome, found)
        if _units(outcome) is not None:
            yield from self._impact(outcome, found)
        if outcome.stakeholder:
            yield self._stakeholder_outcome(outcome, found)

    def _indicator(self, outcome: Outcome) -> Iterable[Node]:
        method = outcome.evidence.method if outcome.evidence else ""
        units = _units(outcome)
        indicator = {
            "@id": self._id("indicator", outcome.id),
            "@type": "cids:Indicator",
            "hasName": method or f"Units of: {outcome.title}",
            "hasDescription": f"How many change: {outcome.title}",
            "unitDescription": f"Units that change ({outcome.stakeholder or 'who gains is not stated'})",
            "forOrganization": self.organisation,
            "forOutcome": [self._id("outcome", outcome.id)],
        }
        if units is None:
            yield indicator
            return
        report = self._id("report", outcome.id)
        yield indicator | {"hasIndicatorReport": [report]}
        yield self._report(report, indicator["@id"], outcome.title, _number(units), _known(outcome))

    def _report(self, report: str, indicator: Any, name: str, value: str, comments: list[str]) -> Node:
        return {
            "@id": report,
            "@type": "cids:IndicatorReport",
            "hasName": f"{name}, {self.case.kind.value}",
            "value": _measure(value),
            "forIndicator": indicator,
            "forOrganization": self.organisation,
            "wasDerivedFrom": self._id("method"),
            **({"hasComment": comments} if comments else {}),
            **self._dates,
        }

    def _value(self, outcome: Outcome, found: OutcomeResult) -> Iterable[Node]:
        indicator, report = self._id("indicator", outcome.id, "value"), self._id("report", outcome.id, "value")
        yield {
            "@id": indicator,
            "@type": "cids:Indicator",
            "hasName": f"Social value of: {outcome.title}",
            "hasDescription": "Present value after deductions, drop-off and discounting",
            "unitDescription": self._money,
            "forOrganization": self.organisation,
            "forOutcome": [self._id("outcome", outcome.id)],
            "hasIndicatorReport": [report],
        }
        comments = [f"{step.label}: {step.formula}" for step in found.steps]
        name = f"Social value of: {outcome.title}"
        yield self._report(report, indicator, name, f"{round_money(found.present_value)}", comments)

    def _impact(self, outcome: Outcome, found: OutcomeResult | UnpricedOutcome) -> Iterable[Node]:
        units = _units(outcome)
        assert units is not None
        report: Node = {
            "@id": self._id("impact", outcome.id),
            "@type": "cids:ImpactReport",
            "hasName": f"{outcome.title}, {self.case.kind.value}",
            "forOutcome": self._id("outcome", outcome.id),
            "forOrganization": self.organisation,
            "hasReportedImpact": _direction(found),
            "hasImpactScale": self._id("scale", outcome.id),
            "hasComment": _standing(outcome, found),
            "wasDerivedFrom": self._id("method"),
            **self._dates,
        }
        scale: Node = {
            "@id": self._id("scale", outcome.id),
            "@type": "cids:ImpactScale",
            "hasDescription": "Units that change",
            "value": _measure(_number(units)),
            "forIndicator": self._id("indicator", outcome.id),
        }
        if outcome.deadweight is not None:
            scale["hasCounterfactual"] = self._id("counterfactual", outcome.id)
            yield self._counterfactual(outcome)
        if outcome.duration_years is not None:
            report["hasImpactDuration"] = self._id("duration", outcome.id)
            yield self._node("ImpactDuration", "duration", outcome, "Years it lasts", outcome.duration_years)
        risks = list(self._risks(outcome))
        if risks:
            report["hasImpactRisk"] = [risk["@id"] for risk in risks]
        yield from (scale, report, *risks)

    def _node(self, kind: str, place: str, outcome: Outcome, words: str, number: Decimal) -> Node:
        return {
            "@id": self._id(place, outcome.id),
            "@type": f"cids:{kind}",
            "hasDescription": words,
            "value": _measure(_number(number)),
        }

    def _counterfactual(self, outcome: Outcome) -> Node:
        assert outcome.deadweight is not None
        words = "Deadweight: the share of the change that would have happened anyway"
        return self._node("Counterfactual", "counterfactual", outcome, words, outcome.deadweight) | self._dates

    def _risks(self, outcome: Outcome) -> Iterable[Node]:
        found = []
        if outcome.drop_off:
            found.append(("DropOffRisk", f"Drop-off: {_number(outcome.drop_off)} of the change fades each year."))
        strength = outcome.evidence.strength if outcome.evidence else None
        if strength in _STRENGTH:
            found.append(("EvidenceRisk", _STRENGTH[strength]))
        for kind, words in found:
            yield {
                "@id": self._id("risk", outcome.id, kind),
                "@type": [f"cids:{kind}", "cids:ImpactRisk"],
                "hasIdentifier": f"{outcome.id} {kind}",
                "hasDescription": words,
                "forOutcome": self._id("outcome", outcome.id),
            }

    def _stakeholder_outcome(self, outcome: Outcome, found: OutcomeResult | UnpricedOutcome) -> Node:
        reports = [self._id("impact", outcome.id)] if _units(outcome) is not None else []
        return {
            "@id": self._id("stakeholder-outcome", outcome.id),
            "@type": "cids:StakeholderOutcome",
            "hasName": f"{outcome.title} ({outcome.stakeholder})",
            "hasDescription": f"{outcome.title}, for {outcome.stakeholder}",
            "forStakeholder": self._stakeholder(outcome.stakeholder),
            "forOutcome": self._id("outcome", outcome.id),
            "hasIndicator": [self._id("indicator", outcome.id)],
            **({"hasImpactReport": reports} if reports else {}),
        }

    def ratio(self) -> Iterable[Node]:
        """The ratio as an indicator of the whole, with its range; nothing where nothing was put in."""
        ratio = round_ratio(self.result.ratio)
        if ratio is None:
            return
        indicator, report = self._id("indicator", "ratio"), self._id("report", "ratio")
        yield {
            "@id": indicator,
            "@type": "cids:Indicator",
            "hasName": "Social return on investment ratio",
            "hasDescription": "Present value of priced outcomes for each 1 put in, gifts in kind included",
            "unitDescription": f"ratio of {self._money}",
            "forOrganization": self.organisation,
            "hasIndicatorReport": [report],
        }
        yield self._report(report, indicator, f"Ratio of {self.case.title}", f"{ratio}", self._range())

    def _range(self) -> list[str]:
        found = self.result.uncertainty
        if found is None or found.ratio is None:
            return []
        low, high = (round_ratio(figure) for figure in (found.ratio.p5, found.ratio.p95))
        return [f"90% of {found.draws} simulated ratios lie from {low} to {high}"]


def _measure(value: str) -> Node:
    return {"@type": "i72:Measure", "hasNumericalValue": value}


def _units(outcome: Outcome) -> Decimal | None:
    amount = outcome.intake if outcome.intake is not None else outcome.quantity
    return None if amount is None else sum(as_list(amount), Decimal(0))


def _known(outcome: Outcome) -> list[str]:
    evidence = outcome.evidence
    if evidence is None:
        return []
    sample = f"sample: {evidence.sample}" if evidence.sample is not None else ""
    return [words for words in (evidence.method, evidence.source, sample) if words]


def _direction(found: OutcomeResult | UnpricedOutcome) -> str:
    return "negative" if isinstance(found, OutcomeResult) and found.present_value < 0 else "positive"


def _standing(outcome: Outcome, found: OutcomeResult | UnpricedOutcome) -> str:
    if not isinstance(found, OutcomeResult):
        return f"{outcome.status.value}: {'real, never priced' if outcome.status == 'held' else 'not yet evidenced'}"
    if not found.counted:
        return f"priced, not counted: it may be the same change as {found.counted_instead}"
    return "priced and counted once"


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "case"
