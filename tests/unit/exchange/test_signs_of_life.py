"""An outage is noticed by a timer that ran regularly, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from worthwhile.exchange.signs_of_life import LONGEST_PAUSE, Silence, note_served, note_timer

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def ran_regularly(home: Path) -> None:
    for at in (NOON - minutes(10), NOON - minutes(5), NOON):
        assert note_timer(home, at) is None


def test_a_silence_begins_with_the_last_run_of_the_timer(tmp_path: Path) -> None:
    ran_regularly(tmp_path)
    assert note_timer(tmp_path, NOON + minutes(40)) == Silence(began=NOON, ended=NOON + minutes(40))


def test_it_is_told_once(tmp_path: Path) -> None:
    ran_regularly(tmp_path)
    assert note_timer(tmp_path, NOON + minutes(40)) is not None
    assert note_timer(tmp_path, NOON + minutes(45)) is None
    assert note_timer(tmp_path, NOON + minutes(50)) is None


def test_a_page_that_was_answered_shortens_it(tmp_path: Path) -> None:
    ran_regularly(tmp_path)
    note_served(tmp_path, NOON + minutes(4))
    assert note_timer(tmp_path, NOON + minutes(40)) == Silence(began=NOON + minutes(4), ended=NOON + minutes(40))


def test_a_short_pause_is_no_outage(tmp_path: Path) -> None:
    ran_regularly(tmp_path)
    assert note_timer(tmp_path, NOON + LONGEST_PAUSE) is None


@pytest.mark.parametrize("every", [11, 60, 1440])
def test_a_timer_that_runs_seldom_tells_nothing(tmp_path: Path, every: int) -> None:
    assert [note_timer(tmp_path, NOON + minutes(every * run)) for run in range(5)] == [None] * 5


def test_a_timer_that_stopped_while_pages_were_answered_tells_nothing(tmp_path: Path) -> None:
    ran_regularly(tmp_path)
    note_served(tmp_path, NOON + minutes(300))
    assert note_timer(tmp_path, NOON + minutes(340)) is None


def test_the_first_run_tells_nothing(tmp_path: Path) -> None:
    note_served(tmp_path, NOON - minutes(600))
    assert note_timer(tmp_path, NOON) is None
