"""Notices by their numbers, as lists of what an organisation keeps show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.kernel.clock import clock_words
from worthwhile.market.queries.joining import could_be_answered, join_words, may_join
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.search_reasons import plain_moment

UNITED_KINGDOM = ZoneInfo("Europe/London")
NOT_STATED = "Not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """One notice in a list. Moments have a zone; ``is_open`` and ``days_left`` are as at the moment asked for.

    ``changed`` is the date of its latest release.
    """

    ocid: str
    title: str
    buyer: str
    value: str
    deadline: datetime | None
    published: datetime | None
    changed: datetime | None
    closes: str
    is_open: bool
    days_left: int | None
    stage: str
    demonstration: bool

    @property
    def left(self) -> str:
        """How long is left, in words; empty where no deadline is ahead."""
        if self.days_left is None:
            return ""
        if self.days_left == 0:
            return "closes within a day"
        return f"{self.days_left} day{'' if self.days_left == 1 else 's'} left"


def find_notices(market: OpenMarket, ocids: Iterable[str], *, on: datetime) -> dict[str, NoticeLine]:
    """The notices held of ``ocids``, by ocid; those that the market does not hold are left out."""
    index = market.index
    if index is None:
        return {}
    found = {ocid: row for ocid in set(ocids) if (row := index.row_of(ocid)) is not None}
    return {ocid: line_of(index.row(row), on=on) for ocid, row in found.items()}


def line_of(row: Mapping[str, Any], *, on: datetime) -> NoticeLine:
    """A row of the opportunity table (UTC without a zone) as a line."""
    deadline, moment = with_zone(row["deadline_at"]), plain_moment(on)
    closes = moment_words(deadline) if deadline else NOT_STATED
    if may_join(row, moment):
        closes = f"{join_words(row)}; deadline as published: {closes}" if deadline else join_words(row)
    return NoticeLine(
        ocid=row["ocid"],
        title=notice_name(row),
        buyer=_one_line(row["buyer_name"]) or "Buyer not stated",
        value=value_words(row["value_low"], row["value_high"]),
        deadline=deadline,
        published=with_zone(row["published_at"] or row["latest_at"]),
        changed=with_zone(row["latest_at"] or row["published_at"]),
        closes=closes,
        is_open=could_be_answered(row, moment),
        days_left=(deadline - on).days if deadline is not None and deadline > on else None,
        stage=row["stage"] or "unknown",
        demonstration=bool(row["demonstration"]),
    )


def _one_line(text: str | None) -> str:
    """Text of a notice on one line: with breaks of its own it could pass for a part of the letter that names it."""
    return " ".join((text or "").split())


def with_zone(moment: datetime | None) -> datetime | None:
    """A moment of the tables with its zone."""
    return None if moment is None else moment.replace(tzinfo=UTC)


def moment_words(moment: datetime) -> str:
    """``3 October 2026, 4:59pm (UK time)``."""
    there = moment.astimezone(UNITED_KINGDOM)
    return f"{there.day} {there:%B %Y}, {clock_words(there)} (UK time)"


def value_words(low: float | None, high: float | None) -> str:
    """``£420,000``; ``£40,000 to £420,000`` where a part may be bid for; ``Not stated``."""
    if high is None:
        return NOT_STATED if low is None else f"£{low:,.0f}"
    return f"£{low:,.0f} to £{high:,.0f}" if low is not None and round(low) != round(high) else f"£{high:,.0f}"
