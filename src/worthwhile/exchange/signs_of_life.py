"""When the service last answered somebody and its timer last ran, so that an outage is noticed when it is over.

Both are times of change of files in the home folder: they outlast a machine that stops, and cost no query.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

LONGEST_PAUSE = timedelta(minutes=15)
"""Longer without a sign is an outage. Our own figure: three runs of a timer that runs every five minutes."""
REGULAR = timedelta(minutes=10)
"""A timer whose last two runs lay further apart does not run often enough to tell an outage from its own pause."""
_SERVED, _TICKED, _TICKED_BEFORE = "served-last", "timer-last", "timer-before-last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A time in which nothing showed that the service ran."""

    began: datetime
    ended: datetime


def note_served(home: Path, now: datetime) -> None:
    """A page was answered."""
    _touch(home / _SERVED, now)


def note_timer(home: Path, now: datetime) -> Silence | None:
    """The timer runs: the silence that ends with it, if there was one.

    None where the timer did not run regularly before, as nothing can be told then.
    """
    last, before, served = (_moment_of(home / name) for name in (_TICKED, _TICKED_BEFORE, _SERVED))
    if last is not None:
        _touch(home / _TICKED_BEFORE, last)
    _touch(home / _TICKED, now)
    if last is None or before is None or last - before > REGULAR:
        return None
    began = max(last, served or last)
    # Where pages were answered long after it, the timer itself had stopped.
    if began - last > REGULAR or now - began <= LONGEST_PAUSE:
        return None
    return Silence(began=began, ended=now)


def _touch(path: Path, at: datetime) -> None:
    path.touch()
    os.utime(path, (at.timestamp(), at.timestamp()))


def _moment_of(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
