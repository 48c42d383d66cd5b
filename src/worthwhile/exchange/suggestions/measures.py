"""Questionnaires that measure what somebody wrote in plain words."""

from __future__ import annotations

from functools import cache

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure
from worthwhile.exchange.suggestions.because import because
from worthwhile.exchange.suggestions.found import MeasureFound
from worthwhile.exchange.suggestions.index import Field, Hit, Index
from worthwhile.exchange.suggestions.lexicon import lexicon
from worthwhile.exchange.suggestions.needs import Need, needs_of
from worthwhile.exchange.suggestions.turns import in_turn

FIELDS = {
    "name": Field(weight=3, tells=1),
    "id": Field(weight=2),
    "outcome": Field(weight=2, tells=1),
    "scales": Field(weight=1.5, tells=1),
    "items": Field(weight=0.15, tells=0.3),
}
LEAST_SCORE = 0.8
LEAST_OF_BEST = 0.25


@cache
def _index() -> Index:
    return Index([_texts(measure) for measure in _measures()], FIELDS, lexicon())


def _measures() -> tuple[Measure, ...]:
    return tuple(MEASURES.values())


def _texts(measure: Measure) -> dict[str, str]:
    return {
        "name": measure.name,
        "id": measure.id,
        "outcome": ". ".join(scale.outcome_name for scale in measure.scales),
        "scales": ". ".join(scale.name for scale in measure.scales),
        "items": " ".join(item.text or "" for item in measure.items),
    }


def find_measures(*, words: str, limit: int = 8) -> tuple[MeasureFound, ...]:
    """Questionnaires that measure what ``words`` ask for, best first, at most ``limit``; each need has its turn.

    Never raises for any text.
    """
    needs = needs_of(words, lexicon())
    chosen = in_turn([_answers(need) for need in needs], same=lambda hit: (hit.place,), limit=limit)
    return tuple(_found(_measures()[hit.place], hit, needs[number]) for number, hit in chosen)


def _answers(need: Need) -> list[Hit]:
    hits = _index().rank(need)
    least = max(LEAST_SCORE, LEAST_OF_BEST * hits[0].score) if hits else 0
    return [hit for hit in hits if hit.score >= least]


def _found(measure: Measure, hit: Hit, need: Need) -> MeasureFound:
    return MeasureFound(
        id=measure.id,
        code=measure.code,
        name=measure.name,
        terms=measure.licence.terms.value,
        because=because(hit.reasons, lexicon()),
        score=round(hit.score, 3),
        need=need.text,
    )
