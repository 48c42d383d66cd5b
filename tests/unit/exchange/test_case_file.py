"""Case files in, and the hash that names a case."""

from __future__ import annotations

import copy
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import case_data, outcome_data
from worthwhile.exchange.case_file import InvalidCase, case_from_data, case_hash, load_case, parse_case_text
from worthwhile.exchange.plain_data import InvalidFile, json_text, load_plain_data, yaml_text
from worthwhile.kernel.problems import InvalidInput

FULL = {
    "price_year": "2022/23",
    "outcomes": [
        outcome_data(
            quantity=Decimal("12.50"),
            deadweight=Decimal("0.2"),
            duration_years=3,
            ranges={"deadweight": {"low": Decimal("0.1"), "high": Decimal("0.30")}},
            evidence={"sample": 96, "attrition": Decimal("0.2")},
            notes="Café, £5",
        )
    ],
    "x-kept": {"by": ["others", 1, None, True]},
}


def _parse(text, suffix):
    return parse_case_text(text, suffix=suffix, name=f"case{suffix}")


def test_yaml_and_json_of_one_case_have_one_hash():
    from_yaml = _parse(yaml_text(case_data(**FULL)), ".yaml")
    from_json = _parse(json_text(case_data(**FULL)), ".json")
    assert from_yaml.case == from_json.case
    assert from_yaml.case_hash == from_json.case_hash


def test_the_hash_does_not_know_the_order_of_names():
    data = case_data(**FULL)
    assert case_hash(data) == case_hash(dict(reversed(data.items())))


@pytest.mark.parametrize(("a", "b"), [("0.20", "0.2"), ("100", "1E+2"), ("-0", "0"), ("5.000", "5")])
def test_one_number_written_two_ways_has_one_hash(a, b):
    assert case_hash({"n": Decimal(a)}) == case_hash({"n": Decimal(b)})


def test_a_float_counts_as_the_number_it_shows():
    assert case_hash({"n": 0.1}) == case_hash({"n": Decimal("0.1")})


def test_figures_that_part_only_in_the_fortieth_digit_have_two_hashes():
    digits = "0.1234567890123456789012345678901234567"
    assert case_hash({"n": Decimal(digits + "81")}) != case_hash({"n": Decimal(digits + "82")})


def _leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    else:
        yield path


@pytest.mark.parametrize("path", list(_leaves(case_data(**FULL))), ids=lambda path: ".".join(map(str, path)))
def test_the_hash_changes_when_any_figure_or_word_does(path):
    data = copy.deepcopy(case_data(**FULL))
    part = data
    for step in path[:-1]:
        part = part[step]
    given = part[path[-1]]
    part[path[-1]] = given + 1 if isinstance(given, int | Decimal) and not isinstance(given, bool) else f"{given}!"
    assert case_hash(data) != case_hash(case_data(**FULL))


@given(
    st.lists(st.integers(-(10**20), 10**20) | st.decimals(-(10**9), 10**9, places=4) | st.text(max_size=8), max_size=6)
)
def test_the_hash_is_the_same_through_yaml_and_json(values):
    printable = [value for value in values if not isinstance(value, str) or value.isprintable()]
    data = {"x-values": printable}
    through_yaml = load_plain_data(yaml_text(data), suffix=".yaml", name="case")
    through_json = load_plain_data(json_text(data), suffix=".json", name="case")
    assert case_hash(through_yaml) == case_hash(data) == case_hash(through_json)


def test_half_a_character_in_a_note_of_others_still_has_a_hash():
    loaded = _parse(json.dumps({**case_data(), "x-note": "\ud800"}), ".json")
    assert re.fullmatch("[0-9a-f]{64}", loaded.case_hash)


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json", ".YAML"])
def test_a_case_is_loaded_from_its_file(tmp_path, suffix):
    path = tmp_path / f"case{suffix}"
    path.write_text(json.dumps(case_data()), encoding="utf-8")
    assert load_case(path).case.title == "Test case"


@pytest.mark.parametrize("suffix", [".xlsx", ".CSV", ".ods"])
def test_a_spreadsheet_is_met_with_the_command_that_imports_it(tmp_path, suffix):
    with pytest.raises(InvalidFile) as error:
        load_case(tmp_path / f"map{suffix}")
    assert str(error.value) == (
        f"map{suffix} is a spreadsheet. Turn it into a case file first: worthwhile impact import map{suffix}"
    )


@pytest.mark.parametrize("name", ["case.txt", "case", "case.pdf"])
def test_any_other_file_is_told_the_endings_of_case_files(tmp_path, name):
    with pytest.raises(InvalidFile, match=rf"{name} is not a case file\. .* ends in \.yaml, \.yml, \.json\."):
        load_case(tmp_path / name)


@pytest.mark.parametrize("text", ["", "null", "[]", "just words", "3"])
def test_what_is_no_case_at_all_is_told_how_to_write_one(text):
    with pytest.raises(InvalidInput, match="Write the impact case as a list of names and values"):
        _parse(text, ".yaml")


def test_the_data_is_kept_as_it_was_given_with_what_others_added():
    data = case_data(**FULL)
    assert case_from_data(data).data["x-kept"] == FULL["x-kept"]


def test_a_date_that_is_not_in_the_calendar_is_told_with_the_other_problems():
    text = yaml_text(case_data(period={"start": "2022-04-01"}, title=None)) + "x-a: 1\n"
    text = text.replace("start: '2022-04-01'", "{start: 2022-02-30, end: 2023-03-31}").replace(
        "period:\n  {", "period: {"
    )
    with pytest.raises(InvalidInput) as error:
        _parse(text, ".yaml")
    assert [problem.path for problem in error.value.problems] == ["title", "period.start"]
    assert "You gave '2022-02-30'" in str(error.value)


def test_a_problem_names_the_outcome_or_input_that_its_path_counts_to():
    bad = case_data(outcomes=[outcome_data(id="less-lonely", deadweight=20)], inputs=[{"name": "Rent", "values": [-1]}])
    with pytest.raises(InvalidCase) as refused:
        case_from_data(bad)
    first, second = str(refused.value).splitlines()
    assert first.startswith("inputs[0].values[0] (Rent): Enter ")
    assert second.startswith("outcomes[0].deadweight (less-lonely): Enter ")
    assert [problem.path for problem in refused.value.problems] == ["inputs[0].values[0]", "outcomes[0].deadweight"]


@pytest.mark.parametrize("odd", [{"outcomes": 3}, {"outcomes": [3]}, {"outcomes": [{"id": 7}]}, [], None])
def test_a_problem_in_a_line_without_a_name_keeps_its_plain_path(odd):
    with pytest.raises(InvalidCase) as refused:
        case_from_data(odd)
    assert "(" not in str(refused.value).split(":")[0]
