"""The fitness of a tender as plain data."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from worthwhile.engines.fitness import CASH, Answer, Contradiction, Effort, Fact, Fitness, Rule
from worthwhile.engines.fitness.rule import LABELS
from worthwhile.exchange.plain_data import plain_number
from worthwhile.kernel.working import Step

NOT_ADVICE = (
    "This is not legal advice. A check compares what is stated; whether the law is broken is for a lawyer to say."
)


def fitness_data(fitness: Fitness, effort: Effort) -> dict[str, Any]:
    """Everything that was found, as JSON holds it."""
    return {
        "on": fitness.on.isoformat(),
        "nation": fitness.setting.nation,
        "regime": fitness.setting.regime,
        "not_advice": NOT_ADVICE,
        "score": None if fitness.score is None else plain_number(fitness.score),
        "unknown_share": plain_number(fitness.unknown_share),
        "breaches": [answer.code for answer in fitness.breaches],
        "answers": [_answer(answer) for answer in fitness.answers],
        "contradictions": [_contradiction(one) for one in fitness.contradictions],
        "steps": [_step(step) for step in fitness.steps],
        "effort": _effort(effort),
        "cash": CASH,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "code": answer.code,
        "title": answer.title,
        "question": answer.question,
        "verdict": answer.verdict.value,
        "because": answer.because,
        "harm": answer.harm,
        "rule": None if answer.rule is None else _rule(answer.rule),
        "evidence": [_fact(fact) for fact in answer.evidence],
        "missing": list(answer.missing),
        "law_depends_on": list(answer.law_depends_on),
        "contradictions": [_contradiction(one) for one in answer.contradictions],
        "better": answer.better,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "band": rule.band.value,
        "mark": rule.mark.value,
        "label": LABELS[rule.mark],
        "says": rule.says,
        "citation": rule.citation,
        "source": rule.source,
        "valid_from": rule.valid_from.isoformat(),
        "regimes": list(rule.regimes),
        "nations": list(rule.nations),
        "to_confirm": rule.to_confirm,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    place = fact.place
    return {
        "name": fact.name,
        "value": _value(fact.value),
        "about": fact.about,
        "document": place.document,
        "page": place.page,
        "paragraph": place.paragraph,
        "path": place.path,
        "quote": fact.quote,
    }


def _value(value: Decimal | date | time | bool | str) -> object:
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value


def _contradiction(one: Contradiction) -> dict[str, Any]:
    return {"name": one.name, "about": one.about, "stated": [_fact(fact) for fact in one.stated]}


def _effort(effort: Effort) -> dict[str, Any]:
    return {
        "hours": {
            "low": plain_number(effort.low),
            "central": plain_number(effort.central),
            "high": plain_number(effort.high),
        },
        "at_least": bool(effort.missing),
        "missing": list(effort.missing),
        "steps": [_step(step) for step in effort.steps],
        "compared_with": _step(effort.compared_with),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "label": step.label,
        "formula": step.formula,
        "result": plain_number(step.result),
        "unit": step.unit,
        "parameters": list(step.parameters),
        "sources": list(step.sources),
    }
