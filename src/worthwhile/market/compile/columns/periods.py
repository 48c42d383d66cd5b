"""Periods: of tenders, questions, lots, awards and contracts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.moments import NOT_TOLD, months_between, months_in_days, read_date
from worthwhile.market.compile.columns.sheet import Sheet


class Period(Struct, frozen=True):
    """A period as it was published; ``months`` is None where the length cannot be told."""

    start_at: datetime | None
    end_at: datetime | None
    start_on: date | None
    end_on: date | None
    max_end_on: date | None
    months: float | None


NO_PERIOD = Period(None, None, None, None, None, None)


class _Length(Struct, frozen=True):
    days: int | None
    months: float | None
    source: str | None


_NO_LENGTH = _Length(None, None, None)


def _stated_length(value: dict[str, Any], odd: list[Any]) -> _Length:
    months = given.number(value.get("durationInMonths"), odd)
    days = given.count(value.get("durationInDays"), odd)
    if months is not None and months > 0:
        return _Length(days, months, "stated")
    if days:
        return _Length(days, months_in_days(days), "stated")
    return _NO_LENGTH


def _length(value: dict[str, Any], start: date | None, end: date | None, odd: list[Any]) -> _Length:
    if "durationInDays" in value or "durationInMonths" in value:
        stated = _stated_length(value, odd)
        if stated.source is not None:
            return stated
    if start is None or end is None or end < start:
        return _NO_LENGTH
    return _Length((end - start).days + 1, months_between(start, end), "dates")


def read_period(
    value: Any, sheet: Sheet, section: str, section_id: str | None, where: str, position: int = -1
) -> Period:
    """A period, with its row where it says anything. ``where`` is its path, with {} for the position."""
    if value is None:
        return NO_PERIOD
    if value.__class__ is not dict:
        value = given.mapping(value, sheet.odd)
    get = value.get
    start = read_date(get("startDate"), sheet, where, position)
    end = read_date(get("endDate"), sheet, where, position)
    greatest = get("maxExtentDate")
    greatest = NOT_TOLD if greatest is None else read_date(greatest, sheet, where, position)
    length = _length(value, start.on, end.on, sheet.odd)
    if start.at is not None and end.at is not None and end.at < start.at:
        sheet.fault("MK-032", where, position, f"{get('startDate')} to {get('endDate')}")
    if start.at is None and end.at is None and greatest.at is None and length.source is None:
        return NO_PERIOD
    sheet.rows["period"].append(
        (sheet.ocid, section, section_id, start.at, end.at, greatest.at, length.days, length.months, length.source)
    )
    return Period(start.at, end.at, start.on, end.on, greatest.on, length.months)


def earliest_start(periods: Iterable[Period]) -> date | None:
    """The first day of any of them."""
    days = [period.start_on for period in periods if period.start_on is not None]
    return min(days) if days else None


def latest_end(periods: Iterable[Period]) -> date | None:
    """The last day of any of them, without extension."""
    days = [period.end_on for period in periods if period.end_on is not None]
    return max(days) if days else None


def longest(periods: Iterable[Period]) -> float | None:
    """Length in months of the longest of them."""
    lengths = [period.months for period in periods if period.months is not None]
    return max(lengths) if lengths else None
