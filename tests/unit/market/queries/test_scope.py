"""The part of the market that a question is about."""

from __future__ import annotations

from datetime import date

import pytest

from worthwhile.kernel.problems import InvalidInput
from worthwhile.market.queries.scope import Scope, cpv_prefix


@pytest.mark.parametrize(
    ("given", "prefix"),
    [("85300000", "853"), ("85300000-2", "853"), ("853", "853"), ("80000000", "80"), ("85", "85"),
     ("85311300", "853113")],
)  # fmt: skip
def test_a_code_takes_in_all_codes_below_it(given: str, prefix: str) -> None:
    assert cpv_prefix(given) == prefix


def test_prefixes_are_given_once_in_order() -> None:
    assert Scope(cpv=("85310000", "853", "8531")).cpv_prefixes == ("853", "8531")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as told:
        Scope(cpv=("8", "85"), buyers=("Leeds",), suppliers=(":",), since=date(2025, 2, 1), until=date(2025, 1, 31))
    assert [problem.path for problem in told.value.problems] == ["cpv[0]", "buyers[0]", "suppliers[0]", "until"]


def test_a_span_of_one_day_is_a_span() -> None:
    assert Scope(since=date(2025, 1, 1), until=date(2025, 1, 1)).until == date(2025, 1, 1)
