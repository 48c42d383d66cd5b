"""Length, lots, route and the weight of price."""

from __future__ import annotations

import pytest

from tests.matching_builders import matched
from worthwhile.engines.matching import About, CriterionStated, State
from worthwhile.engines.matching.shape import price_weight_of


@pytest.mark.parametrize(
    ("months", "state", "points"),
    [
        (None, State.UNKNOWN, 0.25),
        (6, State.NOT_MET, 1 / 6),
        (12, State.WATCH, 1 / 3),
        (36, State.MET, 1),
        (60, State.MET, 1),
    ],
)
def test_longer_is_better_up_to_three_years(months, state, points):
    reason = matched(to={"months": months}).reason(About.LENGTH)
    assert (reason.state, reason.points) == (state, pytest.approx(points))


@pytest.mark.parametrize(
    ("lots", "state"), [(None, State.UNKNOWN), (0, State.UNKNOWN), (1, State.WATCH), (4, State.MET)]
)
def test_lots_let_one_bid_for_a_part(lots, state):
    assert matched(to={"lots": lots}).reason(About.LOTS).state is state


@pytest.mark.parametrize(
    ("to", "state"),
    [
        ({"method": "open"}, State.MET),
        ({"method": "open", "framework": True}, State.WATCH),
        ({"method": "direct", "framework": True}, State.NOT_MET),
        ({"method": "limited"}, State.NOT_MET),
        ({"method": "selective"}, State.WATCH),
        ({"method": "selective", "dynamic_market": True}, State.MET),
        ({"method": None}, State.UNKNOWN),
        ({"method": "something new"}, State.UNKNOWN),
    ],
)
def test_the_route_says_who_may_bid(to, state):
    assert matched(to=to).reason(About.ROUTE).state is state


def _criteria(*weights, lot=None):
    return tuple(CriterionStated(type=kind, weight=weight, lot=lot) for kind, weight in weights)


@pytest.mark.parametrize(
    ("criteria", "weight"),
    [
        ((), None),
        (_criteria(("quality", 60.0), ("price", 40.0)), 40),
        (_criteria(("quality", 60.0), ("price", 30.0), ("cost", 10.0)), 40),
        (_criteria(("quality", 100.0)), None),  # no price is stated: not the same as none
        (_criteria(("price", None)), None),
        (_criteria(("quality", 90.0), ("price", 40.0)), None),  # more than the whole
        (_criteria(("price", 70.0), lot="1") + _criteria(("price", 30.0), lot="2"), 30),
    ],
)
def test_what_price_weighs_is_read_from_the_criteria(criteria, weight):
    assert price_weight_of(criteria) == weight


@pytest.mark.parametrize(
    ("weight", "state"), [(40, State.MET), (60, State.WATCH), (61, State.NOT_MET), (100, State.NOT_MET)]
)
def test_a_heavy_price_speaks_against_it(weight, state):
    reason = matched(to={"criteria": _criteria(("price", float(weight)))}).reason(About.PRICE_WEIGHT)
    assert reason.state is state
    assert f"{weight}%" in reason.sentence
