"""The interval of a mean."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from scipy import stats

from worthwhile.engines.measures.interval import interval_of_mean


def _interval(values: list[Decimal], seed: int = 1) -> tuple[Decimal, Decimal] | None:
    return interval_of_mean(values=values, draws=5000, rng=np.random.default_rng(seed))


@pytest.mark.parametrize("distinct", [5, 4000])
def test_it_agrees_with_an_independent_bootstrap(distinct: int) -> None:
    numbers = np.random.default_rng(7).integers(0, distinct, size=4000 if distinct > 1000 else 60)
    found = _interval([Decimal(int(number)) for number in numbers])
    assert found is not None
    peer = stats.bootstrap((numbers,), np.mean, method="percentile", n_resamples=5000, rng=2).confidence_interval
    spread = (peer.high - peer.low) / 15
    assert float(found[0]) == pytest.approx(peer.low, abs=spread)
    assert float(found[1]) == pytest.approx(peer.high, abs=spread)


def test_one_value_has_no_interval() -> None:
    assert _interval([Decimal(3)]) is None


def test_equal_values_have_no_spread() -> None:
    assert _interval([Decimal(3)] * 20) == (Decimal(3), Decimal(3))


def test_the_same_seed_gives_the_same_interval_whatever_the_order() -> None:
    values = [Decimal(n) for n in (1, 5, 2, 9, 4, 4)]
    assert _interval(values) == _interval(values[::-1])


def test_another_seed_gives_other_draws() -> None:
    values = [Decimal(n) / 7 for n in range(30)]
    assert _interval(values, 1) != _interval(values, 2)
