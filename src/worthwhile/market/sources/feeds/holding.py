"""What is held of one service: how far it was read, and every answer taken in together with that fact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from worthwhile.market.sources.feeds.windows import Window
from worthwhile.market.sources.intake import Intake, IntakeReport, Piece
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger, NoNoticesYet, Reached

_FOUND = "found"


class Holding:
    """The store as a fetch of one service (``source``, its key) sees it.

    An answer and the fact that its window, month or number was read go into the ledger in one transaction.
    """

    def __init__(self, *, home: MarketHome, intake: Intake, source: str) -> None:
        self._home = home
        self._intake = intake
        self._source = source

    def windows(self) -> list[Window]:
        """The windows that were read whole."""
        return [
            Window(datetime.fromisoformat(row.start), datetime.fromisoformat(row.end))
            for row in self._reached(self._source)
        ]

    def months(self, kind: int) -> set[str]:
        """The months (``2026-04``) that were read whole for one type of notice."""
        return {row.start for row in self._reached(self._of_type(kind))}

    def numbers_not_there(self) -> list[str]:
        """The notice numbers that the service knew nothing of."""
        return [row.start for row in self._reached(self._of_numbers()) if not row.detail.get(_FOUND)]

    def release_ids(self) -> Iterator[str]:
        """The id of every release of this publisher that is held."""
        with self._ledger() as ledger:
            if ledger is None:
                return
            for file in ledger.files():
                if file.publisher == self._source:
                    yield from (entry.release_id for entry in ledger.entries(file.id))

    def take_window(self, window: Window, *, body: bytes | None, origin: str, full: bool, whole: bool) -> IntakeReport:
        """Take an answer in (no ``body``: it has nothing to keep).

        ``whole`` where its window need not be asked for again.
        """
        reached = Reached(
            source=self._source, start=window.start.isoformat(), end=window.end.isoformat(), detail={"full": full}
        )
        return self._take(body, origin, reached if whole else None)

    def take_month(self, month: str, kind: int, *, body: bytes | None, origin: str, whole: bool) -> IntakeReport:
        """The same for a month and a type of notice."""
        reached = Reached(source=self._of_type(kind), start=month, end=month)
        return self._take(body, origin, reached if whole else None)

    def note_number(self, number: str, *, body: bytes | None, origin: str, found: bool) -> IntakeReport:
        """The same for a single notice; no ``body`` where there is none."""
        reached = Reached(source=self._of_numbers(), start=number, end=number, detail={_FOUND: found})
        return self._take(body, origin, reached)

    def _take(self, body: bytes | None, origin: str, reached: Reached | None) -> IntakeReport:
        pieces = [] if body is None else [Piece(body=body, origin=origin)]
        return self._intake.take(pieces, reached=reached)

    def _of_type(self, kind: int) -> str:
        return f"{self._source}/type-{kind}"

    def _of_numbers(self) -> str:
        return f"{self._source}/number"

    def _reached(self, source: str) -> list[Reached]:
        with self._ledger() as ledger:
            return [] if ledger is None else ledger.reached(source)

    @contextmanager
    def _ledger(self) -> Iterator[Ledger | None]:
        try:
            ledger = Ledger.open(self._home)
        except NoNoticesYet:
            yield None
            return
        with ledger:
            yield ledger
