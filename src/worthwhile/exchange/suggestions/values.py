"""Values of the value bank that answer what somebody wrote in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from worthwhile.engines.valuation.parameters import BankValue, WithheldValue
from worthwhile.exchange.suggestions.because import because
from worthwhile.exchange.suggestions.found import ValueFound
from worthwhile.exchange.suggestions.index import Field, Hit, Index
from worthwhile.exchange.suggestions.lexicon import lexicon
from worthwhile.exchange.suggestions.needs import Need, needs_of
from worthwhile.exchange.suggestions.turns import in_turn
from worthwhile.exchange.worth_text import bank_source_text, bank_worth_text
from worthwhile.reference import valuation_parameters

FIELDS = {"label": Field(weight=3, tells=1), "code": Field(weight=1.5), "unit": Field(weight=0.5)}
LEAST_SCORE = 1.3
LEAST_OF_BEST = 0.3
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class _Group:
    """Values whose labels differ in their numbers alone; the first is the one that fits best."""

    members: tuple[BankValue | WithheldValue, ...]


@cache
def _values() -> tuple[BankValue | WithheldValue, ...]:
    """The values that may be supplied first: of two that fit as well, the one that helps at once is first."""
    parameters = valuation_parameters()
    return (*parameters.bank.values(), *parameters.withheld.values())


@cache
def _index() -> Index:
    texts = [{"label": value.label, "code": value.code, "unit": value.unit} for value in _values()]
    return Index(texts, FIELDS, lexicon())


def find_values(*, words: str, limit: int = 8) -> tuple[ValueFound, ...]:
    """Values of the bank that answer ``words``, best first, at most ``limit``; each need has its turn.

    Values that may not be supplied are found too, without their figure. Never raises for any text.
    """
    needs = needs_of(words, lexicon())
    answers = [_answers(need) for need in needs]
    chosen = in_turn(answers, same=lambda pair: (pair[0].members[0].code,), limit=limit)
    return tuple(_found(group, hit, needs[number]) for number, (group, hit) in chosen)


def _answers(need: Need) -> list[tuple[_Group, Hit]]:
    hits = _index().rank(need)
    least = max(LEAST_SCORE, LEAST_OF_BEST * hits[0].score) if hits else 0
    groups: dict[str, tuple[list[BankValue | WithheldValue], Hit]] = {}
    for hit in hits:
        value = _values()[hit.place]
        if hit.score >= least:
            groups.setdefault(_NUMBER.sub("", value.label), ([], hit))[0].append(value)
    return [(_Group(tuple(members)), hit) for members, hit in groups.values()]


def _found(group: _Group, hit: Hit, need: Need) -> ValueFound:
    value, *others = group.members
    is_supplied = isinstance(value, BankValue)
    return ValueFound(
        id=value.id,
        code=value.code,
        label=value.label,
        unit=value.unit,
        value=bank_worth_text(value) if isinstance(value, BankValue) else "",
        source=bank_source_text(value) if isinstance(value, BankValue) else _why_not(value),
        is_supplied=is_supplied,
        because=because(hit.reasons, lexicon()),
        score=round(hit.score, 3),
        need=need.text,
        alike=tuple(other.code for other in others),
    )


def _why_not(value: WithheldValue) -> str:
    return f"{value.reason} Enter it yourself, with its price year and source: {value.publication}, {value.address}"
