"""Areas that somebody may have meant: the same names wherever one is typed, and in good time."""

from __future__ import annotations

import time

import pytest

from worthwhile.reference import areas


@pytest.mark.parametrize(
    ("given", "first"),
    [("Lutn", "Luton"), ("bedfrd", "Bedford"), ("  CENTRAL   bed ", "Central Bedfordshire"), ("E0600032", "E06000032")],
)
def test_the_nearest_name_comes_first(given: str, first: str) -> None:
    assert areas.near_names(given)[0] == first


def test_names_that_begin_like_it_come_before_those_that_look_like_it() -> None:
    found = areas.near_names("north ")
    assert len(found) == 4
    assert all("north" in name.lower() for name in found)


@pytest.mark.parametrize("given", ["", "   ", "qqqqqqqq", "x" * 100_000, "1" * 100_000])
def test_where_nothing_is_near_nothing_is_offered_and_soon(given: str) -> None:
    began = time.process_time()
    assert areas.near_names(given) == ()
    assert areas.near_names_hint(given) == ""
    assert time.process_time() - began < 2


def test_every_name_offered_is_one_that_is_known() -> None:
    for given in ("Lutn", "sufolk", "Newcastl", "S1200002"):
        assert [name for name in areas.near_names(given) if areas.recognise(name) is None] == []


def test_the_hint_is_a_sentence() -> None:
    assert areas.near_names_hint("Birmingam") == " Did you mean Birmingham?"
    assert areas.near_names_hint("Lutn").startswith(" Did you mean Luton, ")
    assert " or " in areas.near_names_hint("Lutn")
