"""Days and times of day as tender documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|t)?" if len(name) > 3 else name for name in _MONTHS)
_DATE = re.compile(
    rf"(?<![\d/.-])(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s?(?:of\s)?(?P<month>{_MONTH}),?\s?(?P<year>\d{{4}})|"
    r"(?P<year_first>\d{4})-(?P<month_second>\d{2})-(?P<day_third>\d{2})|"
    r"(?P<day_figures>\d{1,2})(?P<mark>[/.-])(?P<month_figures>\d{1,2})(?P=mark)(?P<year_figures>\d{4}|"
    r"(?<=[/-])\d{2}))(?!\d)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d/.,£-])(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?(?:\s\(?noon\)?)?|"
    r"(?:12(?:[:.]00)?\s)?(?P<noon>noon|midday)\b|(?P<hours>[01]?\d|2[0-3])[:.](?P<minutes>[0-5]\d)(?:\s?(?:noon|hrs|"
    r"hours|h)\b|\b)|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:hrs|hours|h)\b|(?=\s\d{4}-)))",
    re.IGNORECASE,
)
_CENTURY = 2000


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day found in a text, and where it begins and ends there."""

    value: date
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A time of day found in a text, and where it begins and ends there."""

    value: time
    start: int
    end: int


def days_in(text: str) -> Iterator[Day]:
    """Whole days, the day before the month: "3rd July 2026", "03/07/2026", "2026-07-03". 31 June is left."""
    for found in _DATE.finditer(text):
        try:
            value = _date(found)
        except ValueError:
            continue
        yield Day(value=value, start=found.start(), end=found.end())


def _date(found: re.Match[str]) -> date:
    if found["month"]:
        month = next(at for at, name in enumerate(_MONTHS, start=1) if name[:3] == found["month"][:3].lower())
        return date(int(found["year"]), month, int(found["day"]))
    if found["year_first"]:
        return date(int(found["year_first"]), int(found["month_second"]), int(found["day_third"]))
    year = int(found["year_figures"])
    return date(year if year > 99 else year + _CENTURY, int(found["month_figures"]), int(found["day_figures"]))


def clocks_in(text: str) -> Iterator[Clock]:
    """Times of day: "5pm", "12 noon", "17.00 hours", "1400 hrs". Midnight belongs to two days and is left."""
    dates = [(day.start, day.end) for day in days_in(text)]
    for found in _TIME.finditer(text):
        if any(start <= found.start() < end for start, end in dates):
            continue
        try:
            value = _time(found)
        except ValueError:
            continue
        yield Clock(value=value, start=found.start(), end=found.end())


def _time(found: re.Match[str]) -> time:
    if found["noon"]:
        return time(12)
    if found["military"]:
        return time(int(found["military"][:2]), int(found["military"][2:]))
    if found["hours"]:
        return time(int(found["hours"]), int(found["minutes"]))
    hour = int(found["hour"])
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return time(hour % 12 + (12 if found["half"].lower() == "p" else 0), int(found["minute"] or 0))
