"""Windows of time as the services take them: whole seconds of UK local time, both ends inside.

Windows that follow each other share an edge: whatever fraction of a second a notice was published at, it lies in one of
them. What is asked for twice is held once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")
SMALLEST = timedelta(seconds=1)  # two whole seconds, both ends inside; a window of one moment is refused
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From ``start`` to ``end`` in UK local time (no zone, whole seconds), both inside. Raises ValueError otherwise."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise ValueError(f"A window ends after it starts: {self.start} to {self.end}.")
        if any(edge.tzinfo is not None or edge.microsecond for edge in (self.start, self.end)):
            raise ValueError("The ends of a window are whole seconds of local time.")

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def __str__(self) -> str:
        return f"{_in_words(self.start)} to {_in_words(self.end)}"


def _in_words(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y %H:%M:%S}"


def uk_time(moment: datetime) -> datetime:
    """A moment with a zone as UK local time, whole seconds, moved back out of an hour that the clocks repeat."""
    local = moment.astimezone(UK).replace(tzinfo=None, microsecond=0, fold=0)
    return _before_change(local) if is_unclear(local) else local


def start_of_day(day: date) -> datetime:
    """The first second of a day, UK local time."""
    return datetime.combine(day, time())


def is_unclear(local: datetime) -> bool:
    """Whether the clocks pass this time twice, or not at all, on the night they change.

    No window may begin or end there: which of the two hours the service takes it for is not published, so an hour of
    notices could be lost between two windows.
    """
    return local.replace(tzinfo=UK, fold=0).utcoffset() != local.replace(tzinfo=UK, fold=1).utcoffset()


def _before_change(local: datetime) -> datetime:
    return local.replace(minute=0, second=0) - timedelta(seconds=1)


def _clear_place(wanted: datetime, window: Window) -> datetime | None:
    """The place nearest to ``wanted`` strictly inside the window where an edge may stand."""
    if not is_unclear(wanted):
        return wanted
    places = (_before_change(wanted), wanted.replace(minute=0, second=0) + _HOUR)
    inside = [place for place in places if window.start < place < window.end]
    return min(inside, key=lambda place: abs(place - wanted), default=None)


def half_of(length: timedelta) -> timedelta:
    """Half a length of time, in whole seconds."""
    return timedelta(seconds=int(length.total_seconds()) // 2)


def halve(window: Window) -> tuple[Window, Window] | None:
    """The two halves of a window, sharing the edge between them; None where it cannot be made smaller."""
    if window.length <= SMALLEST:
        return None
    place = _clear_place(window.start + half_of(window.length), window)
    return None if place is None else (Window(window.start, place), Window(place, window.end))


def newest_piece(window: Window, length: timedelta) -> Window:
    """The last ``length`` of a window, or all of it where it is no longer than that."""
    if window.length <= length:
        return window
    place = _clear_place(window.end - length, window)
    return window if place is None else Window(place, window.end)


def join(windows: Iterable[Window]) -> list[Window]:
    """The same stretches of time with as few windows as can be, oldest first."""
    joined: list[Window] = []
    for window in sorted(windows):
        if joined and window.start <= joined[-1].end:
            joined[-1] = Window(joined[-1].start, max(joined[-1].end, window.end))
        else:
            joined.append(window)
    return joined


def left_open(asked: Window, reached: Iterable[Window]) -> list[Window]:
    """What of ``asked`` no reached window covers, oldest first."""
    open_windows: list[Window] = []
    start = asked.start
    for held in join(reached):
        if held.end <= start:
            continue
        if held.start >= asked.end:
            break
        if held.start > start:
            open_windows.append(Window(start, held.start))
        start = held.end
    if start < asked.end:
        open_windows.append(Window(start, asked.end))
    return open_windows
