"""Small groups stay hidden."""

from __future__ import annotations

import pytest

from worthwhile.engines.measures.suppression import groups_to_hide, is_total_safe


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"a": 10, "b": 10}, set()),
        ({"a": 9, "b": 30, "c": 20}, {"a", "c"}),
        ({"a": 9, "b": 1, "c": 20}, {"a", "b"}),
        ({"a": 3, "b": 2, "c": 20, "d": 40}, {"a", "b", "c"}),
        ({"a": 0, "b": 30, "c": 20}, {"a", "c"}),
        ({"a": 4}, {"a"}),
        ({"a": 4, "b": 5}, {"a", "b"}),
    ],
)
def test_a_small_group_is_hidden_with_enough_others(sizes: dict[str, int], hidden: set[str]) -> None:
    assert groups_to_hide(sizes=sizes, minimum=10) == hidden


def test_the_total_is_not_safe_where_it_is_itself_small() -> None:
    sizes = {"a": 4, "b": 5}
    assert not is_total_safe(sizes=sizes, hidden=groups_to_hide(sizes=sizes, minimum=10), minimum=10)


def test_the_total_is_safe_beside_hidden_groups_that_hold_enough_people() -> None:
    sizes = {"a": 4, "b": 20, "c": 30}
    assert is_total_safe(sizes=sizes, hidden=groups_to_hide(sizes=sizes, minimum=10), minimum=10)
