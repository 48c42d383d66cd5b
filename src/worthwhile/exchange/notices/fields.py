"""Parts of a release that several sections share: moments, money, periods, and nothing that is empty."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from worthwhile.exchange.notices.record import Promised, Runs, Sum

LONDON = ZoneInfo("Europe/London")
POUNDS = "GBP"
Fields = dict[str, Any]


def moment(at: datetime | None) -> str | None:
    """A moment by the clock of London with its distance from UTC, as OCDS asks for."""
    return None if at is None else at.astimezone(LONDON).isoformat(timespec="seconds")


def beginning_of(day: date | None) -> str | None:
    """The first moment of a day."""
    return None if day is None else datetime.combine(day, time(), LONDON).isoformat()


def end_of(day: date | None) -> str | None:
    """The last second of a day, as published notices write it."""
    return None if day is None else datetime.combine(day, time(23, 59, 59), LONDON).isoformat()


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last day of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def value_of(amount: Sum) -> Fields:
    """``amount`` is net, and ``amountGross`` of the UK extension is with VAT."""
    if amount.net is None and amount.gross is None:
        return {}
    return {"amount": amount.net, "amountGross": amount.gross, "currency": POUNDS}


def period_of(runs: Runs) -> Fields:
    """The days of a contract."""
    return {
        "startDate": beginning_of(runs.start),
        "endDate": end_of(runs.end),
        "maxExtentDate": end_of(runs.end_at_most),
    }


def metric_of(outcome: Promised) -> Fields:
    """An outcome as a metric of OCDS, with its target as what is to be observed."""
    by = end_of(outcome.by)
    observed = {
        "id": f"{outcome.id}-target",
        "measure": outcome.target,
        "unit": {"name": outcome.unit},
        "period": {"endDate": by},
    }
    return {
        "id": outcome.id,
        "title": outcome.name,
        "description": outcome.measured_by,
        "observations": [] if outcome.target is None else [observed],
    }


def without_blanks(data: Any) -> Any:
    """The same without anything that says nothing: a field that is there and empty is a fault in a release."""
    if isinstance(data, Mapping):
        kept = ((name, without_blanks(item)) for name, item in data.items())
        return {name: item for name, item in kept if not is_blank(item)}
    if isinstance(data, list | tuple):
        return [item for item in map(without_blanks, data) if not is_blank(item)]
    if isinstance(data, str):
        return data.strip()
    return data


def is_blank(item: Any) -> bool:
    """Whether there is nothing in it; a number and a no always say something."""
    return item is None or (not isinstance(item, bool | int | Decimal) and len(item) == 0)
