"""Asking for missing notices one by one, by their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from worthwhile.market.sources.feeds.answer import Unreadable, read_answer
from worthwhile.market.sources.feeds.asking import Asker
from worthwhile.market.sources.feeds.clock import Clock
from worthwhile.market.sources.feeds.failures import NotAccepted, NotThere
from worthwhile.market.sources.feeds.holding import Holding
from worthwhile.market.sources.feeds.tally import Tally, Tell, TimeLeft, count_notices

# So many refusals in a row are about the question, not about one number.
REFUSALS_BORNE = 3


class NumberedFetch:
    """Asks for single notices. A number that the service knows nothing of is remembered, and not asked for again."""

    def __init__(self, *, address: str, asker: Asker, holding: Holding, clock: Clock, tell: Tell, tally: Tally) -> None:
        self._address = address
        self._asker = asker
        self._holding = holding
        self._clock = clock
        self._tell = tell
        self._tally = tally
        self._refused = 0

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
            self._refused = 0
            self._holding.note_number(number, body=None, origin=address, found=False)
            return "the service has no notice with this number."
        except NotAccepted:
            self._refused += 1
            if self._refused == REFUSALS_BORNE:
                raise
            self._tally.skipped.append(number)
            return "the service does not accept this number. It is left in the list of gaps."
        self._refused = 0
        try:
            notices = read_answer(body).releases
        except Unreadable as error:
            self._tally.unread.append(number)
            return f"{error} It is left in the list of gaps."
        report = self._holding.note_number(number, body=body, origin=address, found=notices > 0)
        self._tally.count(notices=notices, report=report)
        return f"{count_notices(notices)}, {report.new:,} new."
