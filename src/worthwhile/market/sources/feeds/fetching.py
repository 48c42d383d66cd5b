"""Fetching notices: what is asked of a service where nothing more is said, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.market.sources.feeds.asking import PACE, Asker, Politeness
from worthwhile.market.sources.feeds.clock import Clock
from worthwhile.market.sources.feeds.holding import Holding
from worthwhile.market.sources.feeds.monthly import MonthlyFetch
from worthwhile.market.sources.feeds.numbered import NumberedFetch
from worthwhile.market.sources.feeds.sequence import YearOfNotices, find_gaps, missing_numbers
from worthwhile.market.sources.feeds.service import MonthlyService, Service, WindowedService
from worthwhile.market.sources.feeds.tally import Tally, Tell
from worthwhile.market.sources.feeds.windowed import WindowedFetch
from worthwhile.market.sources.feeds.windows import Window, join, start_of_day, uk_time
from worthwhile.market.sources.intake import Intake
from worthwhile.market.store.layout import MarketHome

FIRST_DAYS = 30  # of a service that was never read, where no --since says more
# The last minutes are left to the next fetch: a notice may appear a little after the moment it is published at.
NOT_SETTLED = timedelta(minutes=10)


class Fetch:
    """One fetch of one service into the store. ``tally`` is right at every moment, also after a stop.

    ``address`` replaces the service's own; ``pace`` is the least number of seconds between two requests; ``tell`` gets
    a plain sentence for each answer and each wait. Raises InvalidInput for an address that cannot be asked.
    """

    def __init__(
        self,
        *,
        service: Service,
        home: MarketHome,
        clock: Clock,
        tell: Tell,
        address: str | None = None,
        pace: float = PACE,
    ) -> None:
        self.tally = Tally()
        self._service = service
        self._clock = clock
        self._tell = tell
        self._address = _checked(address or service.address)
        self._home = home
        self._pace = pace
        self._intake = Intake(home, now=clock.now)
        self._holding = Holding(home=home, intake=self._intake, source=service.key)

    def read(self, *, since: date | None, until: date | None) -> None:
        """Read from the first second of ``since`` to the last of ``until`` (both days inside), skipping what was read.

        Without ``since`` the last 30 days and all that lies between them and what was read before; without ``until`` up
        to now. Raises InvalidInput where there is no time between the two, FetchStopped when the service cannot be
        asked further.
        """
        settled = uk_time(self._clock.now() - NOT_SETTLED)
        if isinstance(self._service, MonthlyService):
            self._read_months(self._service, since=since, until=until, settled=settled)
        else:
            self._read_windows(self._service, since=since, until=until, settled=settled)

    def ask_for_gaps(self) -> None:
        """Ask for every missing notice by its number. Raises InvalidInput where a service has no such numbers."""
        numbers = missing_numbers(self.gaps())
        self._tell(f"Numbers that are missing: {len(numbers):,}.")
        NumberedFetch(
            address=self._address,
            asker=self._asker(None),
            holding=self._holding,
            clock=self._clock,
            tell=self._tell,
            tally=self.tally,
        ).read(numbers)

    def gaps(self) -> list[YearOfNotices]:
        """Each year's notices with what is missing. Raises InvalidInput where a service does not count its notices."""
        if not (isinstance(self._service, WindowedService) and self._service.notices):
            raise InvalidInput(
                [Problem("--gaps", f"{self._service.name} does not number its notices one after another.")]
            )
        return find_gaps(
            self._holding.release_ids(),
            not_there=self._holding.numbers_not_there(),
            from_the_start=_years_from_the_start(self._holding.windows()),
        )

    def _asker(self, refused_wait: float | None) -> Asker:
        politeness = Politeness(pace=self._pace, refused_wait=refused_wait)
        return Asker(address=self._address, clock=self._clock, politeness=politeness, tell=self._tell)

    def _read_windows(
        self, service: WindowedService, *, since: date | None, until: date | None, settled: datetime
    ) -> None:
        reached = self._holding.windows()
        end = settled if until is None else min(settled, start_of_day(until + timedelta(days=1)))
        if since is not None:
            start = start_of_day(since)
        else:
            start = start_of_day((end - timedelta(days=FIRST_DAYS)).date())
            start = min([start, *(window.start for window in reached)])
        if start >= end:
            raise _nothing_between(start.date(), end.date())
        WindowedFetch(
            service=service,
            address=self._address,
            asker=self._asker(service.refused_wait),
            holding=self._holding,
            clock=self._clock,
            tell=self._tell,
            tally=self.tally,
        ).read(Window(start, end))

    def _read_months(
        self, service: MonthlyService, *, since: date | None, until: date | None, settled: datetime
    ) -> None:
        last = min(until or settled.date(), settled.date())
        first = since or min([last - timedelta(days=FIRST_DAYS), *self._first_days(service)])
        if first > last:
            raise _nothing_between(first, last)
        MonthlyFetch(
            service=service,
            address=self._address,
            asker=self._asker(None),
            holding=self._holding,
            clock=self._clock,
            tell=self._tell,
            tally=self.tally,
        ).read(since=first, until=last, today=settled.date())

    def _first_days(self, service: MonthlyService) -> list[date]:
        """The first day of every month that was read whole for some type."""
        return [date.fromisoformat(f"{month}-01") for kind in service.types for month in self._holding.months(kind)]


def _years_from_the_start(windows: list[Window]) -> set[int]:
    """The years of whose first day a part was read from its first second."""
    stretches = join(windows)
    years = {year for stretch in stretches for year in range(stretch.start.year, stretch.end.year + 1)}
    return {year for year in years if any(_holds_start(stretch, year) for stretch in stretches)}


def _holds_start(stretch: Window, year: int) -> bool:
    return stretch.start <= start_of_day(date(year, 1, 1)) < stretch.end


def _nothing_between(start: date, end: date) -> InvalidInput:
    return InvalidInput(
        [
            Problem(
                "--since", f"There is nothing to ask for from {start} to {end}. Give a --since before --until and now."
            )
        ]
    )


def _checked(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise InvalidInput(
            [Problem("--address", f"Enter an address such as https://example.org/api. You gave {address!r}.")]
        )
    return address.rstrip("/")
