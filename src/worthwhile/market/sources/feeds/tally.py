"""What a fetch is told to do, counts while it runs, and says on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from worthwhile.market.sources.feeds.clock import Clock
from worthwhile.market.sources.intake import IntakeReport

_MINUTE = 60
_HOUR = 3600


@dataclass(slots=True)
class Tally:
    """What a fetch did so far; it is right at every moment, so that it can be told after a stop.

    ``answers`` were taken in, with ``notices`` in them, of which ``new`` were not held yet. ``full`` names windows that
    could not be made smaller (MK-051), ``skipped`` what a service could not answer, ``unread`` what could not be read.
    ``told`` and ``set_aside`` count what is wrong with what was taken, by MK- code.
    """

    answers: int = 0
    notices: int = 0
    new: int = 0
    full: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)

    def count(self, *, notices: int, report: IntakeReport) -> None:
        """One more answer was taken in, with ``notices`` in it."""
        self.answers += 1
        self.notices += notices
        self.new += report.new
        self.told.update(report.told)
        self.set_aside.update(report.set_aside)


class TimeLeft:
    """How long the rest may take, from how long what is done took. Work is in any unit, as long as it is one."""

    def __init__(self, *, clock: Clock, work: float) -> None:
        self._clock = clock
        self._began = clock.elapsed()
        self._work = work
        self._done = 0.0

    def done(self, work: float) -> str:
        """So much more is done: a sentence on what is left."""
        self._done += work
        left = self._work - self._done
        if left <= 0:
            return "Nothing is left."
        return f"{in_words((self._clock.elapsed() - self._began) / self._done * left)} left."


def in_words(seconds: float) -> str:
    """A length of time as people say it: "About 3 hours", "About 20 minutes", "Less than a minute"."""
    if seconds < _MINUTE:
        return "Less than a minute"
    number, unit = (round(seconds / _HOUR), "hour") if seconds >= 2 * _HOUR else (round(seconds / _MINUTE), "minute")
    return f"About {number:,} {unit}{'' if number == 1 else 's'}"


Tell = Callable[[str], None]


def count_notices(number: int) -> str:
    """``1 notice``, ``2,000 notices``."""
    return f"{number:,} {'notice' if number == 1 else 'notices'}"
