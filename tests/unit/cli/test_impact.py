"""Options of ``worthwhile impact`` that the engine does not know of."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.builders import case_data, outcome_data
from worthwhile.cli.impact import command
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.templates import list_templates


@pytest.fixture
def write(tmp_path):
    def written(name="case.json", **overrides):
        path = tmp_path / name
        path.write_text(json.dumps(case_data(**overrides)), encoding="utf-8")
        return str(path)

    return written


def _run(*arguments):
    return CliRunner().invoke(command, arguments)


def test_the_same_seed_gives_the_same_json(write):
    path = write(outcomes=[outcome_data(ranges={"value": {"low": 5, "high": 20}})])
    one, same, other = (
        _run("value", path, "--json", "--draws", "200", "--seed", seed).stdout for seed in ("1", "1", "2")
    )
    assert one == same
    assert one != other
    assert json.loads(one)["uncertainty"]["seed"] == 1


def test_compare_prints_json_of_what_differs(write):
    result = _run("compare", write("a.json"), write("b.json", title="B"), "--json", "--draws", "0")
    assert json.loads(result.stdout)["assumptions"] == [{"name": "title", "a": "Test case", "b": "B", "change": None}]


def test_new_never_writes_over_a_file(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    result = _run("new", "--template", list_templates()[0].name, "--to", str(path))
    assert isinstance(result.exception, InvalidFile)
    assert "Choose another name, so that nothing of yours is lost." in str(result.exception)
    assert path.read_text(encoding="utf-8") == "mine"


def test_export_says_what_it_wrote(write, tmp_path):
    result = _run("export", write(), "--to", str(tmp_path / "out.json"), "--draws", "0")
    assert result.stdout == f"Wrote {tmp_path / 'out.json'}\n"


def test_one_draw_is_wrong_use_and_the_message_says_what_to_ask_for(write):
    result = _run("value", write(), "--draws", "1")
    assert result.exit_code == 2
    assert "Ask for 2 or more, or for 0 to leave the simulation out." in result.stderr


def test_a_template_stands_apart_from_its_title_in_the_list():
    lines = _run("new").stdout.splitlines()
    assert [line.split()[0] for line in lines if line][:-1] == [found.name for found in list_templates()]
