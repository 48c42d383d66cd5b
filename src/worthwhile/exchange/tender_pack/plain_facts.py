"""Facts as plain data and back, exact to the last digit: to cross from one process, or one page, to the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from worthwhile.engines.fitness import KNOWN, Fact, Kind, Place
from worthwhile.engines.fitness.facts import Value


def plain_fact(fact: Fact) -> dict[str, Any]:
    """The fact as JSON holds it."""
    place = fact.place
    return {
        "name": fact.name,
        "value": fact.value if isinstance(fact.value, bool) else _text(fact.value),
        "place": [place.document, place.page, place.paragraph, place.path],
        "quote": fact.quote,
        "about": fact.about,
    }


def fact_from_plain(data: Mapping[str, Any]) -> Fact:
    """The fact that :func:`plain_fact` made plain."""
    document, page, paragraph, path = data["place"]
    return Fact(
        name=data["name"],
        value=_value(data["value"], KNOWN[data["name"]].kind),
        place=Place(document=document, page=page, paragraph=paragraph, path=path),
        quote=data["quote"],
        about=data["about"],
    )


def _text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _value(text: Any, kind: Kind) -> Value:
    if kind is Kind.DATE:
        return date.fromisoformat(text)
    if kind is Kind.TIME:
        return time.fromisoformat(text)
    if kind in (Kind.FLAG, Kind.TEXT, Kind.CHOICE):
        given: bool | str = text
        return given
    return Decimal(text)
