"""Facts and answers of the fitness checks, short enough to stand in a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from worthwhile.engines.fitness import Answer, Fact, Facts, Kind, Place, Verdict, assess_fitness
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.reference.fitness_rules import fitness_rules

ON = date(2026, 3, 2)
LIGHT = {"nation": "england", "regime": "pa-light-touch", "is_care": True}
FULL = {"nation": "england", "regime": "pa-full", "is_care": False}
BELOW = {"nation": "england", "regime": "pa-below-threshold", "is_care": True}
PSR = {"nation": "england", "regime": "psr-england", "is_care": True}
SCOTLAND = {"nation": "scotland", "regime": "scotland-2015-regulations", "is_care": False}
SCOTLAND_CARE = {**SCOTLAND, "is_care": True}
WORDS = {
    "pass": Verdict.PASS,
    "warn": Verdict.WARN,
    "fail": Verdict.FAIL,
    "unknown": Verdict.UNKNOWN,
    "not applicable": Verdict.NOT_APPLICABLE,
}
_NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.SHARE, Kind.DAYS, Kind.MONTHS)


def make_facts(stated: Mapping[str, Any]) -> Facts:
    """Facts from names and plain values; ``name@about`` says what a fact is about, a list states it many times."""
    return Facts(
        stated=tuple(
            Fact(
                name=key.partition("@")[0],
                value=_value(key.partition("@")[0], value),
                place=Place(document="a document", page=position + 1),
                quote=f"{key}: {value}",
                about=key.partition("@")[2],
            )
            for key, values in stated.items()
            for position, value in enumerate(values if isinstance(values, list) else [values])
        )
    )


def answer_of(code: str, stated: Mapping[str, Any], *, on: date = ON) -> Answer:
    """The answer of one check."""
    fitness = assess_fitness(facts=make_facts(stated), on=on, book=fitness_rules())
    return next(answer for answer in fitness.answers if answer.code == code)


def _value(name: str, value: Any) -> Any:
    kind = KNOWN[name].kind
    if kind in _NUMBERS:
        return Decimal(str(value))
    if isinstance(value, str) and kind is Kind.DATE:
        return date.fromisoformat(value)
    return time.fromisoformat(value) if kind is Kind.TIME else value
