"""Days as each law counts them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.regime_builders import CALENDARS, PSR, decided, facts_of
from worthwhile.engines.regimes import Clock, Regime, Route, Truth, Turn, due_day, standstill
from worthwhile.engines.regimes.clocks import clock_words
from worthwhile.reference.regimes import regime_rules


@pytest.mark.parametrize(
    ("days", "turn", "expected"),
    [
        (14, Turn.WAIT, date(2026, 3, 16)),
        (30, Turn.DUE, date(2026, 3, 31)),
        (90, Turn.DUE, date(2026, 5, 30)),
        (120, Turn.DUE, date(2026, 6, 29)),
        (180, Turn.DUE, date(2026, 8, 28)),
    ],
)
def test_a_wait_ends_so_many_days_after_and_a_duty_counts_the_day_itself(days, turn, expected) -> None:
    clock = Clock(days=days, after="awarded_on", turn=turn)
    assert due_day(clock=clock, event_on=date(2026, 3, 2)) == expected


def test_a_clock_of_working_days_needs_a_calendar() -> None:
    clock = Clock(days=5, after="last_decision_on", turn=Turn.WAIT, working=True)
    assert due_day(clock=clock, event_on=date(2026, 4, 2)) is None
    found = due_day(clock=clock, event_on=date(2026, 4, 2), calendar=CALENDARS.of("england"))
    assert found == date(2026, 4, 13)  # Good Friday and Easter Monday between


def test_a_clock_says_how_it_counts() -> None:
    assert clock_words(Clock(days=14, after="x", turn=Turn.WAIT)) == "14 days after that day"
    assert clock_words(Clock(days=30, after="x", turn=Turn.DUE)) == "within 30 days, that day counted as the first"


def test_a_notice_of_a_saturday_starts_the_english_standstill_on_sunday() -> None:
    found = _standstill(intention_published_on="2026-03-07")
    assert (found.start, found.end) == (date(2026, 3, 8), date(2026, 3, 18))
    assert found.earliest_award_on == date(2026, 3, 19)


def _standstill(regime: Regime = Regime.PSR_ENGLAND, route: Route = Route.COMPETITIVE, **facts: object):
    given = facts_of({**PSR, **facts})
    return standstill(regime=regime, route=route, facts=given, rules=regime_rules(), calendar=CALENDARS)


def test_a_challenge_moves_no_day_but_adds_a_further_wait() -> None:
    quiet = _standstill(intention_published_on="2026-03-02")
    loud = _standstill(intention_published_on="2026-03-02", representations_received=True)
    told = _standstill(
        intention_published_on="2026-03-02", representations_received=True, last_decision_on="2026-03-20"
    )
    assert quiet.end == loud.end == told.end == date(2026, 3, 13)
    assert loud.waits_for == ("last_decision_on",)
    assert told.further_end == date(2026, 3, 27)


def test_no_challenge_leaves_nothing_to_wait_for() -> None:
    found = _standstill(intention_published_on="2026-03-02", representations_received=False)
    assert found.waits_for == ()
    assert found.further_end is None


def test_a_holiday_of_another_nation_is_told_where_it_would_end_the_standstill_later() -> None:
    found = _standstill(Regime.PA_FULL, Route.COMPETITIVE_TENDERING, award_notice_on="2026-03-10")
    assert found.end == date(2026, 3, 19)
    assert found.end_if_all_holidays == date(2026, 3, 20)  # Saint Patrick's Day in Northern Ireland


def test_without_the_day_of_the_notice_the_clock_is_told_and_the_day_waited_for() -> None:
    found = _standstill()
    assert (found.required, found.start, found.end) == (Truth.TRUE, None, None)
    assert found.waits_for == ("intention_published_on",)
    assert "8th working day" in found.clock


def test_routes_with_different_standstills_wait_for_the_choice() -> None:
    decision = decided({**PSR, "calling_off": True, "urgent": False})
    assert decision.standstill.required is Truth.UNKNOWN
    assert decision.standstill.waits_for == ("chosen_route",)


def test_a_law_whose_standstill_was_not_read_leaves_it_unknown() -> None:
    with pytest.raises(KeyError):
        _standstill(Regime.SCOTLAND_2014_ACT, Route.REGULATED_COMPETITION)


def test_a_further_decision_without_a_challenge_adds_no_wait() -> None:
    for received in (False, None):
        found = _standstill(
            intention_published_on="2026-03-02", representations_received=received, last_decision_on="2026-03-20"
        )
        assert found.further_end is None
