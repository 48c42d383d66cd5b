"""Reading a service by month and type of notice, newest month first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from worthwhile.market.sources.feeds.answer import Answer, Unreadable, read_answer
from worthwhile.market.sources.feeds.asking import Asker
from worthwhile.market.sources.feeds.clock import Clock
from worthwhile.market.sources.feeds.failures import NotAccepted, NotThere, ServiceFault
from worthwhile.market.sources.feeds.holding import Holding
from worthwhile.market.sources.feeds.service import MonthlyService
from worthwhile.market.sources.feeds.tally import Tally, Tell, TimeLeft, count_notices

# A type is left alone for the rest of a fetch once so many months in a row were answered with a fault.
FAULTS_BORNE = 2


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    @property
    def next(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def is_over(self, today: date) -> bool:
        """Whether nothing more can be published in it: a day has passed since its last."""
        return (today.year, today.month) > (self.year, self.month) and today > date(self.next.year, self.next.month, 1)


def months_newest_first(since: date, until: date) -> Iterator[Month]:
    """The months from ``since`` to ``until``, both inside."""
    month = Month(until.year, until.month)
    while month >= Month(since.year, since.month):
        yield month
        month = Month(month.year - 1, 12) if month.month == 1 else Month(month.year, month.month - 1)


class MonthlyFetch:
    """One reading of a service. A month that is not over is taken in, and asked for again by the next fetch."""

    def __init__(
        self,
        *,
        service: MonthlyService,
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
        self._faults: Counter[int] = Counter()

    def read(self, *, since: date, until: date, today: date) -> None:
        """Read all months that were not read whole before. Raises FetchStopped; what was read until then is held."""
        first = max(since, date(*self._service.first_month, 1))
        held = {kind: self._holding.months(kind) for kind in self._service.types}
        wanted = [
            (month, kind)
            for month in months_newest_first(first, until)
            for kind in self._service.types
            if str(month) not in held[kind]
        ]
        left = TimeLeft(clock=self._clock, work=len(wanted))
        for month, kind in wanted:
            if self._faults[kind] >= FAULTS_BORNE:
                self._tally.skipped.append(f"{month} type {kind}")
                left.done(1)
            else:
                self._read_one(month, kind, over=month.is_over(today), left=left)

    def _read_one(self, month: Month, kind: int, *, over: bool, left: TimeLeft) -> None:
        address = f"{self._address}?{urlencode(self._question(month, kind))}"
        try:
            body = self._asker.ask(address, fault_is_final=True)
        except (ServiceFault, NotThere, NotAccepted) as error:
            self._skip(month, kind, str(error), left)
            return
        self._faults[kind] = 0
        answer = self._understood(body, month, kind)
        kept = None if answer is not None and answer.says_nothing else body
        whole = over and answer is not None
        report = self._holding.take_month(str(month), kind, body=kept, origin=address, whole=whole)
        notices = 0 if answer is None else answer.releases
        self._tally.count(notices=notices, report=report)
        self._tell(f"{month} type {kind}: {count_notices(notices)}, {report.new:,} new. {left.done(1)}")

    def _question(self, month: Month, kind: int) -> dict[str, str]:
        asked = {"dateFrom": f"{month.month:02d}-{month.year}", "noticeType": str(kind), "outputType": "0"}
        return {**asked, **dict(self._service.extra)}

    def _understood(self, body: bytes, month: Month, kind: int) -> Answer | None:
        try:
            return read_answer(body)
        except Unreadable as error:
            self._tell(f"{month} type {kind}: {error} It is set aside, and asked for again by the next fetch.")
            self._tally.unread.append(f"{month} type {kind}")
            return None

    def _skip(self, month: Month, kind: int, why: str, left: TimeLeft) -> None:
        self._faults[kind] += 1
        self._tally.skipped.append(f"{month} type {kind}")
        rest = " The rest of this type is skipped in this fetch." if self._faults[kind] == FAULTS_BORNE else ""
        self._tell(f"{month} type {kind}: skipped. {why}{rest} {left.done(1)}")
