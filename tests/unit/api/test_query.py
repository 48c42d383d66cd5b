"""What stands after the question mark is read as strictly as a case."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.api.query import query_parameters, read_query
from worthwhile.kernel.problems import InvalidInput
from worthwhile.kernel.records import Record, described


@dataclass(frozen=True, kw_only=True)
class Asked(Record):
    """Something to ask."""

    on: date | None = described("The day", default=None)
    draws: int = described("Draws", default=10, minimum=0, maximum=100)
    whole: bool = described("Whether all of it", default=False)
    name: str = described("A name")


def _read(**given_text: Any) -> Asked:
    return read_query(Asked, RequestFactory().get("/", given_text))


@given(st.dates(), st.integers(0, 100), st.booleans(), st.from_regex(r"[a-z ]+", fullmatch=True))
def test_what_is_written_is_what_is_read(on: date, draws: int, whole: bool, name: str) -> None:
    found = _read(on=on.isoformat(), draws=draws, whole=str(whole).lower(), name=name)
    assert found == Asked(on=on, draws=draws, whole=whole, name=name)


@given(st.dictionaries(st.sampled_from(["on", "draws", "whole", "name", "other", ""]), st.text(), max_size=4))
def test_whatever_is_written_is_read_or_refused_in_words(sent: dict[str, str]) -> None:
    with contextlib.suppress(InvalidInput):
        assert isinstance(_read(**sent), Asked)


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "1e999999999", "2.5", "٣x", "", "0x10", "--1"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="draws"):
        _read(draws=text, name="a")


def test_what_is_left_out_is_the_default() -> None:
    assert _read(name="a") == Asked(name="a")


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        _read(on="soon", draws="101", whole="yes", nmae="a")
    assert {problem.path for problem in refused.value.problems} == {"on", "draws", "whole", "nmae", "name"}


def test_the_description_says_what_may_be_written() -> None:
    about = {parameter["name"]: parameter for parameter in query_parameters(Asked)}
    assert about["draws"]["schema"] == {"default": 10, "type": "integer", "minimum": 0, "maximum": 100}
    assert about["on"]["schema"] == {"type": "string", "format": "date"}
    assert about["whole"]["schema"] == {"default": False, "type": "boolean"}
    assert [name for name, parameter in about.items() if parameter["required"]] == ["name"]
