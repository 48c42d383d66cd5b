"""The figures of the API are those of the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.api_program import Program, refusal
from worthwhile.cli.main import cli

pytestmark = pytest.mark.django_db


def _printed(*words: str) -> object:
    return json.loads(CliRunner().invoke(cli, ["reference", *words, "--json"]).stdout)


def _pages(program: Program, address: str, limit: int) -> list[dict[str, object]]:
    found, after = [], ""
    while True:
        page = program.get(f"{address}limit={limit}{f'&after={after}' if after else ''}").json()
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next"] is None:
            return found
        after = page["next"]


@pytest.mark.parametrize("limit", [37, 100, 500])
def test_the_pages_together_are_the_whole_list(program: Program, limit: int) -> None:
    assert _pages(program, "reference?", limit) == _printed("list")


def test_a_topic_alone_can_be_asked_for(program: Program) -> None:
    assert _pages(program, "reference?topic=value-bank&", 50) == _printed("list", "--topic", "value-bank")


@pytest.mark.parametrize("name", ["value-bank/WELLBY", "WELLBY", "discounting/green-book-standard"])
def test_a_figure_for_a_day_is_that_of_the_command(program: Program, name: str) -> None:
    printed = CliRunner().invoke(cli, ["reference", "show", name, "--on", "2026-06-01", "--json"])
    if printed.exit_code:
        pytest.fail(f"{name}: {printed.output} {printed.exception}")
    assert program.get(f"reference/{name}?on=2026-06-01").json() == json.loads(printed.stdout)


def test_every_figure_that_is_listed_can_be_shown(program: Program) -> None:
    items = program.get("reference?limit=60").json()["items"]
    assert [item["id"] for item in items if program.get(f"reference/{item['id']}").status_code != 200] == []


@pytest.mark.parametrize(
    ("address", "status", "path", "words"),
    [
        ("reference/WELBY", 404, "", "WELLBY"),
        ("reference/WELLBY?on=yesterday", 422, "on", "Enter a date"),
        ("reference/WELLBY?on=1890-01-01", 422, "", "1890-01-01"),
        ("reference?topic=value-bnk", 422, "topic", "Did you mean value-bank?"),
        ("reference?limit=0", 422, "limit", "from 1 to 500"),
        ("reference?limit=501", 422, "limit", "from 1 to 500"),
        ("reference?after=nothing", 422, "after", "next"),
    ],
)
def test_what_cannot_be_answered_says_why(program: Program, address: str, status: int, path: str, words: str) -> None:
    answer = program.get(address)
    assert answer.status_code == status
    assert refusal(answer)[0][0] == path
    assert words in refusal(answer)[0][1]
