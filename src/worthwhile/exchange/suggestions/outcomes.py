"""Outcomes of the starting cases that answer what somebody wrote in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.suggestions.because import because
from worthwhile.exchange.suggestions.found import Suggestion, Suggestions
from worthwhile.exchange.suggestions.index import Field, Hit, Index
from worthwhile.exchange.suggestions.lexicon import lexicon
from worthwhile.exchange.suggestions.needs import LONGEST_TEXT, Need, needs_of
from worthwhile.exchange.suggestions.stems import words_of
from worthwhile.exchange.suggestions.turns import in_turn
from worthwhile.exchange.templates import Template, list_templates, template_text
from worthwhile.exchange.worth_text import worth_of
from worthwhile.reference import valuation_parameters

FIELDS = {
    "name": Field(weight=3, tells=1),
    "id": Field(weight=1.5, tells=0.9),
    "stakeholder": Field(weight=1.5, tells=0.5),
    "method": Field(weight=0.8, tells=0.3),
    "worth": Field(weight=0.6),
    "template": Field(weight=0.8),
    "notes": Field(weight=0.15),
}
# What the user must give: never offered, even where a starting case had a figure.
GIVEN_BY_USER = frozenset({"quantity", "deadweight", "displacement", "attribution", "drop_off", "drop_off_by_year"})
# A change for the worse is seldom what is looked for, unless its own words are used.
FOR_THE_WORSE = 0.6
LEAST_SCORE = 1.3
# Far below the best answer to the same need, an answer is noise.
LEAST_OF_BEST = 0.25
CONTEXT = 0.15


@dataclass(frozen=True, kw_only=True)
class _Outcome:
    """An outcome of a starting case with the place it comes from."""

    template: Template
    row: Mapping[str, Any]
    is_worse: bool
    setting: frozenset[str]


@cache
def _outcomes() -> tuple[_Outcome, ...]:
    return tuple(
        _Outcome(
            template=template,
            row=row,
            is_worse=row.get("value") is not None and row["value"] < 0,
            setting=frozenset(
                word.stem for word in words_of(f"{template.title} {template.about} {row['stakeholder']}")
            ),
        )
        for template in list_templates()
        for row in _rows(template)
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text) if not word.is_empty)


def _rows(template: Template) -> Sequence[Mapping[str, Any]]:
    data = load_plain_data(template_text(template.name), suffix=".yaml", name=template.name)
    assert isinstance(data, Mapping)
    rows: Sequence[Mapping[str, Any]] = data["outcomes"]
    return rows


@cache
def _index() -> Index:
    return Index([_texts(outcome) for outcome in _outcomes()], FIELDS, lexicon())


def _texts(outcome: _Outcome) -> dict[str, str]:
    row = outcome.row
    method = str((row.get("evidence") or {}).get("method", ""))
    return {
        "name": row["name"],
        "id": row["id"],
        "stakeholder": row["stakeholder"],
        "method": f"{method} {_measured(method)}",
        "worth": _worth_label(row),
        "template": f"{outcome.template.title} {outcome.template.about}",
        "notes": row.get("notes") or "",
    }


def _measured(method: str) -> str:
    """The full names of the questionnaires that the evidence names."""
    said = {word.small for word in words_of(method)}
    named = (m for m in MEASURES.values() if {word.small for word in words_of(m.id)} <= said)
    return " ".join(measure.name for measure in named)


def _worth_label(row: Mapping[str, Any]) -> str:
    bank = valuation_parameters().bank.get(row.get("value_ref") or "")
    return bank.label if bank else ""


def suggest_outcomes(*, words: str, limit: int = 8) -> Suggestions:
    """Outcomes that answer ``words``, at most ``limit``.

    The words are cut into needs (the parts of a list, sentences); the best answer of each need comes first, in the
    order of the needs, then the second best of each. An outcome is offered once, from the starting case that fits
    best. Of a text longer than 2,000 characters the rest is left out. Never raises for any text.
    """
    needs = needs_of(words, lexicon())
    written = _stems(words[:LONGEST_TEXT])
    answers = [_answers(need, written) for need in needs]
    chosen = in_turn(answers, same=lambda pair: _same(pair[0]), limit=limit)
    return Suggestions(
        found=tuple(_suggestion(outcome, hit, needs[number]) for number, (outcome, hit) in chosen),
        unmatched=tuple(need.text for need, found in zip(needs, answers, strict=True) if not found),
    )


def _answers(need: Need, written: frozenset[str]) -> list[tuple[_Outcome, Hit]]:
    """What answers a need, best first; a starting case whose own words were used goes before its like."""
    found = [(_outcomes()[hit.place], hit, _fit(_outcomes()[hit.place], hit, written)) for hit in _index().rank(need)]
    found.sort(key=lambda answer: -answer[2])
    least = max(LEAST_SCORE, LEAST_OF_BEST * found[0][2]) if found else 0
    return [(outcome, replace(hit, score=fit)) for outcome, hit, fit in found if fit >= least]


def _fit(outcome: _Outcome, hit: Hit, written: frozenset[str]) -> float:
    shared = len(outcome.setting & written)
    return hit.score * (FOR_THE_WORSE if outcome.is_worse else 1) * (1 + CONTEXT * min(shared, 3) / 3)


def _same(outcome: _Outcome) -> tuple[str, str]:
    """An id or a name that two outcomes share makes them the same outcome in two starting cases."""
    return outcome.row["id"], outcome.row["name"].casefold()


def _suggestion(outcome: _Outcome, hit: Hit, need: Need) -> Suggestion:
    worth = worth_of(outcome.row)
    return Suggestion(
        template=outcome.template.name,
        template_title=outcome.template.title,
        row=_without_blanks({name: value for name, value in outcome.row.items() if name not in GIVEN_BY_USER}),
        because=because(hit.reasons, lexicon()),
        worth=f"{worth.text}. {worth.source}".strip() if worth.text else "",
        score=round(hit.score, 3),
        need=need.text,
    )


def _without_blanks(part: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of what is said; nothing done to it changes the starting case."""
    return {name: _copied(value) for name, value in part.items() if value is not None}


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _without_blanks(value)
    return list(value) if isinstance(value, list) else value
