"""Where the service is delivered, and where the provider works."""

from __future__ import annotations

import pytest

from tests.matching_builders import LUTON, matched
from worthwhile.engines.matching import About, Eligibility, Place, PlacesFrom, Standing, State

DUNSTABLE = Place(name="Central Bedfordshire", standing=Standing.OUTSIDE, km=12.4)
LEEDS = Place(name="Leeds", standing=Standing.OUTSIDE, km=220.0)
REGION = Place(name="East of England", standing=Standing.AROUND, km=0.0)
BOARD = Place(name="NHS Example Integrated Care Board", standing=Standing.OUTSIDE, km=None)


def _area(**to):
    return matched(to=to).reason(About.AREA)


def test_a_provider_that_works_there_is_told_so():
    reason = _area()
    assert (reason.state, reason.points) == (State.MET, 1.0)
    assert reason.sentence == "You work in Luton, where the service is delivered."


def test_a_place_within_reach_is_near_and_how_far():
    reason = _area(places=(DUNSTABLE,))
    assert reason.state is State.WATCH
    assert reason.sentence == (
        "The service is delivered in Central Bedfordshire, about 12 km from where you work: "
        "within the 20 km you would travel."
    )


def test_a_place_out_of_reach_makes_it_a_no():
    found = matched(to={"places": (LEEDS,)})
    assert found.reason(About.AREA).state is State.NOT_MET
    assert found.eligibility is Eligibility.NO
    assert "about 220 km" in found.reason(About.AREA).sentence


def test_a_larger_area_around_is_worked_in_in_part():
    reason = _area(places=(REGION,))
    assert reason.state is State.WATCH
    assert reason.sentence == "The service is delivered in East of England; you work in a part of that."


def test_one_of_two_places_is_worked_in_in_part():
    reason = _area(places=(LUTON, LEEDS))
    assert reason.state is State.WATCH
    assert reason.sentence == "The service is delivered in 2 places; you work in Luton."


@pytest.mark.parametrize("to", [{"places": ()}, {"places": (BOARD,)}])
def test_what_is_not_known_of_the_place_makes_eligibility_unknown(to):
    found = matched(to=to)
    assert found.reason(About.AREA).state is State.UNKNOWN
    assert found.reason(About.AREA).points == 0.25
    assert found.eligibility is Eligibility.UNKNOWN


def test_a_buyer_far_away_does_not_say_that_the_service_is():
    found = matched(to={"places": (LEEDS,), "places_from": PlacesFrom.BUYER})
    assert found.reason(About.AREA).state is State.UNKNOWN
    assert found.eligibility is Eligibility.UNKNOWN


def test_a_buyer_nearby_is_no_promise_of_the_place():
    reason = _area(places_from=PlacesFrom.BUYER)
    assert reason.state is State.WATCH
    assert reason.points == 0.6
    assert reason.sentence.startswith("The notice names no place of delivery; the buyer's address is in Luton")


def test_a_provider_that_states_no_reach_is_given_thirty_kilometres():
    near = matched(of={"travel_km": None}, to={"places": (Place(name="X", standing=Standing.OUTSIDE, km=29.0),)})
    far = matched(of={"travel_km": None}, to={"places": (Place(name="X", standing=Standing.OUTSIDE, km=31.0),)})
    assert near.reason(About.AREA).state is State.WATCH
    assert far.reason(About.AREA).state is State.NOT_MET
