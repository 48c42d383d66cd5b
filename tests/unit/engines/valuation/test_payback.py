"""How long until the value has covered what was put in."""

from decimal import Decimal

import pytest

from worthwhile.engines.valuation.payback import payback_months


def _months(values: list[int], investment: int) -> Decimal | None:
    return payback_months(value_by_year=[Decimal(value) for value in values], investment=Decimal(investment))


@pytest.mark.parametrize(
    ("values", "investment", "months"),
    [
        ([1200], 600, "6"),
        ([1200], 1200, "12"),
        ([600, 600], 900, "18"),
        ([0, 1200], 600, "18"),
        ([1000, -500, 1000], 1200, "32.4"),
    ],
)
def test_value_comes_evenly_within_each_year(values: list[int], investment: int, months: str) -> None:
    assert _months(values, investment) == Decimal(months)


def test_what_is_never_covered_has_no_payback() -> None:
    assert _months([100, 100], 1000) is None


def test_a_loss_never_pays_back() -> None:
    assert _months([-100], 100) is None


def test_nothing_put_in_is_paid_back_at_once() -> None:
    assert _months([100], 0) == 0
