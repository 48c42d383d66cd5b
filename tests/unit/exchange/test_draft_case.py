"""A case file with gaps: what is missing may be entered later, what is wrong may not."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.every_kind_case import case_data
from worthwhile.exchange.case_file import InvalidCase, case_from_data, case_hash
from worthwhile.exchange.draft_case import draft_from_data, parse_draft_text, without_blanks
from worthwhile.exchange.templates import list_templates, template_text

FIELDS = [
    (index, name)
    for index, row in enumerate(case_data()["outcomes"])
    for name in row
    if name not in ("id", "shares_change_with")
]


def _refused(data: Any) -> list[str]:
    with pytest.raises(InvalidCase) as refused:
        draft_from_data(data)
    return [problem.path for problem in refused.value.problems]


def test_a_complete_case_comes_in_to_the_digit() -> None:
    draft = draft_from_data(case_data())
    assert draft.is_complete
    assert case_hash(draft.data) == case_hash(case_data())


@given(st.lists(st.sampled_from(FIELDS), max_size=12), st.sets(st.sampled_from(["period", "discounting", "inputs"])))
def test_whatever_is_left_out_what_is_left_comes_in_with_the_problems_of_the_case(
    fields: list[tuple[int, str]], parts: set[str]
) -> None:
    data = deepcopy(case_data())
    for index, name in fields:
        data["outcomes"][index].pop(name, None)
    for name in parts:
        data.pop(name, None)
    try:
        draft = draft_from_data(data)
    except InvalidCase as refused:
        # What was left out may have been the reason for something that is now a mistake.
        told = refused.problems
    else:
        told = draft.gaps
    assert {problem.path for problem in told} == _problems_of(data)


def _problems_of(data: dict[str, Any]) -> set[str]:
    try:
        case_from_data(data)
    except InvalidCase as error:
        return {problem.path for problem in error.problems}
    return set()


@pytest.mark.parametrize("name", [template.name for template in list_templates()])
def test_every_template_as_it_is_written_comes_in_as_a_draft(name: str) -> None:
    draft = parse_draft_text(template_text(name), suffix=".yaml", name=name)
    assert draft.gaps
    assert draft.data == without_blanks(draft.data)


def test_a_range_without_its_figure_lacks_the_figure() -> None:
    data = case_data()
    del data["outcomes"][0]["quantity"]
    assert "outcomes[0].quantity" in [gap.path for gap in draft_from_data(data).gaps]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"format": None}, "format"),
        ({"format": "worthwhile/impact-case/2"}, "format"),
        ({"colour": "blue"}, "colour"),
        ({"outcomes": "many"}, "outcomes"),
        ({"outcomes": [{"name": "Nameless"}]}, "outcomes[0].id"),
        ({"outcomes": [{"id": "a"}, {"id": "a"}]}, "outcomes"),
        ({"outcomes": [{"id": "a", "deadweight": 20}]}, "outcomes[0].deadweight"),
        ({"outcomes": [{"id": "a", "quantity": 5, "ranges": {"quantity": {"low": 9, "high": 12}}}]},
         "outcomes[0].ranges.quantity"),
        ({"discounting": {"rate": Decimal("0.03"), "schedule": "green-book-standard"}}, "discounting"),
        ({"x-worthwhile": 5}, "x-worthwhile"),
        ({"x-worthwhile": {"theory": [1]}}, "x-worthwhile.theory"),
        ({"x-worthwhile": {"theory": {"activities": [1]}}}, "x-worthwhile.theory.activities"),
        ({"x-worthwhile": {"stories": {"a": 5}}}, "x-worthwhile.stories.a"),
        ({"x-other": {"deep": ["a\x00"]}}, "x-other.deep[0]"),
        ({"notes": "pounds \u202e000,1"}, "notes"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_and_told_first(change: dict[str, Any], path: str) -> None:
    paths = _refused({**case_data(), "period": None, **change})
    assert paths[0] == path
    assert "period" in paths


@pytest.mark.parametrize("data", [None, 5, "text", [1], {}])
def test_what_is_no_case_is_refused(data: Any) -> None:
    assert _refused(data)


def test_moments_and_numbers_come_in_as_they_are_read_back() -> None:
    data = case_data(period={"start": datetime(2022, 4, 1, 9, tzinfo=UTC), "end": date(2024, 3, 31)})
    data["outcomes"][0]["deadweight"] = 0.1
    draft = draft_from_data(data)
    assert draft.data["period"] == {"start": "2022-04-01", "end": "2024-03-31"}
    assert draft.data["outcomes"][0]["deadweight"] == Decimal("0.1")
    assert draft_from_data(draft.data).data == draft.data
