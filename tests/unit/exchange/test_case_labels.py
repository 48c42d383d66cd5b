"""Paths of a case in plain words."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.builders import case_data, outcome_data
from worthwhile.engines.valuation.case import ImpactCase, read_case
from worthwhile.engines.valuation.vocabulary import RANGED_PARAMETERS
from worthwhile.exchange.case_fields import Section
from worthwhile.exchange.case_labels import label_of, section_of, split_path
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import InvalidInput

LONELY = outcome_data(id="less-lonely", name="People are less lonely")
CASE = case_data(
    outcomes=[outcome_data(), {"id": None, "name": None}, LONELY],
    inputs=[{"name": "Grant [2024]. Part 2", "values": [1, 2]}],
)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("outcomes[2].ranges.value.low", "People are less lonely: lowest worth"),
        ("outcomes[less-lonely].ranges.value.low", "People are less lonely: lowest worth"),
        ("outcomes[2].ranges.quantity", "People are less lonely: range of the quantity"),
        ("outcomes[2].sources.deadweight", "People are less lonely: source of the deadweight"),
        ("outcomes[0].evidence.sample", "better: how many were measured (sample)"),
        ("outcomes[1].quantity", "Outcome 2: how many change (quantity)"),
        ("outcomes[9].quantity", "Outcome 10: how many change (quantity)"),
        ("outcomes[2].quantity[1]", "People are less lonely: how many change (quantity), year 2"),
        ("outcomes[2]", "People are less lonely"),
        ("outcomes", "Outcomes"),
        ("inputs[0].values[1]", "Grant [2024]. Part 2: amount, year 2"),
        ("inputs[Grant [2024]. Part 2].cash", "Grant [2024]. Part 2: whether it is money"),
        ("period.start", "First day of the period"),
        ("answers.SV-021", "Answer to check SV-021"),
        ("x-worthwhile.stories.less-lonely", "People are less lonely: story"),
        ("somebody_else", "Somebody else"),
        ("", "The case"),
    ],
)
def test_a_path_is_told_in_plain_words(path, label):
    assert label_of(path, CASE) == label


def test_a_number_that_could_be_a_place_or_an_id_names_no_outcome():
    data = case_data(outcomes=[outcome_data(id="1", name="First"), outcome_data(id="2", name="Second")])
    assert label_of("outcomes[1].value", data) == "Worth of one for a year (value)"
    assert label_of("outcomes[2].value", data) == "Second: worth of one for a year (value)"


def test_every_problem_of_a_wrong_case_can_be_told_in_words():
    wrong = case_data(
        outcomes=[outcome_data(name="People sleep", deadweight=20, ranges={"value": {"low": 20, "high": 30}})],
        inputs=[{"name": "Grant", "values": ["x"]}],
    )
    with pytest.raises(InvalidInput) as caught:
        read_case(wrong)
    assert {label_of(problem.path, wrong) for problem in caught.value.problems} == {
        "People sleep: would have happened anyway (deadweight)",
        "People sleep: range of the worth",
        "Grant: amount, year 1",
    }


def test_a_path_of_a_draft_without_lists_is_told():
    assert label_of("outcomes[0].value", {"outcomes": None}) == "Outcome 1: worth of one for a year (value)"


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("title", "about"), ("x-worthwhile.theory.need", "theory"), ("outcomes[a].name", "theory"),
        ("outcomes", "theory"), ("outcomes[0].evidence.method", "evidence"), ("outcomes[0].intake[2]", "quantity"),
        ("outcomes[0].ranges.value.high", "worth"), ("outcomes[0].sources.value", "worth"),
        ("outcomes[0].net_of", "deductions"), ("outcomes[0].ranges.drop_off.low", "lasting"),
        ("inputs[A].values", "costs"), ("discounting.timing", "method"), ("answers.SV-001", "answers"),
        ("correlations[0].rank", "method"), ("x-worthwhile.done", "other"), ("x-mine.a.b", "other"),
    ],
)  # fmt: skip
def test_a_path_belongs_to_a_section(path, section):
    assert section_of(path) == section


def test_a_name_with_brackets_is_taken_apart_at_the_right_one():
    assert split_path("outcomes[a].ranges.value.low") == ("outcomes", "a", "ranges.value.low")
    assert split_path("inputs[x].y].values") == ("inputs", "x].y", "values")


def _paths(kind: type, prefix: str) -> Iterator[str]:
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        path = f"{prefix}.{field.name}" if prefix else field.name
        yield path
        for option in _records(hints[field.name]):
            listed = path in ("outcomes", "inputs", "correlations")
            yield from _paths(option, f"{path}[0]" if listed else path)


def _records(hint: Any) -> Iterator[type]:
    if dataclasses.is_dataclass(hint) and hint is not PriceYear:
        yield typing.cast(type, hint)
    for part in typing.get_args(hint):
        if not isinstance(part, types.EllipsisType):
            yield from _records(part)


KNOWN = [path for path in _paths(ImpactCase, "") if "format" not in path and not path.endswith(".id")]


@pytest.mark.parametrize("path", KNOWN)
def test_every_field_of_a_case_has_words_and_a_section(path):
    assert section_of(path) is not Section.OTHER
    assert label_of(path, CASE).rpartition(": ")[2]
    assert "_" not in label_of(path, CASE)


@pytest.mark.parametrize("name", RANGED_PARAMETERS)
def test_every_ranged_parameter_can_be_told_low_and_high(name):
    low, high = (label_of(f"outcomes[2].ranges.{name}.{end}", CASE) for end in ("low", "high"))
    assert low.startswith("People are less lonely: lowest ")
    assert high.startswith("People are less lonely: highest ")


def test_the_walk_over_the_fields_of_a_case_sees_the_deep_ones():
    assert {"outcomes[0].ranges.value.low", "inputs[0].values", "optimism_bias.source"} <= set(KNOWN)
    assert isinstance(CASE, Mapping)
