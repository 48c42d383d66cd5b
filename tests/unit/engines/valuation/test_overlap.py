"""Outcomes that may describe the same change in the same people."""

from decimal import Decimal
from typing import Any

from tests.builders import outcome_data
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.overlap import counted_instead, shared_change_groups
from worthwhile.kernel.records import read


def _outcomes(**shares: list[str]) -> list[Outcome]:
    made: list[dict[str, Any]] = [outcome_data(id=name, shares_change_with=others) for name, others in shares.items()]
    return [read(Outcome, data) for data in made]


def _values(**values: int) -> dict[str, Decimal]:
    return {name: Decimal(value) for name, value in values.items()}


def test_outcomes_that_declare_nothing_all_count() -> None:
    assert counted_instead(_outcomes(a=[], b=[]), _values(a=1, b=2)) == {}


def test_only_the_largest_of_a_group_counts() -> None:
    assert counted_instead(_outcomes(a=["b"], b=[]), _values(a=1, b=2)) == {"a": "b"}


def test_a_declaration_on_either_side_is_enough() -> None:
    assert shared_change_groups(_outcomes(a=[], b=["a"])) == (frozenset({"a", "b"}),)


def test_groups_reach_through_others() -> None:
    groups = shared_change_groups(_outcomes(a=["b"], b=[], c=["b"], d=["c"], e=[]))
    assert groups == (frozenset({"a", "b", "c", "d"}),)


def test_two_groups_that_a_later_outcome_joins_become_one() -> None:
    assert shared_change_groups(_outcomes(a=["b"], b=[], c=["d"], d=[], e=["a", "c"])) == (frozenset("abcde"),)


def test_between_equals_the_first_by_id_counts_whatever_the_order() -> None:
    values = _values(a=5, b=5)
    assert counted_instead(_outcomes(b=["a"], a=[]), values) == {"b": "a"}
    assert counted_instead(_outcomes(a=["b"], b=[]), values) == {"b": "a"}


def test_an_outcome_without_a_price_takes_no_place_in_a_group() -> None:
    assert shared_change_groups(_outcomes(a=["held"])) == ()
