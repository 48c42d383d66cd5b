"""Evaluation files in and results out."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.scoring_builders import bid_data, evaluation_data, scheme_data
from worthwhile.engines.scoring import ScoringResult, score_evaluation, simulate
from worthwhile.exchange.evaluation import (
    InvalidEvaluation,
    evaluation_from_data,
    load_evaluation,
    new_evaluation_text,
    scoring_data,
    simulation_data,
    write_new_evaluation,
)
from worthwhile.exchange.plain_data import InvalidFile, json_text, load_plain_data, yaml_text

BIDS = [bid_data("A", 100, 76), bid_data("B", 140, 100), bid_data("C", 60, 10)]


def _data(**changes: Any) -> dict[str, Any]:
    return evaluation_data(scheme_data(), BIDS, **changes)


def _result() -> ScoringResult:
    return score_evaluation(evaluation=evaluation_from_data(_data()).evaluation)


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_yaml_and_json_give_the_same_evaluation_and_hash(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"evaluation{suffix}"
    path.write_text(yaml_text(_data()) if suffix == ".yaml" else json.dumps(_data()), encoding="utf-8")
    loaded = load_evaluation(path)
    expected = evaluation_from_data(_data())
    assert loaded.evaluation == expected.evaluation
    assert loaded.evaluation_hash == expected.evaluation_hash


def test_another_kind_of_file_is_refused_with_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match=r"\.yaml, \.yml, \.json"):
        load_evaluation(tmp_path / "evaluation.xlsx")


def test_a_fault_names_the_bid_that_its_path_counts_to() -> None:
    data = _data()
    data["bids"][1] = {**data["bids"][1], "price": -1}
    with pytest.raises(InvalidEvaluation) as refused:
        evaluation_from_data(data)
    assert str(refused.value) == "bids[1].price (B): Enter a number of 0 or more. You gave -1."


def test_a_price_with_pence_is_kept_to_the_penny(tmp_path: Path) -> None:
    path = tmp_path / "e.yaml"
    path.write_text(yaml_text(_data()).replace("price: 100\n", "price: 100.10\n"), encoding="utf-8")
    assert Fraction(load_evaluation(path).evaluation.bids[0].price or 0) == Fraction("100.1")


def test_the_result_has_what_others_rely_on() -> None:
    data = json.loads(json_text(scoring_data(_result(), evaluation_hash="x")))
    assert {"ranking", "scores", "price_formula", "robustness", "warnings"} <= set(data)
    assert [(bid["rank"], bid["bidder"]) for bid in data["ranking"]] == [(1, "A"), (2, "B"), (3, "C")]
    assert {"bidder", "criterion", "score", "reason"} <= set(data["scores"][0])
    assert {"fragile", "flips"} <= set(data["robustness"])
    assert data["price_formula"]["code"] == "PF-6"


def test_a_figure_stands_rounded_and_exact() -> None:
    first = scoring_data(_result(), evaluation_hash="x")["ranking"][0]
    assert (first["figure"], first["figure_exact"]) == (71.333333, "214/3")
    assert Fraction(first["figure_exact"]) == _result().ranking[0].figure


def test_while_something_is_missing_the_keys_are_there_and_say_what() -> None:
    data = _data()
    data["bids"] = [bid_data("A", None, 76)]
    result = score_evaluation(evaluation=evaluation_from_data(data).evaluation)
    found = scoring_data(result, evaluation_hash="x")
    assert found["ranking"] == []
    assert found["robustness"] == {
        "fragile": None, "tried": 0, "flips": [], "weights": [], "set_aside": [],
        "other_weights": {"stated": False, "sampled": False, "message": "", "ranges": []},
    }  # fmt: skip
    assert found["blocks"][0]["code"] == "SC-14"


def test_a_simulation_is_plain_data_too() -> None:
    evaluation = evaluation_from_data(_data()).evaluation
    result = simulate(evaluation=evaluation, trials=50, rng=np.random.default_rng(1))
    found = json.loads(json_text(simulation_data(result, seed=1, evaluation_hash="x")))
    assert found["sound"] is True
    assert found["lots"][0]["rank_reversal"]["order"]["found"] == 0
    assert found["lots"][0]["effective_weights"][0]["criterion"] == "quality"


def test_a_new_evaluation_lacks_only_its_title(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    write_new_evaluation(path)
    with pytest.raises(InvalidEvaluation) as refused:
        load_evaluation(path)
    assert [problem.path for problem in refused.value.problems] == ["title"]
    text = new_evaluation_text().replace("title:  ", "title: T")
    loaded = evaluation_from_data(load_plain_data(text, suffix=".yaml", name="new"))
    assert loaded.evaluation.bids == ()
    with pytest.raises(InvalidFile, match="exists already"):
        write_new_evaluation(path)
