"""Rank correlation is achieved, and what cannot hold is refused in words."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from scipy import stats

from worthwhile.engines.valuation.case import Correlation
from worthwhile.engines.valuation.copula import RankCorrelation, rank_correlation
from worthwhile.engines.valuation.tabulated import FloatArray
from worthwhile.kernel.problems import InvalidInput


def correlated(*pairs: tuple[str, str, str]) -> RankCorrelation:
    names = {name for first, second, _ in pairs for name in (first, second)}
    correlations = [Correlation(between=(first, second), rank=Decimal(rank)) for first, second, rank in pairs]
    return rank_correlation(correlations=correlations, draw_of={name: name for name in names})


def drawn(correlation: RankCorrelation, draws: int = 100_000) -> dict[str, FloatArray]:
    rng = np.random.default_rng(1)
    return correlation.probabilities({name: rng.standard_normal(draws) for name in correlation.names})


@pytest.mark.parametrize("rank", ["-0.9", "-0.3", "0", "0.5", "0.95"])
def test_the_rank_correlation_asked_for_is_the_one_drawn(rank: str) -> None:
    found = drawn(correlated(("a.value", "b.value", rank)))
    assert stats.spearmanr(found["a.value"], found["b.value"]).statistic == pytest.approx(float(rank), abs=0.01)


def test_correlated_probabilities_are_still_even_from_0_to_1() -> None:
    found = drawn(correlated(("a.value", "b.value", "0.8")))
    assert stats.kstest(found["b.value"], "uniform").pvalue > 0.001


@pytest.mark.parametrize("rank", ["1", "-1"])
def test_parameters_may_move_wholly_together_or_apart(rank: str) -> None:
    found = drawn(correlated(("a.value", "b.value", rank)))
    assert stats.spearmanr(found["a.value"], found["b.value"]).statistic == pytest.approx(float(rank), abs=1e-6)


def test_pairs_that_share_a_parameter_all_hold() -> None:
    found = drawn(
        correlated(("a.value", "b.value", "0.6"), ("b.value", "c.value", "-0.5"), ("a.value", "c.value", "-0.2"))
    )
    assert stats.spearmanr(found["b.value"], found["c.value"]).statistic == pytest.approx(-0.5, abs=0.01)
    assert stats.spearmanr(found["a.value"], found["c.value"]).statistic == pytest.approx(-0.2, abs=0.01)


def test_correlations_that_cannot_all_hold_are_named_with_what_to_do() -> None:
    with pytest.raises(InvalidInput) as refused:
        correlated(("a.value", "b.value", "0.9"), ("b.value", "c.value", "0.9"), ("a.value", "c.value", "-0.9"))
    (problem,) = refused.value.problems
    assert problem.path == "correlations"
    assert "a.value with c.value (-0.9)" in problem.message
    assert "nearer to 0" in problem.message


def test_a_correlation_with_a_parameter_that_has_no_range_is_passed_over() -> None:
    correlations = [Correlation(between=("a.value", "b.value"), rank=Decimal("0.5"))]
    assert rank_correlation(correlations=correlations, draw_of={"a.value": "a.value"}).names == ()


def test_one_pair_cannot_have_two_ranks() -> None:
    with pytest.raises(InvalidInput, match=r"already have rank 0\.5"):
        correlated(("a.value", "b.value", "0.5"), ("b.value", "a.value", "0.6"))


def test_two_names_of_one_bank_figure_need_no_correlation() -> None:
    correlations = [Correlation(between=("a.value", "b.value"), rank=Decimal("0.5"))]
    with pytest.raises(InvalidInput, match="always move together"):
        rank_correlation(correlations=correlations, draw_of={"a.value": "value-bank/X", "b.value": "value-bank/X"})
