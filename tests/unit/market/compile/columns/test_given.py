"""Values of any type, read where they can be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from worthwhile.market.compile.columns import given

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("value", "read", "is_odd"),
    [("a", "a", False), (7, "7", False), ("", None, False), (" \n", None, False), (None, None, False),
     (True, None, True), (1.5, None, True), ({}, None, True), (["a"], None, True), (10**30, None, True)],
)  # fmt: skip
def test_text_is_text_and_whole_numbers(value: Any, read: str | None, is_odd: bool) -> None:
    odd: list[Any] = []
    assert given.text(value, odd) == read
    assert bool(odd) is is_odd


def test_text_that_no_store_can_hold_is_mended() -> None:
    assert given.text("a\0b", []) == "ab"
    assert given.text(json.loads('"caf\\u00e9 \\ud83d"'), []) == "café ?"
    assert given.text("\0", []) is None


@pytest.mark.parametrize(
    ("value", "read", "is_odd"),
    [(5, 5.0, False), (2.5, 2.5, False), ("1,200.00", 1200.0, True), ("£ 40", 40.0, True), ("1.200,00", None, True),
     ("12,34", None, True), (True, None, True), (float("nan"), None, False), (float("inf"), None, False),
     (10**400, None, False), ("about 5", None, True)],
)  # fmt: skip
def test_numbers_are_finite_and_may_be_text(value: Any, read: float | None, is_odd: bool) -> None:
    odd: list[Any] = []
    assert given.number(value, odd) == read
    assert bool(odd) is is_odd


def test_an_object_in_the_place_of_a_list_is_a_list_of_one() -> None:
    odd: list[Any] = []
    assert list(given.objects({"id": "1"}, odd)) == [{"id": "1"}]
    assert list(given.objects([{"id": "1"}, None, "x"], odd)) == [{"id": "1"}]
    assert len(odd) == 2


def test_a_list_in_the_place_of_an_object_gives_its_first_object() -> None:
    odd: list[Any] = []
    assert given.mapping([None, {"id": "1"}], odd) == {"id": "1"}
    assert odd


def test_words_for_true_and_false_are_read_and_odd() -> None:
    odd: list[Any] = []
    assert given.flag("True", odd) is True
    assert given.flag("no", odd) is None
    assert given.flag(False, []) is False
    assert len(odd) == 2


@for_any(ANYTHING)
def test_nothing_raises_whatever_is_given(value: Any) -> None:
    assert isinstance(given.text(value, []), str | None)
    assert isinstance(given.number(value, []), float | None)
    assert isinstance(given.count(value, []), int | None)
    assert given.flag(value, []) in (True, False, None)
    assert all(isinstance(one, str) for one in given.texts(value, []))
    assert all(isinstance(one, dict) for one in given.objects(value, []))
    assert isinstance(given.mapping(value, []), dict)
