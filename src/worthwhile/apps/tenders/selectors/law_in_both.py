"""What a tender says of its law and its route decision says too: neither is asked twice, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.route_kept import latest_route
from worthwhile.apps.tenders.selectors.writing import SECTIONS, Asked, Section
from worthwhile.apps.tenders.selectors.written_content import written_content
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.case_edits import value_at

LAW = "route.regime"
FACTS: Mapping[str, str] = MappingProxyType(
    {
        "buyer.nation": "nation", "buyer.kind": "buyer", "buyer.devolved_welsh": "devolved_welsh",
        "commenced_on": "commenced_on", "subject.kind": "subject", "value.total_net": "value_ex_vat",
        "value.total_gross": "value_inc_vat", "route.process": "chosen_route",
        "route.framework": "concluding_framework",
    }
)  # fmt: skip
"""Where a tender says what the lawful route asks as a fact. The law itself follows from the facts."""
_ASKED = {asked.path: asked for section in SECTIONS.values() for asked in section.asked}


@dataclass(frozen=True, kw_only=True)
class SaidTwice:
    """One question that both answer, otherwise. The answers are as a tender file has them."""

    asked: Asked
    in_tender: Any
    in_route: Any


def answers_of_route(facts: Mapping[str, Any], regime: str | None) -> dict[str, Any]:
    """What facts, and the law that they lead to, answer of a tender, by the paths of its file."""
    found = {path: facts[fact] for path, fact in FACTS.items() if facts.get(fact) not in (None, "")}
    return {**found, **({LAW: regime} if regime else {})}


def answers_kept(tender: Tender) -> dict[str, Any]:
    """The same of the decision that counts; nothing before there is one."""
    kept = latest_route(tender)
    return answers_of_route(kept.loaded.data, kept.regime) if kept else {}


def answers_to_begin_with(tender: Tender, section: Section) -> dict[str, Any]:
    """What boxes of a section begin with, while a draft leaves them empty: what the decision says there."""
    if tender.stage != Stage.DRAFT:
        return {}
    data, kept = written_content(tender).data, answers_kept(tender)
    return {
        one.path: kept[one.path]
        for one in section.asked
        if one.path in kept and value_at(data, one.place_in(data)) in (None, "")
    }


def said_otherwise(tender: Tender, answers: Mapping[str, Any]) -> tuple[SaidTwice, ...]:
    """Everything that a tender says otherwise than these answers of a route, in the order of its sections."""
    data = written_content(tender).data
    return tuple(
        SaidTwice(asked=asked, in_tender=stated, in_route=answers[path])
        for path, asked in _ASKED.items()
        if path in answers
        and (stated := value_at(data, asked.place_in(data))) not in (None, "")
        and not _is_same(stated, answers[path])
    )


def _is_same(one: Any, other: Any) -> bool:
    if all(isinstance(value, Decimal | int) and not isinstance(value, bool) for value in (one, other)):
        return Decimal(one) == Decimal(other)
    return str(one) == str(other)
