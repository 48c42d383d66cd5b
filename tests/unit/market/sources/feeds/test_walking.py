"""For any notices and any page, the walk misses none but in windows that it tells."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from worthwhile.market.sources.feeds.walking import Walk
from worthwhile.market.sources.feeds.windows import Window, is_unclear

START = datetime.fromisoformat("2026-10-24T00:00:00")
LONGEST = timedelta(days=1)


def _walked(instants: list[datetime], *, stretches: list[Window], limit: int) -> tuple[list[Window], set[int], list]:
    """Every window asked for, the rows taken and the windows told as full; the service takes both ends as inside."""
    walk = Walk(stretches, longest=LONGEST, limit=limit)
    asked, taken, told = [], set(), []
    while walk.window is not None:
        window = walk.window
        asked.append(window)
        inside = [row for row, at in enumerate(instants) if window.start <= at <= window.end]
        full = len(inside) >= limit
        if full and walk.halve():
            continue
        taken.update(inside[:limit])
        if full:
            told.append(window)
        walk.go_on(found=len(inside))
    return asked, taken, told


instants = st.lists(st.integers(0, 3 * 86400_000), max_size=120)
crowds = st.builds(
    lambda around, spread: [around + offset for offset in spread],
    st.integers(0, 3 * 86400_000 - 5000),
    st.lists(st.integers(0, 5000), max_size=60),
)


@given(instants | st.builds(lambda calm, crowd: [*calm, *crowd], instants, crowds), st.integers(1, 100))
@example([0] * 100, 100)
@example([1000, 1500, 2000], 2)
def test_the_windows_together_hold_every_row_but_where_it_is_told(milliseconds: list[int], limit: int) -> None:
    rows = [START + timedelta(milliseconds=offset) for offset in milliseconds]
    whole = Window(START, START + timedelta(days=3))
    asked, taken, told = _walked(rows, stretches=[whole], limit=limit)

    missed = set(range(len(rows))) - taken
    assert all(any(window.start <= rows[row] <= window.end for window in told) for row in missed)
    for window in told:
        assert sum(window.start <= at <= window.end for at in rows) >= limit
        assert window.length == timedelta(seconds=1) or is_unclear(window.start + timedelta(seconds=1))
    if limit > len(rows):
        assert not told
    assert all(whole.start <= window.start < window.end <= whole.end for window in asked)
    assert all(window.length <= LONGEST + timedelta(hours=1) for window in asked)


@given(instants, st.integers(2, 50), st.integers(1, 3 * 86400 - 7200))
def test_several_stretches_are_walked_as_one_is_newest_first(milliseconds: list[int], limit: int, cut: int) -> None:
    rows = [START + timedelta(milliseconds=offset) for offset in milliseconds]
    edge = START + timedelta(seconds=cut)
    gap_end = edge + timedelta(hours=1)
    stretches = [Window(START, edge), Window(gap_end, START + timedelta(days=3))]
    asked, taken, told = _walked(rows, stretches=stretches, limit=limit)
    wanted = {row for row, at in enumerate(rows) if at <= edge or at >= gap_end}
    assert not any(edge < rows[row] < gap_end for row in taken)
    assert all(any(window.start <= rows[row] <= window.end for window in told) for row in wanted - taken)
    ends = [window.end for window in asked]
    assert ends == sorted(ends, reverse=True)


def test_a_crowd_in_one_second_costs_two_requests_a_halving() -> None:
    rows = [START + timedelta(days=2, hours=12, seconds=7)] * 5
    asked, _, told = _walked(rows, stretches=[Window(START, START + timedelta(days=3))], limit=5)
    assert told
    assert asked[-1].start == START
    assert len(asked) <= 2 * 17 + 6


def test_windows_become_as_long_as_a_page_holds() -> None:
    rows = [START + timedelta(minutes=3 * number) for number in range(3 * 480)]
    asked, taken, told = _walked(rows, stretches=[Window(START, START + timedelta(days=3))], limit=100)
    assert (len(taken), told) == (len(rows), [])
    assert len(asked) <= 1.5 * len(rows) / 60


def test_a_page_that_is_always_full_is_asked_for_in_the_smallest_windows_there_are() -> None:
    rows = [START + timedelta(seconds=number) for number in range(700)]
    whole = Window(START, START + timedelta(seconds=699))
    asked, _, told = _walked(rows, stretches=[whole], limit=1)
    assert len(told) == 699
    assert all(window.length == timedelta(seconds=1) for window in told)
    assert len(asked) < 3 * 699
