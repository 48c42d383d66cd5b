"""Asking for missing notices one by one, by their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from worthwhile.market.sources.feeds.answer import Unreadable, read_answer
from worthwhile.market.sources.feeds.asking import Asker
from worthwhile.market.sources.feeds.clock import Clock
from worthwhile.market.sources.feeds.failures import NotThere
from worthwhile.market.sources.feeds.holding import Holding
from worthwhile.market.sources.feeds.tally import Tally, Tell, TimeLeft, count_notices


class NumberedFetch:
    """Asks for single notices. A number that the service knows nothing of is remembered, and not asked for again."""

    def __init__(self, *, address: str, asker: Asker, holding: Holding, clock: Clock, tell: Tell, tally: Tally) -> None:
        self._address = address
        self._asker = asker
        self._holding = holding
        self._clock = clock
        self._tell = tell
        self._tally = tally

    def read(self, numbers: Sequence[str]) -> None:
        """Ask for each. Raises FetchStopped; what was taken until then is held."""
        left = TimeLeft(clock=self._clock, work=len(numbers))
        for number in numbers:
            self._tell(f"{number}: {self._read_one(number)} {left.done(1)}")

    def _read_one(self, number: str) -> str:
        address = f"{self._address}/{number}"
        try:
            body = self._asker.ask(address)
        except NotThere:
            self._holding.note_number(number, body=None, origin=address, found=False)
            return "the service has no notice with this number."
        try:
            notices = read_answer(body).releases
        except Unreadable as error:
            self._tally.unread.append(number)
            return f"{error} It is left in the list of gaps."
        new = self._holding.note_number(number, body=body, origin=address, found=notices > 0)
        self._tally.count(notices=notices, new=new)
        return f"{count_notices(notices)}, {new:,} new."
