"""Kleene's tables, and that what is known never changes when more is."""

from __future__ import annotations

import itertools

import pytest

from worthwhile.engines.regimes.truth import Truth, all_of, any_of, not_, truth_of

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (T, T, T, T),
        (T, F, F, T),
        (T, U, U, T),
        (F, F, F, F),
        (F, U, F, U),
        (U, U, U, U),
    ],
)
def test_both_and_either_are_as_kleene_has_them(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert all_of((left, right)) is all_of((right, left)) is both
    assert any_of((left, right)) is any_of((right, left)) is either


def test_not_of_unknown_is_unknown() -> None:
    assert [not_(truth) for truth in (T, F, U)] == [F, T, U]


def test_nothing_at_all_is_true_of_all_and_false_of_any() -> None:
    assert all_of(()) is T
    assert any_of(()) is F


def test_nothing_stated_is_unknown() -> None:
    assert [truth_of(value) for value in (True, False, None)] == [T, F, U]


@pytest.mark.parametrize("join", [all_of, any_of])
def test_filling_in_an_unknown_never_changes_what_was_known(join) -> None:
    for parts in itertools.product((T, F, U), repeat=3):
        before = join(parts)
        for filled in itertools.product(*[(T, F) if part is U else (part,) for part in parts]):
            assert before in (U, join(filled))
