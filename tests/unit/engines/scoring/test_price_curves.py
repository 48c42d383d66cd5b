"""Points against price under each formula."""

from __future__ import annotations

from fractions import Fraction

from worthwhile.engines.scoring import Formula, price_curves

BIDS = [Fraction(60), Fraction(100), Fraction(140)]


def test_each_formula_gives_the_worked_points_at_the_ends() -> None:
    curves = {one.formula: one for one in price_curves(bids=BIDS, weight=Fraction(50), benchmark=Fraction(120))}
    ends = {formula: (one.points[0], one.points[-1]) for formula, one in curves.items()}
    assert ends == {
        Formula.INVERSE: (50, Fraction(150, 7)),
        Formula.MEAN_DISTANCE: (45, 5),
        Formula.SPREAD: (50, 0),
        Formula.BENCHMARK: (50, Fraction(50, 3)),
    }
    assert curves[Formula.INVERSE].prices[3] == 100


def test_without_a_benchmark_its_formula_is_left_out() -> None:
    curves = price_curves(bids=BIDS, weight=Fraction(50), benchmark=None)
    assert [one.formula for one in curves] == [Formula.INVERSE, Formula.MEAN_DISTANCE, Formula.SPREAD]


def test_a_price_of_nothing_leaves_a_gap_and_no_error() -> None:
    curve = price_curves(bids=[Fraction(0), Fraction(10)], weight=Fraction(50), benchmark=None)[0]
    assert curve.points == (None,) * 7


def test_bids_of_one_price_have_no_curve() -> None:
    assert price_curves(bids=[Fraction(5), Fraction(5)], weight=Fraction(50), benchmark=None) == ()
    assert price_curves(bids=[], weight=Fraction(50), benchmark=None) == ()
