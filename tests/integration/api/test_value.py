"""A case sent to the API is worth what the command line says, to the penny."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.api_program import Program, refusal, validator_of
from worthwhile.api.openapi import openapi_data
from worthwhile.cli.main import cli
from worthwhile.exchange.plain_data import json_text, load_plain_data
from worthwhile.exchange.templates import demonstration_text, list_demonstrations, template_text

pytestmark = pytest.mark.django_db

YAML = "application/yaml"
CASE = demonstration_text("befriending")
DEMONSTRATIONS = [demonstration.name for demonstration in list_demonstrations()]


def _printed(folder: Path, *words: str, text: str = CASE, suffix: str = ".yaml") -> str:
    case = folder / f"case{suffix}"
    case.write_text(text, encoding="utf-8")
    ended = CliRunner().invoke(cli, ["impact", words[0], str(case), "--json", *words[1:]])
    assert ended.exit_code == 0, ended.output
    return ended.stdout


def _as_json(text: str) -> str:
    return json_text(load_plain_data(text, suffix=".yaml", name="case"))


@pytest.mark.parametrize("name", DEMONSTRATIONS)
def test_a_value_equals_what_the_command_prints(program: Program, tmp_path: Path, name: str) -> None:
    text = demonstration_text(name)
    answer = program.post("value", text, YAML)
    assert answer.status_code == 200
    assert answer.content.decode() == _printed(tmp_path, "value", text=text)


@pytest.mark.parametrize(("draws", "seed"), [(0, 1), (2, 0), (500, 7)])
def test_draws_and_seed_are_those_of_the_command(program: Program, tmp_path: Path, draws: int, seed: int) -> None:
    answer = program.post(f"value?draws={draws}&seed={seed}", CASE, YAML)
    assert answer.content.decode() == _printed(tmp_path, "value", "--draws", str(draws), "--seed", str(seed))


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_a_case_in_json_is_worth_the_same(program: Program, kind: str) -> None:
    in_json, in_yaml = program.post("value?draws=0", _as_json(CASE), kind), program.post("value?draws=0", CASE, YAML)
    assert in_json.content == in_yaml.content


def test_the_checks_are_those_of_the_command(program: Program, tmp_path: Path) -> None:
    answer = program.post("check", CASE, YAML)
    assert json.loads(answer.content)["checks"]
    assert answer.content.decode() == _printed(tmp_path, "check")


def test_numbers_are_read_as_they_are_written(program: Program) -> None:
    """A price of 0.1 + 0.2 in doubles is not 0.3: the hash of the case tells every digit apart."""
    texts = [_as_json(CASE).replace("{", f'{{"x-kept": {number},', 1) for number in ("0.3", "0.30000000000000004")]
    hashes = {json.loads(program.post("value?draws=0", text).content)["case_hash"] for text in texts}
    assert len(hashes) == 2


def test_every_problem_of_a_case_is_told_at_once_in_the_words_of_the_command(program: Program, tmp_path: Path) -> None:
    text = CASE.replace("price_year: ", "price_yaer: ", 1).replace("duration_years: ", "duration_years: -", 1)
    answer = program.post("value", text, YAML)
    assert answer.status_code == 422
    told = refusal(answer)
    assert len(told) >= 2
    case = tmp_path / "case.yaml"
    case.write_text(text, encoding="utf-8")
    printed = str(CliRunner().invoke(cli, ["impact", "value", str(case)]).exception)
    assert [message for _, message in told if message not in printed] == []


def test_a_case_that_is_not_filled_in_is_told_so(program: Program) -> None:
    answer = program.post("value", template_text("lunch-club"), YAML)
    assert answer.status_code == 422
    assert any(path.startswith("outcomes[0]") for path, _ in refusal(answer))


@pytest.mark.parametrize(
    ("body", "kind", "status", "words"),
    [
        ("{", "application/json", 422, "not valid JSON"),
        ("a: [", YAML, 422, "not valid YAML"),
        (" ", "application/json", 422, "not valid JSON"),
        ("", "application/json", 415, "You sent none"),  # the client of the tests says no kind of an empty body
        ('{"a": NaN}', "application/json", 422, "NaN is not a number"),
        ('{"a": 1, "a": 2}', "application/json", 422, "stands twice"),
        ("[" * 5000, "application/json", 422, ""),
        ("a: &x [*x]", YAML, 422, ""),
        ("[]", "application/json", 422, "list of names and values"),
        (b"\xff\xfe\x00", "application/json", 422, "UTF-8"),
        ("a=1", "application/x-www-form-urlencoded", 415, "Content-Type"),
        ("{}", "text/html", 415, "You sent text/html"),
        ("x" * 2_000_001, YAML, 413, "2 MB"),
    ],
)
def test_a_body_that_cannot_be_used_is_refused_in_one_shape(
    program: Program, body: Any, kind: str, status: int, words: str
) -> None:
    for address in ("value", "check"):
        answer = program.post(address, body, kind)
        assert answer.status_code == status
        assert words in str(refusal(answer))


def test_a_request_beyond_what_the_service_reads_is_refused_in_the_same_shape(
    program: Program, settings: pytest.FixtureRequest
) -> None:
    settings.MOST_BYTES_IN_A_REQUEST = 1_000_000  # type: ignore[attr-defined]
    answer = Client().post("/api/v1/value", "x" * 1_000_001, content_type=YAML)
    assert answer.status_code == 413
    assert refusal(answer) == [("", "Send up to 1 MB. Nothing of it was read")]


@pytest.mark.parametrize(
    ("query", "path", "words"),
    [
        ("draws=1", "draws", "1 draw shows no range"),
        ("draws=10001", "draws", "from 0 to 10000"),
        ("draws=-1", "draws", "from 0 to 10000"),
        ("draws=many", "draws", "Enter a whole number"),
        ("draws=2.5", "draws", "Enter a whole number"),
        ("draws=", "draws", "Enter a whole number"),
        ("seed=-1", "seed", "of 0 or more"),
        ("seed=1&seed=2", "seed", "Give it once"),
        ("sead=2", "sead", "Did you mean seed?"),
    ],
)
def test_a_query_is_read_as_strictly_as_a_case(program: Program, query: str, path: str, words: str) -> None:
    answer = program.post(f"value?{query}", CASE, YAML)
    assert answer.status_code == 422
    assert [told for told in refusal(answer) if told[0] == path and words in told[1]]


def test_everything_wrong_with_a_query_is_told_at_once(program: Program) -> None:
    answer = program.post("value?draws=x&seed=-1&sead=2", CASE, YAML)
    assert {path for path, _ in refusal(answer)} == {"draws", "seed", "sead"}


def test_a_case_larger_than_a_page_takes_is_refused(program: Program) -> None:
    data: Any = load_plain_data(CASE, suffix=".yaml", name="case")
    line = {name: value for name, value in data["outcomes"][0].items() if name != "shares_change_with"}
    data["outcomes"] = [{**line, "id": f"o{number}", "name": f"Outcome {number}"} for number in range(41)]
    answer = program.post("value?draws=0", json_text(data))
    assert answer.status_code == 422
    assert "41 priced outcomes" in str(refusal(answer))


@pytest.mark.parametrize("name", DEMONSTRATIONS)
def test_the_description_accepts_the_cases_that_are_sent(name: str) -> None:
    schema = openapi_data()["paths"]["/api/v1/value"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    validator_of(schema).validate(json.loads(_as_json(demonstration_text(name))))
