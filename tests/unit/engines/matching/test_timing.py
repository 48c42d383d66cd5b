"""Whether there is time to write a bid."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.matching_builders import ON, matched
from worthwhile.engines.matching import About, Eligibility, State


def _due_in(**left):
    return matched(to={"deadline_at": ON + timedelta(**left)})


@pytest.mark.parametrize(
    ("days", "state", "points"),
    [
        (20, State.MET, 1.0),
        (19, State.WATCH, 0.95),
        (10, State.WATCH, 0.5),
        (9, State.NOT_MET, 0.45),
        (0, State.NOT_MET, 0),
    ],
)
def test_the_days_left_are_set_against_the_days_needed(days, state, points):
    found = _due_in(days=days)
    assert found.reason(About.TIME).state is state
    assert found.reason(About.TIME).points == pytest.approx(points)
    assert found.is_free_of_objections


def test_a_deadline_that_has_passed_makes_it_a_no_and_nothing_would_help():
    found = _due_in(minutes=-1)
    assert found.eligibility is Eligibility.NO
    assert found.remedies == ()
    assert found.reason(About.TIME).sentence == "The deadline was 22 November 2026."


def test_the_sentence_has_its_figures():
    assert _due_in(days=25, hours=3).reason(About.TIME).sentence == (
        "Bids are due on 17 December 2026: 25 days left, against the 20 days that you need for a bid."
    )


def test_what_we_allow_is_told_where_the_provider_states_nothing():
    sentence = matched(of={"days_to_bid": None}).reason(About.TIME).sentence
    assert sentence.endswith("against the 28 days that we allow for a bid.")


def test_the_last_day_is_less_than_a_day():
    assert "less than a day left" in _due_in(hours=5).reason(About.TIME).sentence


def test_the_day_is_that_on_the_clocks_of_the_buyer():
    found = matched(to={"deadline_on": date(2027, 1, 2)})
    assert "2 January 2027" in found.reason(About.TIME).sentence


def test_a_dynamic_market_may_be_joined_after_the_deadline_it_gave():
    joined = matched(to={"deadline_at": ON - timedelta(days=400), "dynamic_market": True}).reason(About.TIME)
    assert (joined.state, joined.decides, joined.points) == (State.MET, False, 1)
    assert joined.sentence.startswith("A dynamic market may be joined at any time; the deadline as published was ")
    assert _due_in(days=-400).reason(About.TIME).state is State.NOT_MET


def test_no_deadline_is_unknown_but_for_a_dynamic_market():
    assert matched(to={"deadline_at": None}).reason(About.TIME).state is State.UNKNOWN
    joined = matched(to={"deadline_at": None, "dynamic_market": True})
    assert joined.reason(About.TIME).state is State.MET
    assert joined.reason(About.TIME).sentence == "A dynamic market is open to join: no deadline is stated."
