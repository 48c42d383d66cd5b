"""Reading a service by windows of time: whole, newest first, halving every window that fills a page."""

from __future__ import annotations

from urllib.parse import urlencode

from worthwhile.market.sources.feeds.answer import Answer, Unreadable, read_answer
from worthwhile.market.sources.feeds.asking import Asker
from worthwhile.market.sources.feeds.clock import Clock
from worthwhile.market.sources.feeds.holding import Holding
from worthwhile.market.sources.feeds.service import WindowedService
from worthwhile.market.sources.feeds.tally import Tally, Tell, TimeLeft, count_notices
from worthwhile.market.sources.feeds.walking import Walk
from worthwhile.market.sources.feeds.windows import Window, left_open
from worthwhile.market.sources.intake import IntakeReport


class WindowedFetch:
    """One reading of a service. Newest first, so that what is open now is there soon; ``tally`` tells how far it is.

    A page of ``limit`` releases, or one that leads on, may hide others: it is left and its window is halved.
    """

    def __init__(
        self,
        *,
        service: WindowedService,
        address: str,
        asker: Asker,
        holding: Holding,
        clock: Clock,
        tell: Tell,
        tally: Tally,
    ) -> None:
        self._service = service
        self._address = address
        self._asker = asker
        self._holding = holding
        self._clock = clock
        self._tell = tell
        self._tally = tally

    def read(self, asked: Window) -> None:
        """Read all of ``asked`` that was not read before. Raises FetchStopped; what was read until then is held."""
        stretches = left_open(asked, self._holding.windows())
        left = TimeLeft(clock=self._clock, work=sum(stretch.length.total_seconds() for stretch in stretches))
        walk = Walk(stretches, longest=self._service.first_length, limit=self._service.limit)
        while walk.window is not None:
            window = walk.window
            address = f"{self._address}?{urlencode(self._service.question(window, self._service.limit))}"
            body, answer = self._ask(address)
            full = answer is None or answer.leads_on or answer.releases >= self._service.limit
            if full and walk.halve():
                why = "cannot be read" if answer is None else "more than a page"
                self._tell(f"{window}: {why}, so it is asked for in halves.")
                continue
            found = 0 if answer is None else answer.releases
            report = self._take(window, address, body, answer, full=full)
            walk.go_on(found=found)
            done = left.done(window.length.total_seconds())
            self._tell(f"{window}: {count_notices(found)}, {report.new:,} new. {done}")

    def _ask(self, address: str) -> tuple[bytes, Answer | None]:
        """The answer, asked for once more where it cannot be read; None beside a body that never could be."""
        body = self._asker.ask(address)
        try:
            return body, read_answer(body)
        except Unreadable as error:
            self._tell(f"{error} Asking again.")
        body = self._asker.ask(address)
        try:
            return body, read_answer(body)
        except Unreadable:
            return body, None

    def _take(self, window: Window, address: str, body: bytes, answer: Answer | None, *, full: bool) -> IntakeReport:
        """Take the answer in and count it."""
        kept = None if answer is not None and answer.says_nothing else body
        report = self._holding.take_window(window, body=kept, origin=address, full=full, whole=answer is not None)
        self._tally.count(notices=0 if answer is None else answer.releases, report=report)
        if answer is None:
            self._tally.unread.append(str(window))
            self._tell(f"{window} cannot be read. It is set aside, and asked for again by the next fetch.")
        elif full:
            self._tally.full.append(str(window))
            self._tell(f"MK-051: {window} is full and cannot be made smaller: notices may be missing there.")
        return report
