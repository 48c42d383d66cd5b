"""Whatever is sent as a body is read, or refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.api.bodies import BodyTooLarge, UnknownBody, case_text, response_rows
from worthwhile.exchange.case_file import parse_case_text
from worthwhile.kernel.problems import WorthwhileError

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON_VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def _sent(body: bytes | str, kind: str) -> HttpRequest:
    return RequestFactory().post("/", body, content_type=kind)


def _read_case(body: bytes, kind: str) -> None:
    text, suffix = case_text(_sent(body, kind))
    parse_case_text(text, suffix=suffix, name="The case")


def _refusal(read: Callable[[], object]) -> str:
    """Why something cannot be read, in words; “read” where it can. Any other failure fails the test."""
    try:
        read()
    except WorthwhileError as error:
        return str(error)
    return "read"


@given(st.binary(max_size=200), st.sampled_from(["application/json", "application/yaml"]))
def test_any_bytes_as_a_case_are_refused_in_words(body: bytes, kind: str) -> None:
    assert _refusal(lambda: _read_case(body, kind)) not in ("", "read")


@given(JSON_VALUES)
def test_any_json_as_rows_is_read_or_refused_in_words(value: object) -> None:
    assert _refusal(lambda: response_rows(_sent(json.dumps(value), "application/json")))


@given(st.lists(st.dictionaries(st.text(max_size=3), st.none() | st.integers() | st.text(max_size=5)), min_size=1))
def test_rows_of_plain_values_are_as_wide_as_their_heading(rows: list[dict[str, object]]) -> None:
    table = response_rows(_sent(json.dumps(rows), "application/json"))
    assert [len(cells) for _, cells in table.rows] == [len(table.heading)] * len(rows)


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_as_rows_are_read_or_refused_in_words(body: bytes) -> None:
    assert _refusal(lambda: response_rows(_sent(body, "text/csv")))


def test_rows_may_leave_out_what_others_have() -> None:
    table = response_rows(_sent('[{"a": 1}, {"b": 2.50, "a": null}]', "application/json"))
    assert table.heading == ("a", "b")
    assert table.rows == ((1, ["1", ""]), (2, ["", "2.50"]))


def test_a_body_of_another_kind_and_one_too_large_are_refused() -> None:
    with pytest.raises(UnknownBody, match="You sent text/plain"):
        case_text(_sent("x", "text/plain"))
    with pytest.raises(BodyTooLarge, match="2 MB"):
        case_text(_sent("x" * 2_000_001, "application/yaml"))
