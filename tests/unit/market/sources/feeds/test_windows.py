"""Windows of time cover everything, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.sources.feeds.windows import (
    SMALLEST,
    Window,
    halve,
    is_unclear,
    join,
    left_open,
    newest_piece,
    uk_time,
)

CLOCKS_BACK = datetime.fromisoformat("2026-10-25T00:00:00")
CLOCKS_FORWARD = datetime.fromisoformat("2026-03-29T00:00:00")
FIRST, LAST = datetime.fromisoformat("2021-01-01T00:00:00"), datetime.fromisoformat("2026-12-31T00:00:00")
moments = st.datetimes(FIRST, LAST).map(lambda moment: moment.replace(microsecond=0))
near_changes = st.builds(
    lambda night, seconds: night + timedelta(seconds=seconds),
    st.sampled_from([CLOCKS_BACK, CLOCKS_FORWARD]),
    st.integers(0, 4 * 3600),
).filter(lambda moment: not is_unclear(moment))


@st.composite
def _windows(draw, starts=moments):
    start = draw(starts)
    end = start + timedelta(seconds=draw(st.integers(1, 40 * 86400)))
    return Window(start, end if not is_unclear(end) else end + timedelta(hours=1))


def test_a_window_of_one_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Window(CLOCKS_BACK, CLOCKS_BACK)


@given(_windows() | _windows(near_changes))
def test_halves_share_an_edge_and_are_the_whole(window: Window) -> None:
    halves = halve(window)
    if halves is None:
        assert window.length <= SMALLEST or window.length <= timedelta(hours=1, seconds=1)
        return
    older, newer = halves
    assert (older.start, older.end, newer.end) == (window.start, newer.start, window.end)


@given(_windows() | _windows(near_changes))
def test_no_edge_is_made_in_an_hour_that_the_clocks_repeat_or_leave_out(window: Window) -> None:
    halves = halve(window)
    assert halves is None or not is_unclear(halves[0].end)
    assert not is_unclear(newest_piece(window, timedelta(hours=1)).start) or is_unclear(window.start)


def test_the_hour_that_the_clocks_repeat_is_never_cut_in_two() -> None:
    night = Window(CLOCKS_BACK.replace(hour=0, minute=59, second=59), CLOCKS_BACK.replace(hour=2))
    assert halve(night) is None


def test_a_moment_in_the_repeated_hour_goes_back_to_before_it() -> None:
    assert uk_time(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == datetime.fromisoformat("2026-10-25T00:59:59")
    assert uk_time(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)) == datetime.fromisoformat("2026-10-25T00:59:59")


def test_summer_time_is_an_hour_later_than_utc() -> None:
    assert uk_time(datetime(2026, 7, 1, 12, 0, 0, 5, tzinfo=UTC)) == datetime.fromisoformat("2026-07-01T13:00:00")
    assert uk_time(datetime(2026, 1, 1, 12, tzinfo=UTC)) == datetime.fromisoformat("2026-01-01T12:00:00")


@given(_windows(), st.lists(_windows(), max_size=8))
def test_what_is_left_open_and_what_was_reached_cover_what_is_asked(asked: Window, reached: list[Window]) -> None:
    left = left_open(asked, reached)
    covered = [stretch for stretch in join([*left, *reached]) if stretch.start <= asked.start]
    assert covered[-1].end >= asked.end
    for stretch in left:
        assert asked.start <= stretch.start < stretch.end <= asked.end
        assert not any(held.start < stretch.end and stretch.start < held.end for held in reached)


def test_windows_that_touch_are_one() -> None:
    day = timedelta(days=1)
    first, second = Window(CLOCKS_BACK, CLOCKS_BACK + day), Window(CLOCKS_BACK + day, CLOCKS_BACK + 2 * day)
    assert join([second, first]) == [Window(CLOCKS_BACK, CLOCKS_BACK + 2 * day)]
    assert left_open(Window(CLOCKS_BACK, CLOCKS_BACK + day), [first]) == []
