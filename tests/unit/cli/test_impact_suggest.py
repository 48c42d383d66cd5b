"""``worthwhile impact suggest`` prints outcomes with why, and JSON for another program."""

from __future__ import annotations

import json

from click.testing import CliRunner

from worthwhile.cli.impact_suggest import suggest_command


def _printed(*arguments: str) -> str:
    done = CliRunner().invoke(suggest_command, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_an_outcome_is_printed_with_its_starting_case_and_why() -> None:
    printed = _printed("fewer", "A&E", "visits")
    assert "Fewer visits to A&E  [fewer-ae-attendances in " in printed
    assert "Why: You wrote “A&E”" in printed
    assert "Worth of one: £" in printed
    assert "NHS-AE " in printed
    assert "worthwhile impact new --template NAME" in printed


def test_what_was_not_found_is_told() -> None:
    assert "Nothing was found for: spaceships." in _printed("lonely, spaceships")


def test_where_nothing_is_found_an_example_is_given() -> None:
    assert _printed("spaceships").startswith("No outcome of the starting cases answers these words.")


def test_json_holds_outcomes_values_and_questionnaires() -> None:
    data = json.loads(_printed("--json", "fewer lonely people"))
    assert data["outcomes"][0]["row"]["id"] == "less-lonely"
    assert data["unmatched"] == []
    assert [value["code"] for value in data["values"]]
    assert data["measures"][0]["id"] == "ucla-3"
