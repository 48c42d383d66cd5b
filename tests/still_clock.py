"""A clock that only moves when somebody waits, and remembers how long they did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class StillClock:
    """Starts at noon, 22 November 2026, UTC."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)) -> None:
        self._began = now
        self._passed = 0.0
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self._began + timedelta(seconds=self._passed)

    def elapsed(self) -> float:
        return self._passed

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._passed += seconds
