"""``worthwhile tender score``, ``simulate`` and ``new evaluation``, as people call them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.scoring_builders import bid_data, evaluation_data, scheme_data
from worthwhile.cli.tender import command
from worthwhile.exchange.plain_data import yaml_text
from worthwhile.kernel.problems import WorthwhileError


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def _file(folder: Path, data: dict[str, Any]) -> str:
    path = folder / "evaluation.yaml"
    path.write_text(yaml_text(data), encoding="utf-8")
    return str(path)


@pytest.fixture
def evaluation(tmp_path: Path) -> str:
    bids = [bid_data("A", 100, 76), bid_data("B", 140, 100), bid_data("C", 60, 10)]
    bidders = [{"id": "A", "name": "Example Community Care CIC"}, {"id": "B"}, {"id": "C"}]
    return _file(tmp_path, evaluation_data(scheme_data(), bids, bidders=bidders))


def test_the_text_gives_the_order_every_step_and_how_firm_it_is(evaluation: str) -> None:
    printed = _run("score", evaluation).output
    assert "1. A (Example Community Care CIC): 71.33 points; quality 76.00 of 100, price 100" in printed
    assert "= Price: 50 x (1.5 - 100 / 120), between 0 and 50 = 33.333333 points" in printed
    assert "= Result: 38 + 33.333333 = 71.333333 points" in printed
    assert "> quality: 76, one-assessor. As the bid shows." in printed
    assert "- A is first." in printed
    assert "Firm: none of these changes leads to another award." in printed
    assert "- Weight of quality, 50: below 33.56 C is first; above 58.14 B is first. [SC-08]" in printed
    assert "no legal advice" in printed


def test_brief_leaves_the_steps_out(evaluation: str) -> None:
    printed = _run("score", evaluation, "--brief").output
    assert "1. A" in printed
    assert "= Price" not in printed


def test_json_has_what_others_rely_on(evaluation: str) -> None:
    found = json.loads(_run("score", evaluation, "--json").output)
    assert found["ranking"][0]["figure_exact"] == "214/3"
    assert found["robustness"]["fragile"] is False


def test_what_is_missing_and_who_is_out_is_told(tmp_path: Path) -> None:
    bids = [bid_data("A", None, 76), bid_data("B", 140, 100), bid_data("C", 1, 1, set_aside="Withdrawn.")]
    printed = _run("score", _file(tmp_path, evaluation_data(scheme_data(), bids))).output
    assert "Not ranked yet" in printed
    assert "A has no price to compare" in printed
    assert "- C: Set aside: Withdrawn. [SC-02]" in printed
    assert "None yet: see what is missing." in printed
    assert "Not tried: there is no award yet." in printed


def test_a_tie_a_lot_and_a_labour_floor_are_told(tmp_path: Path) -> None:
    labour = {"hours": 10, "wage": 9, "on_costs": 0, "travel": 0, "overhead": 0}
    bids = [
        bid_data("A", 100, 76, lot="north", sealed_hash="a" * 64, labour=labour),
        bid_data("B", 100, 76, lot="north", sealed_hash="b" * 64),
    ]
    scheme = scheme_data(
        lots=[{"id": "north", "name": "The north"}, {"id": "south"}], most_lots=1, abnormally_low={"living_wage": 12}
    )
    printed = _run("score", _file(tmp_path, evaluation_data(scheme, bids, draw={"public_randomness": "7"}))).output
    words = " ".join(printed.split())
    assert "Lot north: The north" in words
    assert "Exactly equal with" in words
    assert "told apart by drawn-lot. [SC-03]" in words
    assert "labour floor 90 at 9 an hour; at the real living wage it would be 120, for information" in words
    assert "Lot south: no bid is ranked." in words
    assert "Method: Of all ways to share out the lots" in words


def test_a_refused_formula_ends_with_what_to_choose(tmp_path: Path) -> None:
    scheme = scheme_data("PF-1")
    del scheme["price"]["reproduce"]
    done = _run("score", _file(tmp_path, evaluation_data(scheme, [bid_data("A", 1, 1)])))
    assert isinstance(done.exception, WorthwhileError)
    assert "scheme.price.formula: PF-1 (Lowest price over own price) is not offered" in str(done.exception)


def test_a_scheme_is_tried_and_the_text_says_whether_it_is_sound(evaluation: str) -> None:
    printed = _run("simulate", evaluation, "--bids", "50").output
    assert "Sound: nothing was found that should never happen." in printed
    assert "+ A bid that does not win is added: the order of the others changed: 0 of" in printed
    assert "at a price of 120: 2.4" in printed
    assert "What really decides among the bids in the file [SC-12]" in printed
    assert "50 of them, seed 1" in " ".join(printed.split())


def test_an_unsound_scheme_is_told_with_an_example(tmp_path: Path) -> None:
    data = evaluation_data(scheme_data("PF-3"), expected={"price": {"low": 50, "high": 150}})
    printed = " ".join(_run("simulate", _file(tmp_path, data), "--bids", "300").output.split())
    assert "Not sound: see below." in printed
    assert "For example: bid" in printed


def test_the_simulation_as_json_says_its_seed(evaluation: str) -> None:
    found = json.loads(_run("simulate", evaluation, "--json", "--seed", "4", "--bids", "20").output)
    assert (found["seed"], found["trials"], found["sound"]) == (4, 20, True)


def test_a_new_evaluation_is_written_or_printed(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert "worthwhile tender simulate" in _run("new", "evaluation", str(path)).output
    assert path.read_text(encoding="utf-8") == _run("new", "evaluation").output
    assert "Name one file" in _run("new", "evaluation", "a", "b").output


def test_what_cannot_be_tried_is_told_with_its_place(tmp_path: Path) -> None:
    done = _run("simulate", _file(tmp_path, evaluation_data(scheme_data("PF-5"))))
    assert "expected.price: Say which prices you expect" in str(done.exception)
