"""Every shape is compared with scipy, which the product itself does not use."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from worthwhile.engines.valuation.distributions import quantile
from worthwhile.engines.valuation.vocabulary import Distribution

PROBABILITIES = np.concatenate(
    [np.linspace(0.0005, 0.9995, 2001), 10.0 ** -np.arange(4, 16), 1 - 10.0 ** -np.arange(4, 15)]
)


def test_a_triangular_range_has_its_mode_at_the_central_value() -> None:
    found = quantile(distribution=Distribution.TRIANGULAR, low=10, central=25, high=50)(PROBABILITIES)
    expected = stats.triang(c=15 / 40, loc=10, scale=40).ppf(PROBABILITIES)
    np.testing.assert_allclose(found, expected, rtol=1e-13)


@pytest.mark.parametrize("central", [10, 50])
def test_a_triangular_range_may_have_its_mode_at_an_end(central: float) -> None:
    found = quantile(distribution=Distribution.TRIANGULAR, low=10, central=central, high=50)(PROBABILITIES)
    expected = stats.triang(c=(central - 10) / 40, loc=10, scale=40).ppf(PROBABILITIES)
    np.testing.assert_allclose(found, expected, rtol=1e-13)


def test_a_triangular_range_reaches_its_ends_and_no_further() -> None:
    found = quantile(distribution=Distribution.TRIANGULAR, low=0.1, central=0.2, high=0.4)(np.array([0.0, 1.0]))
    assert found == pytest.approx([0.1, 0.4], abs=1e-16)


def test_a_uniform_range_is_even_from_low_to_high() -> None:
    found = quantile(distribution=Distribution.UNIFORM, low=-5, central=1, high=7)(PROBABILITIES)
    np.testing.assert_allclose(found, stats.uniform(-5, 12).ppf(PROBABILITIES), rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("central", [10, 11, 24, 30, 49.9, 50])
def test_a_pert_range_is_a_beta_with_its_mode_at_the_central_value(central: float) -> None:
    found = quantile(distribution=Distribution.PERT, low=10, central=central, high=50)(PROBABILITIES)
    shape = stats.beta(1 + 4 * (central - 10) / 40, 1 + 4 * (50 - central) / 40, loc=10, scale=40)
    np.testing.assert_allclose(found, shape.ppf(PROBABILITIES), atol=40 * 1e-10, rtol=0)


def test_a_normal_range_has_low_and_high_as_its_5th_and_95th_percentile() -> None:
    found = quantile(distribution=Distribution.NORMAL, low=80, central=100, high=120)(np.array([0.05, 0.5, 0.95]))
    assert found == pytest.approx([80, 100, 120], abs=1e-10)


def test_a_normal_range_follows_the_normal_into_its_tails() -> None:
    found = quantile(distribution=Distribution.NORMAL, low=-1.6448536269514722, central=0, high=1.6448536269514722)
    np.testing.assert_allclose(found(PROBABILITIES), stats.norm.ppf(PROBABILITIES), atol=1e-12, rtol=0)


def test_a_normal_value_may_be_below_0() -> None:
    found = quantile(distribution=Distribution.NORMAL, low=-10, central=5, high=20)(np.array([0.001]))
    assert found[0] == pytest.approx(stats.norm.ppf(0.001, 5, 15 / 1.6448536269514722))


@pytest.mark.parametrize(("low", "central", "high"), [(0.0, 0.1, 0.2), (0.6, 0.8, 1.0), (0.0, 0.5, 1.0)])
def test_a_normal_rate_is_cut_off_at_0_and_1_by_its_inverse(low: float, central: float, high: float) -> None:
    found = quantile(distribution=Distribution.NORMAL, low=low, central=central, high=high, least=0, most=1)
    deviation = (high - low) / (2 * stats.norm.ppf(0.95))
    inner = np.linspace(0.0005, 0.9995, 2001)  # beyond, scipy's cut-off normal itself loses digits
    cut = stats.truncnorm(-central / deviation, (1 - central) / deviation, loc=central, scale=deviation)
    np.testing.assert_allclose(found(inner), cut.ppf(inner), atol=1e-12, rtol=0)


def test_no_draws_pile_up_where_a_range_is_cut_off() -> None:
    found = quantile(distribution=Distribution.NORMAL, low=0, central=1, high=2, least=0)
    drawn = found(np.random.default_rng(1).random(100_000))
    assert drawn.min() > 0
    assert len(np.unique(drawn)) > 99_000


def test_a_lognormal_range_has_its_median_at_the_central_value() -> None:
    found = quantile(distribution=Distribution.LOGNORMAL, low=500, central=900, high=2500)(PROBABILITIES)
    expected = stats.lognorm(s=math.log(5) / 3.29, scale=900).ppf(PROBABILITIES)
    np.testing.assert_allclose(found, expected, rtol=1e-11)


def test_a_lognormal_rate_is_cut_off_at_1_by_its_inverse() -> None:
    found = quantile(distribution=Distribution.LOGNORMAL, low=0.2, central=0.6, high=0.9, least=0, most=1)
    whole = stats.lognorm(s=math.log(0.9 / 0.2) / 3.29, scale=0.6)
    np.testing.assert_allclose(found(PROBABILITIES), whole.ppf(PROBABILITIES * whole.cdf(1)), rtol=1e-11)


@pytest.mark.parametrize(
    ("low", "central", "high"),
    [(0.1, 0.2, 0.4), (0.0, 0.5, 1.0), (0.9, 0.98, 1.0), (0.499, 0.5, 0.501)],
)
def test_a_beta_range_has_the_mean_and_deviation_that_the_range_states(low: float, central: float, high: float) -> None:
    found = quantile(distribution=Distribution.BETA, low=low, central=central, high=high)(PROBABILITIES)
    weight = central * (1 - central) / ((high - low) / 3.29) ** 2 - 1
    expected = stats.beta(central * weight, (1 - central) * weight).ppf(PROBABILITIES)
    np.testing.assert_allclose(found, expected, atol=1e-8, rtol=0)


def test_a_beta_range_so_wide_that_most_draws_lie_at_an_end_is_still_close() -> None:
    found = quantile(distribution=Distribution.BETA, low=0, central=0.01, high=0.2)(PROBABILITIES)
    weight = 0.01 * 0.99 / (0.2 / 3.29) ** 2 - 1
    np.testing.assert_allclose(found, stats.beta(0.01 * weight, 0.99 * weight).ppf(PROBABILITIES), atol=1e-6, rtol=0)


@pytest.mark.parametrize("width", [1e-4, 1e-5, 1e-6, 1e-9, 1e-14])
@pytest.mark.parametrize("central", [0.01, 0.5])
def test_a_beta_range_may_be_very_narrow(width: float, central: float) -> None:
    found = quantile(distribution=Distribution.BETA, low=central - width / 2, central=central, high=central + width / 2)
    inner = np.array([0.05, 0.5, 0.95])
    expected = central + width / 3.29 * stats.norm.ppf(inner)
    np.testing.assert_allclose(found(inner), expected, atol=width / 100, rtol=1e-15)


def test_a_beta_value_that_was_uprated_keeps_its_shape() -> None:
    plain = quantile(distribution=Distribution.BETA, low=0.2, central=0.5, high=0.7)(PROBABILITIES)
    uprated = quantile(distribution=Distribution.BETA, low=0.26, central=0.65, high=0.91, unit=1.3)(PROBABILITIES)
    np.testing.assert_allclose(uprated, 1.3 * plain, atol=1e-12)


@pytest.mark.parametrize("distribution", list(Distribution))
def test_a_higher_probability_never_gives_a_lower_value(distribution: Distribution) -> None:
    found = quantile(distribution=distribution, low=0.2, central=0.4, high=0.6)(np.linspace(0, 1, 200_001)[:-1])
    assert np.all(np.isfinite(found))
    assert np.all(np.diff(found) >= -1e-15)
