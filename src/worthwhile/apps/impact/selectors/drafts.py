"""A case in the making as its pages ask for it: its outcomes, and the words of the template it began with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from worthwhile.apps.impact.selectors.starting_case import find_hints
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.case_edits import Edits, Place
from worthwhile.exchange.templates import UnknownTemplate, template_text

Row = Mapping[str, Any]


def outcomes_of(data: Mapping[str, Any]) -> list[Row]:
    """The outcomes in order."""
    return list(data.get("outcomes") or ())


def measured_outcomes(data: Mapping[str, Any]) -> list[Row]:
    """The outcomes that figures are asked for: those that are held carry none."""
    return [row for row in outcomes_of(data) if row.get("status") != Status.HELD]


def find_outcome(data: Mapping[str, Any], outcome: str) -> Row | None:
    """The outcome with an id."""
    return next((row for row in outcomes_of(data) if row.get("id") == outcome), None)


def removal_of(outcome: str, data: Mapping[str, Any]) -> Edits:
    """The edits that take an outcome out, with what other outcomes say of it."""
    edits: dict[Place, Any] = {("outcomes", outcome): None, ("x-worthwhile", "stories", outcome): None}
    for row in outcomes_of(data):
        shared = row.get("shares_change_with") or ()
        if outcome in shared:
            edits["outcomes", str(row["id"]), "shares_change_with"] = [n for n in shared if n != outcome] or None
    return edits


def hints_for(template: str, outcome: str) -> Mapping[str, str]:
    """What the template says of each figure of one of its outcomes; nothing for an outcome of one's own."""
    return _hints(template).get(outcome, {})


@lru_cache(maxsize=64)
def _hints(template: str) -> Mapping[str, Mapping[str, str]]:
    try:
        return find_hints(template_text(template))
    except UnknownTemplate:
        return {}
