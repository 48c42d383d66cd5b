"""A document of the Common Impact Data Standard as a case with gaps: what it holds, and all that it does not.

Reads documents written here. One from elsewhere is read as far as it uses the same terms; no context is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.case import FORMAT
from worthwhile.engines.valuation.outcome import IDENTIFIER
from worthwhile.engines.valuation.vocabulary import CaseKind, Level, ScheduleName, Status
from worthwhile.exchange.cids.addresses import slug
from worthwhile.exchange.cids.graph import NOTHING, Graph, Node, linked, number_at, words, words_of
from worthwhile.exchange.exact_yaml import exact_number
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data
from worthwhile.exchange.read_back import ReadBack

_VALUED = re.compile(r"How (?P<title>.+) was valued", re.DOTALL)
_FADES = re.compile(r"Drop-off: (?P<rate>[0-9.]+) of the change fades each year\.")
_SAMPLE = re.compile(r"sample: (?P<number>\d{1,9})")
_SHARES = re.compile(r"priced, not counted: it may be the same change as ([a-z0-9_-]+)")
_STRENGTH = {"assumed": 0, "opinion of staff": 1, "users' reports afterwards": 2}
_CHOICES = ("uprating", "price year")
_CONVENTIONS = {"deductions": "deductions", "drop-off": "drop_off", "past years": "past_years", "rounding": "rounding"}
LOST = (
    "What the work costs.",
    "What one unit of each outcome is worth, its price year, its source and its kind. The document holds the value "
    "after deductions, and that cannot be turned back.",
    "Displacement and attribution. The document has no place for them.",
    "Lowest and highest figures, and how they move together.",
    "Whose budget or life each outcome changes beyond the name of who gains.",
    "In which year an outcome starts. Each is read as starting in year 1.",
    "Quantities by year. Each is read as one total: where your case listed years, enter them again.",
    "Evidence of strength 3 to 5, the number who could have been asked, and how many were lost.",
    "Answers to checks, sources of single figures, the theory of change and stories.",
)


def read_cids_text(text: str, *, name: str) -> ReadBack:
    """Read a document from JSON text. Raises InvalidFile where it is no JSON, or holds no outcome that can be read."""
    return read_cids(load_plain_data(text, suffix=".json", name=name), name=name)


def read_cids(document: object, *, name: str) -> ReadBack:
    """Read a document from plain data. Raises InvalidFile where it holds no outcome that can be read."""
    graph = Graph.of(document)
    outcomes = list(graph.of_type("cids:Outcome"))
    if not outcomes:
        raise InvalidFile(
            f"{name} holds no outcome in the terms of the Common Impact Data Standard (nodes of the type cids:Outcome "
            "under @graph). Choose a .jsonld file that was downloaded here, or bring the case as a case file."
        )
    reports = [*graph.of_type("cids:IndicatorReport"), *graph.of_type("cids:ImpactReport")]
    ids = _ids(outcomes)
    rows = [_outcome(graph, node, ids[number]) for number, node in enumerate(outcomes)]
    organisation = next(iter(graph.of_type("cids:Organization")), {})
    data = {
        "format": FORMAT,
        **_method(graph),
        "organisation": words(organisation, "hasLegalName") or words(organisation, "hasName"),
        "kind": _kind(reports),
        "period": _period(reports),
        "outcomes": rows,
    }
    return ReadBack(data={key: value for key, value in data.items() if value not in ("", None, {})}, lost=LOST)


def _ids(outcomes: list[Node]) -> list[str]:
    """The last part of each address where it can be an id, else a number; never one id twice."""
    found: list[str] = []
    for number, node in enumerate(outcomes, 1):
        last = words(node, "@id").rpartition(":")[2]
        wanted = last if IDENTIFIER.fullmatch(last) else slug(words(node, "hasName"))[:60] or f"outcome-{number}"
        found.append(wanted if wanted not in found else f"{wanted}-{number}")
    return found


def _method(graph: Graph) -> dict[str, Any]:
    """Name and conventions, from the node that every figure derives from."""
    node = next(iter(graph.of_type("prov:Entity")), {})
    valued = _VALUED.fullmatch(words(node, "hasName"))
    said = dict(pair for line in words_of(node, "hasComment") if (pair := _pair(line)))
    found: dict[str, Any] = {"title": valued["title"] if valued else ""}
    found |= {name.replace(" ", "_"): _year(said[name]) for name in _CHOICES if name in said}
    rate = said.get("discount rate", "")
    stated = {"rate": exact_number(rate)} if _is_number(rate) else {"schedule": rate}
    discounting = {"timing": said.get("timing"), **(stated if rate in set(ScheduleName) or _is_number(rate) else {})}
    conventions = {field: said[name] for name, field in _CONVENTIONS.items() if name in said}
    return {
        **found,
        "discounting": {name: value for name, value in discounting.items() if value},
        "conventions": conventions,
    }


def _pair(line: str) -> tuple[str, str] | None:
    name, mark, value = line.partition(": ")
    return (name, value) if mark else None


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,15}(\.\d{1,15})?", text) is not None


def _year(text: str) -> int | str:
    return int(text) if text.isdecimal() and len(text) == 4 else text


def _kind(reports: list[Node]) -> str:
    """What the names of reports end in."""
    ends = {words(report, "hasName").rpartition(", ")[2] for report in reports}
    known = ends & {kind.value for kind in CaseKind}
    return known.pop() if len(known) == 1 else ""


def _period(reports: list[Node]) -> dict[str, str]:
    starts = [words(report, "startedAtTime")[:10] for report in reports if words(report, "startedAtTime")]
    ends = [words(report, "endedAtTime")[:10] for report in reports if words(report, "endedAtTime")]
    return {"start": min(starts), "end": max(ends)} if starts and ends else {}


def _outcome(graph: Graph, node: Node, name: str) -> dict[str, Any]:
    address = words(node, "@id")
    impacts = (report for report in graph.of_type("cids:ImpactReport") if linked(report, "forOutcome") == address)
    impact: Node = next(impacts, NOTHING)
    scale = graph.at(linked(impact, "hasImpactScale"))
    row: dict[str, Any] = {
        "id": name,
        "name": words(node, "hasName"),
        "stakeholder": _stakeholder(graph, address),
        "level": linked(node, "forTheme").rpartition(":")[2],
        "status": words(impact, "hasComment").partition(":")[0],
        "quantity": number_at(scale),
        "duration_years": number_at(graph.at(linked(impact, "hasImpactDuration"))),
        "deadweight": number_at(graph.at(linked(scale, "hasCounterfactual"))),
        **_risks(graph, address),
        "evidence": _evidence(graph, node),
        "notes": _notes(node),
        "shares_change_with": _SHARES.findall(words(impact, "hasComment")),
    }
    row["level"] = row["level"] if row["level"] in set(Level) else ""
    row["status"] = row["status"] if row["status"] in (Status.HELD, Status.PENDING) else ""
    if row["evidence"] and "strength" in row:
        row["evidence"]["strength"] = row["strength"]
    row.pop("strength", None)
    return {key: value for key, value in row.items() if value not in ("", None, {}, [])}


def _stakeholder(graph: Graph, address: str) -> str:
    for node in graph.of_type("cids:StakeholderOutcome"):
        if linked(node, "forOutcome") == address:
            return words(graph.at(linked(node, "forStakeholder")), "hasName")
    return ""


def _risks(graph: Graph, address: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in ("cids:DropOffRisk", "cids:EvidenceRisk"):
        for risk in graph.of_type(kind):
            if linked(risk, "forOutcome") == address:
                found |= _risk(words(risk, "hasDescription"))
    return found


def _risk(text: str) -> dict[str, Any]:
    if (fades := _FADES.fullmatch(text)) and _is_number(fades["rate"]):
        return {"drop_off": Decimal(fades["rate"])}
    return next(({"strength": number} for said, number in _STRENGTH.items() if text.endswith(f"{said}.")), {})


def _evidence(graph: Graph, node: Node) -> dict[str, Any]:
    """The first comments of the report of the quantity: how it was measured, where that is kept, how many."""
    for number in words_of(node, "hasIndicator"):
        indicator = graph.at(number)
        if number.endswith(":value"):
            continue
        for report in (graph.at(place) for place in words_of(indicator, "hasIndicatorReport")):
            return dict(_known(words(indicator, "hasName"), words_of(report, "hasComment")))
    return {}


def _known(method: str, comments: list[str]) -> Iterator[tuple[str, Any]]:
    rest = [line for line in comments if not _SAMPLE.fullmatch(line)]
    if rest and rest[0] == method:
        yield "method", rest.pop(0)
    if rest:
        yield "source", rest[0]
    for line in comments:
        if found := _SAMPLE.fullmatch(line):
            yield "sample", int(found["number"])


def _notes(node: Mapping[str, Any]) -> str:
    """The description where it says more than the name and who gains."""
    name, text = words(node, "hasName"), words(node, "hasDescription")
    return "" if text.startswith(f"{name} (") and text.endswith(")") else text
