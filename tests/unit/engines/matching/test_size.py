"""A year of the contract against turnover, the whole against the largest so far."""

from __future__ import annotations

import pytest

from tests.matching_builders import matched
from worthwhile.engines.matching import About, Eligibility, State


def _size(**to):
    return matched(to={"value_low": to.get("value"), "value_high": to.get("value")} | to.get("more", {}))


@pytest.mark.parametrize(
    ("value", "months", "state", "points"),
    [
        (1_500_000, 36, State.MET, 1.0),  # half the turnover a year
        (2_250_000, 36, State.WATCH, 0.5),  # three quarters of it
        (3_000_000, 36, State.WATCH, 0.0),  # all of it
        (3_000_003, 36, State.NOT_MET, 0.0),
        (500_000, 6, State.MET, 1.0),  # shorter than a year counts as a year
        (1_200_000, 6, State.NOT_MET, 0.0),
    ],
)
def test_a_year_is_set_against_turnover(value, months, state, points):
    found = _size(value=float(value), more={"months": float(months)})
    assert found.reason(About.SIZE).state is state
    assert found.reason(About.SIZE).points == pytest.approx(points)
    assert (found.eligibility is Eligibility.NO) is (state is State.NOT_MET)


def test_the_sentence_has_its_figures():
    assert matched().reason(About.SIZE).sentence == (
        "The contract is worth £80,000 a year, 8% of your turnover of £1,000,000 (2026): it fits."
    )


@pytest.mark.parametrize(
    ("of", "to"),
    [
        ({"turnover": None}, {}),
        ({"turnover": 0.0}, {}),
        ({}, {"value_low": None, "value_high": None}),
        ({}, {"value_low": 900_000.0, "value_high": 900_000.0, "months": None}),
        ({}, {"value_low": 9e6, "value_high": 9e6, "framework": True}),
        ({}, {"value_low": None, "value_high": 9e6, "lots": 5}),
    ],
)
def test_what_is_not_known_of_the_size_is_not_good_and_not_a_no(of, to):
    found = matched(of=of, to=to)
    assert found.reason(About.SIZE).state is State.UNKNOWN
    assert found.reason(About.SIZE).points == 0.25
    assert found.eligibility is Eligibility.UNKNOWN


def test_a_whole_that_is_small_enough_fits_though_its_length_is_not_known():
    assert matched(to={"months": None}).reason(About.SIZE).state is State.MET


def test_the_smallest_lot_counts_where_lots_are_valued():
    found = matched(to={"value_low": 90_000.0, "value_high": 9e6, "lots": 12})
    assert found.reason(About.SIZE).state is State.MET
    assert found.reason(About.SIZE).sentence.startswith("The smallest lot is worth £30,000 a year")


@pytest.mark.parametrize(("value", "state"), [(300_000, State.MET), (450_000, State.WATCH), (900_000, State.NOT_MET)])
def test_the_whole_is_set_against_the_largest_contract_so_far(value, state):
    found = _size(value=float(value), more={"months": 60.0})
    assert found.reason(About.STEP_UP).state is state
    assert found.eligibility is not Eligibility.NO


def test_a_step_up_says_how_large_it_is():
    reason = _size(value=450_000.0).reason(About.STEP_UP)
    assert reason.sentence == "The contract, £450,000, is 1.5 times your largest contract so far, £300,000."


@pytest.mark.parametrize(
    ("smallest", "state"),
    [(None, State.UNKNOWN), (200_000, State.MET), (400_000, State.WATCH), (500_000, State.NOT_MET)],
)
def test_a_contract_may_be_too_small_to_be_worth_a_bid(smallest, state):
    assert matched(of={"smallest_contract": smallest}).reason(About.WORTH_A_BID).state is state
