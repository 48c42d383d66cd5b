"""Which window to ask for next: newest first, halved while its answer fills a page, longer where little is found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from worthwhile.market.sources.feeds.windows import SMALLEST, Window, half_of, halve, newest_piece


class Walk:
    """A walk over stretches of time, window by window, each sharing an edge with the one before.

    ``window`` is the one to ask for, None at the end. After each answer call either ``halve`` or ``go_on``. The windows
    it begins with are at most ``longest``, half as long after one that was full, and twice after one with little.
    """

    def __init__(self, stretches: Iterable[Window], *, longest: timedelta, limit: int) -> None:
        self._stretches = sorted(stretches)
        self._longest = longest
        self._limit = limit
        self._length = longest
        self._older_halves: list[Window] = []
        self._was_halved = False
        self.window = self._next()

    def halve(self) -> bool:
        """The answer may hide rows: ask for the newer half next, and for the older one after it.

        False where the window is as small as can be: it stays the one to go on from.
        """
        assert self.window is not None
        halves = halve(self.window)
        if halves is None:
            return False
        if not self._was_halved:
            self._was_halved = True
            self._length = max(half_of(self._length), SMALLEST)
        older, self.window = halves
        self._older_halves.append(older)
        return True

    def go_on(self, *, found: int) -> None:
        """The window is done; ``found`` rows were in it."""
        if not self._was_halved and 2 * found < self._limit:
            self._length = min(2 * self._length, self._longest)
        self.window = self._next()

    def _next(self) -> Window | None:
        if self._older_halves:
            return self._older_halves.pop()
        self._was_halved = False
        if not self._stretches:
            return None
        stretch = self._stretches.pop()
        piece = newest_piece(stretch, self._length)
        if stretch.start < piece.start:
            self._stretches.append(Window(stretch.start, piece.start))
        return piece
