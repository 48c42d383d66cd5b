"""What has to be known of a service before it can be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from worthwhile.market.sources.feeds.windows import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowedService:
    """A service that is asked for a window of time and answers with one page of at most ``limit`` releases.

    ``question`` gives the parameters for a window: never a cursor. ``first_length`` is the window it is asked for
    before it is known how much fits a page, and the longest there is. ``notices`` is the address of single notices by
    their number, where they are numbered.
    """

    key: str
    name: str
    address: str
    limit: int
    first_length: timedelta
    refused_wait: float | None
    question: Callable[[Window, int], dict[str, str]]
    notices: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyService:
    """A service that is asked for one month and one type of notice, and answers with everything at once.

    ``types`` are the service's own numbers; ``first_month`` is (year, month); ``extra`` parameters go with every
    request.
    """

    key: str
    name: str
    address: str
    types: tuple[int, ...]
    first_month: tuple[int, int]
    extra: tuple[tuple[str, str], ...] = ()


Service = WindowedService | MonthlyService
