"""A slip in typing a code is always caught."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.apps.evidence.models.participant_code import (
    ALPHABET,
    LENGTH,
    CodeMistyped,
    new_code,
    read_code,
    written,
)

CODES = st.builds(new_code)
PLACES = st.integers(0, LENGTH - 1)


@given(CODES)
def test_a_new_code_is_read_however_it_is_written(code: str) -> None:
    assert len(code) == LENGTH
    for way in (code, code.lower(), written(code), f" {written(code)} ", " ".join(code)):
        assert read_code(way) == code


@given(CODES, PLACES, st.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_refused(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    if wrong != code:
        with pytest.raises(CodeMistyped):
            read_code(wrong)


@given(CODES, PLACES, PLACES)
def test_a_swap_of_two_characters_is_refused_next_to_each_other_or_not(code: str, one: int, two: int) -> None:
    swapped = list(code)
    swapped[one], swapped[two] = swapped[two], swapped[one]
    wrong = "".join(swapped)
    if wrong != code:
        with pytest.raises(CodeMistyped):
            read_code(wrong)


@given(CODES, st.sampled_from("01OILSZBAEUYQÀ%<"), PLACES)
def test_a_character_that_no_code_has_is_refused(code: str, strange: str, place: int) -> None:
    with pytest.raises(CodeMistyped):
        read_code(code[:place] + strange + code[place + 1 :])


@pytest.mark.parametrize("given_code", ["", "2", "2222222", "222222222", "K7M2-R4T"])
def test_a_code_of_another_length_is_refused_with_what_to_do(given_code: str) -> None:
    with pytest.raises(CodeMistyped, match="8 letters and digits"):
        read_code(given_code)


def test_the_alphabet_is_a_prime_number_of_characters_none_taken_for_another() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    assert not set(ALPHABET) & set("01OILSZBAEUYQ")


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(2000)}) == 2000
