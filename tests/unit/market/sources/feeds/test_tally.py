"""How long the rest may take is said as people say it."""

from __future__ import annotations

import pytest

from tests.still_clock import StillClock
from worthwhile.market.sources.feeds.tally import TimeLeft, count_notices, in_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "Less than a minute"),
        (59, "Less than a minute"),
        (60, "About 1 minute"),
        (100, "About 2 minutes"),
        (7199, "About 120 minutes"),
        (7200, "About 2 hours"),
        (144000, "About 40 hours"),
    ],
)
def test_a_length_of_time_is_said_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_what_is_left_follows_from_what_is_done() -> None:
    clock = StillClock()
    left = TimeLeft(clock=clock, work=10)
    clock.sleep(600)
    assert left.done(2) == "About 40 minutes left."
    clock.sleep(600)
    assert left.done(6) == "About 5 minutes left."
    assert left.done(2) == "Nothing is left."


def test_one_notice_is_not_notices() -> None:
    assert [count_notices(number) for number in (0, 1, 2000)] == ["0 notices", "1 notice", "2,000 notices"]
