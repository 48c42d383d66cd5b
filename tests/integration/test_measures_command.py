"""``worthwhile measures`` as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from worthwhile.cli.main import cli
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.kernel.records import read

Run = Callable[..., Result]
PHQ9 = "person,stage,date,group," + ",".join(f"item{n}" for n in range(1, 10))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command with a home of its own."""
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path / "home"))
    return lambda *words: CliRunner().invoke(cli, ["measures", *map(str, words)])


@pytest.fixture
def phq9(tmp_path: Path) -> Path:
    """Twelve people in one group and three in another; one answers item 9."""
    rows = [PHQ9]
    for number in range(15):
        group = "North" if number < 12 else "South"
        last = 2 if number == 4 else 0
        rows.append(f"P{number:02},before,2025-04-01,{group}," + ",".join(["2"] * 8) + f",{last}")
        rows.append(f"P{number:02},after,2025-07-01,{group}," + ",".join(["1"] * 8) + ",0")
    path = tmp_path / "phq9.csv"
    path.write_text("\n".join(rows))
    return path


@pytest.fixture
def ons4(tmp_path: Path) -> Path:
    """Twenty people asked about life satisfaction half a year apart."""
    rows = ["person,stage,date,item1"]
    for number in range(20):
        rows += [f"P{number},before,2025-01-01,4", f"P{number},after,2025-07-02,{4 + number % 4}"]
    path = tmp_path / "ons4.csv"
    path.write_text("\n".join(rows))
    return path


def _data(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_list_names_every_measure_with_its_terms(run: Run) -> None:
    listed = {entry["id"]: entry["terms"] for entry in _data(run("list", "--json"))}
    assert listed["phq-9"] == "open"
    assert listed["swemwbs"] == "registration"
    assert listed["eq-5d-5l"] == "licence"


def test_the_questions_of_an_open_measure_are_shown(run: Run) -> None:
    assert "Overall, how satisfied are you with your life nowadays?" in run("show", "ons4").stdout


def test_safeguarding_comes_before_anything_else_on_the_page(run: Run, phq9: Path) -> None:
    result = run("score", "phq-9", phq9)
    lines = result.stdout.splitlines()
    assert lines[0].startswith("SAFEGUARDING FIRST")
    assert "P04: answered 2 on 2025-04-01" in lines[2]


def test_safeguarding_comes_before_any_figure_in_json(run: Run, phq9: Path) -> None:
    data = _data(run("score", "phq-9", phq9, "--json"))
    assert list(data)[:2] == ["format", "safeguarding"]
    assert [flag["person"] for flag in data["safeguarding"]] == ["P04"]


def test_no_person_is_named_on_standard_error(run: Run, phq9: Path) -> None:
    assert "P04" not in run("score", "phq-9", phq9, "--for-sharing").stderr


def test_what_is_for_sharing_names_nobody(run: Run, phq9: Path) -> None:
    for words in ((), ("--json",)):
        result = run("score", "phq-9", phq9, "--for-sharing", *words)
        assert "P0" not in result.stdout
        assert "without --for-sharing to see whose" in result.stderr


def test_json_keeps_its_names(run: Run, phq9: Path) -> None:
    data = _data(run("score", "phq-9", phq9, "--json"))
    assert set(data) == {
        *("format", "safeguarding", "measure", "scoring", "value_set", "missing_item_rule", "notes", "compared"),
        *("rows", "minimum_group", "scales", "groups", "outcome_rows_rule", "outcome_rows", "cautions", "draws"),
        *("seed", "engine_version", "scores", "changes"),
    }
    scale = data["scales"][0]
    assert scale["mean_change"]["improvement"] == pytest.approx(8 + 2 / 15)
    assert scale["reliable_change"]["improved_share"] == 1
    assert scale["sample"]["lost_share"] == 0
    assert data["changes"][0] | {"person": "P00", "before": 16, "after": 8, "verdict": "improved"} == data["changes"][0]


def test_a_small_group_is_hidden_and_so_is_the_other(run: Run, phq9: Path) -> None:
    groups = _data(run("score", "phq-9", phq9, "--json"))["groups"]
    assert [(group["group"], group["suppressed"], group["matched"]) for group in groups] == [
        ("North", True, None),
        ("South", True, None),
    ]


def test_a_minimum_below_five_is_refused(run: Run, ons4: Path) -> None:
    assert run("score", "ons4", ons4, "--minimum-group", 4).exit_code == 2


@pytest.mark.parametrize("measure", ["phq-9", "ons4"])
def test_every_row_for_a_case_is_one_that_a_case_takes(run: Run, request: Any, measure: str) -> None:
    path = request.getfixturevalue(measure.replace("-", ""))
    rows = _data(run("score", measure, path, "--json"))["outcome_rows"]
    assert rows
    assert all(row["choose_one"] for row in rows)
    assert [read(Outcome, row["outcome"]).id for row in rows] == [row["outcome"]["id"] for row in rows]


def test_the_same_seed_gives_the_same_answer(run: Run, ons4: Path) -> None:
    once, again, other = (run("score", "ons4", ons4, "--json", "--seed", seed).stdout for seed in (1, 1, 2))
    assert once == again
    assert once != other


def test_swemwbs_is_converted_with_the_shipped_table(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "swemwbs.csv"
    path.write_text("person,stage,date,total\nA,before,2025-01-01,20\nA,after,2025-07-01,25\n")
    result = run("score", "swemwbs", path, "--json")
    assert [score["score"] for score in _data(result)["scores"]] == [18.59, 22.35]
    assert "ask users to register" in result.stderr


def test_a_licensed_measure_is_scored_once_its_licence_is_recorded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reqol.csv"
    path.write_text("person,stage,date,total\nA,before,2025-01-01,12\nA,after,2025-07-01,20\n")
    assert isinstance(run("score", "reqol-10", path).exception, WorthwhileError)
    recorded = run("licence", "record", "reqol-10", "--holder", "Us", "--reference", "R-1", "--on", "2025-01-01")
    assert recorded.exit_code == 0
    assert run("score", "reqol-10", path).exit_code == 0
    assert "Us, R-1, from 2025-01-01" in run("licence", "list").stdout


def test_an_index_needs_a_licence_then_a_value_set(run: Run, tmp_path: Path, shared: Callable[[str], Path]) -> None:
    path = tmp_path / "eq5d.csv"
    path.write_text(
        "person,stage,date,item1,item2,item3,item4,item5\nA,before,2025-01-01,5,5,5,5,5\nA,after,2026-01-01,1,1,1,1,1\n"
    )
    sets = shared("reference/eq5d_uk_value_sets.csv")
    assert "licence" in str(run("value-set", "load", "eq-5d-5l", sets).exception)
    run("licence", "record", "eq-5d-5l", "--holder", "Us", "--reference", "E-1", "--on", "2025-01-01")
    assert "value-set load" in str(run("score", "eq-5d-5l", path).exception)
    assert "55555 -> -0.567" in run("value-set", "load", "eq-5d-5l", sets).stdout
    data = _data(run("score", "eq-5d-5l", path, "--json"))
    assert [score["score"] for score in data["scores"]] == [-0.567, 1]
    assert data["outcome_rows"][0]["outcome"]["quantity"] == [0.7835]


def test_the_worst_state_of_three_levels_has_its_published_index(run: Run, shared: Callable[[str], Path]) -> None:
    run("licence", "record", "eq-5d-3l", "--holder", "Us", "--reference", "E-1", "--on", "2025-01-01")
    loaded = run("value-set", "load", "eq-5d-3l", shared("reference/eq5d_uk_value_sets.csv"))
    assert "33333 -> -0.594" in loaded.stdout


def test_a_register_edited_into_something_else_is_refused_by_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/licences.yaml").write_text("format: worthwhile/licences/1\nlicences: [{measure: pamm}]\n")
    message = str(run("licence", "list").exception)
    assert "licences.yaml" in message
    assert "This is missing" in message


def test_a_hundred_thousand_rows_are_scored(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    rows = [
        f"P{n},{stage},{day},{n % 15}"
        for n in range(50_000)
        for stage, day in (("before", "2025-01-01"), ("after", "2025-07-01"))
    ]
    path.write_text("person,stage,date,total\n" + "\n".join(rows))
    result = run("score", "gad-7", path)
    assert result.exit_code == 0
    assert "50000 began, 50000 matched" in result.stdout
