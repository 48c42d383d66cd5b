"""A tender file states its scheme once."""

from __future__ import annotations

import copy
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from worthwhile.engines.scoring import Formula
from worthwhile.exchange.evaluation import InvalidEvaluation, evaluation_from_data

TENDER: dict[str, Any] = {
    "format": "worthwhile/tender/1",
    "buyer": {"name": "Example Council", "nation": "england"},
    "subject": {"title": "Befriending"},
    "award": {
        "criteria": [
            {
                "id": "quality", "name": "Quality", "kind": "quality", "weight": 0.6, "pass_mark": 50,
                "sub_criteria": [
                    {"id": "rota", "name": "Rota", "weight": 0.45}, {"id": "safety", "name": "Safety", "weight": 0.15}
                ],
            },
            {"id": "sv", "name": "Social value", "kind": "social-value", "weight": 0.1},
            {"id": "price", "name": "Price", "kind": "price", "weight": 0.3},
        ],
        "scale": [{"score": 0, "means": "Nothing"}, {"score": 5, "means": "Everything"}],
        "price": {"formula": "PF-6", "parameters": {"budget": 180000}},
    },
}  # fmt: skip


def _tender(**award: Any) -> dict[str, Any]:
    changed = copy.deepcopy(TENDER)
    changed["award"] = changed["award"] | award
    return changed


def test_criteria_parts_scale_and_price_are_those_of_the_tender() -> None:
    data = _tender()
    data["award"]["criteria"][0]["pass_mark"] = 3
    scheme = evaluation_from_data(data).evaluation.scheme
    assert [(one.id, one.weight) for one in scheme.criteria] == [("quality", 60), ("sv", 10)]
    assert [part.weight for part in scheme.criteria[0].sub_criteria] == [45, 15]
    assert [scheme.criteria[0].share_of(part) for part in scheme.criteria[0].sub_criteria] == [
        Fraction(3, 4), Fraction(1, 4),
    ]  # fmt: skip
    assert scheme.criteria[0].pass_mark == 3
    assert (scheme.price.formula, scheme.price.weight, scheme.price.benchmark) == (
        Formula.BENCHMARK,
        Decimal(30),
        Decimal(180_000),
    )
    assert scheme.scale.anchor_of(Decimal(5)) == "Everything"


def test_parts_that_are_a_third_of_their_criterion_keep_their_exact_weight() -> None:
    data = _tender()
    data["award"]["criteria"][0] |= {"pass_mark": 3, "weight": 0.6}
    data["award"]["criteria"][0]["sub_criteria"] = [
        {"id": "rota", "name": "Rota", "weight": 0.2},
        {"id": "safety", "name": "Safety", "weight": 0.4},
    ]
    scheme = evaluation_from_data(data).evaluation.scheme
    quality = scheme.criteria[0]
    assert (quality.id, quality.weight, quality.pass_mark) == ("quality", 60, 3)
    assert {part.id: quality.share_of(part) for part in quality.sub_criteria} == {
        "rota": Fraction(1, 3),
        "safety": Fraction(2, 3),
    }
    del data["award"]["criteria"][0]["sub_criteria"][0]["weight"]
    with pytest.raises(InvalidEvaluation, match="Give each part a weight"):
        evaluation_from_data(data)


def test_what_a_scheme_needs_and_the_tender_does_not_state_is_told_together() -> None:
    with pytest.raises(InvalidEvaluation) as refused:
        evaluation_from_data(
            {"format": "worthwhile/tender/1", "buyer": {"name": "Example Council"}, "subject": {"title": "Befriending"}}
        )
    assert {problem.path for problem in refused.value.problems} == {
        "buyer.nation",
        "award.criteria",
        "award.price.formula",
    }


def test_an_unknown_parameter_is_met_with_the_nearest() -> None:
    with pytest.raises(InvalidEvaluation, match="Did you mean budget"):
        evaluation_from_data(_tender(price={"formula": "PF-6", "parameters": {"budgt": 1}}))


def test_one_budget_for_several_lots_is_not_taken_for_each() -> None:
    lots = [{"id": "north", "title": "The north"}, {"id": "south", "title": "The south"}]
    with pytest.raises(InvalidEvaluation, match="one figure for all"):
        evaluation_from_data(_tender() | {"lots": lots})
