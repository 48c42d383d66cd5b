"""Statements that a contract may be extended, renewed or amended."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.extension_words import read_extension, sentence_of_extension
from worthwhile.market.compile.columns.periods import Period
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned


def _add(
    sheet: Sheet, section: str, section_id: str | None, kind: str, words: str | None, until: date | None, months: Any
) -> None:
    sheet.rows["extension"].append((sheet.ocid, section, section_id, kind, words, until, months))


def later_by(day: date, months: float) -> date:
    """The day that many months later; the last of its month where that month is shorter."""
    whole = day.year * 12 + day.month - 1 + int(months)
    year, month = whole // 12, whole % 12 + 1
    last = monthrange(year, month)[1]
    ends_its_month = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if ends_its_month else min(day.day, last))


def _until(until: date | None, end_on: date | None) -> date | None:
    """A last day that words name, unless the contract lasts as long without it."""
    return None if until is not None and end_on is not None and until <= end_on else until


def add_stated_extensions(
    sheet: Sheet, part: Mapping[str, Any], section: str, section_id: str | None, period: Period
) -> None:
    """Rows for the renewal and the options of a lot, award or contract, and for its furthest end."""
    for field in ("renewal", "options"):
        if field not in part:
            continue
        stated = part[field]
        if stated is None:
            continue
        words = cleaned(given.text(given.mapping(stated, sheet.odd).get("description"), sheet.odd))
        if words is None:
            continue
        months, until = read_extension(words)
        until = _until(until, period.end_on)
        # The forms state renewals beside a period that leaves them out, so their length counts from its end.
        if until is None and months is not None and period.end_on is not None and months == int(months):
            until = later_by(period.end_on, months)
        _add(sheet, section, section_id, "renewal" if field == "renewal" else "option", words, until, months)
    if period.max_end_on is not None:
        _add(sheet, section, section_id, "max-extent", None, period.max_end_on, None)


def add_described_extension(
    sheet: Sheet, section: str, section_id: str | None, description: str | None, end_on: date | None
) -> None:
    """A row for the one sentence of a description that tells how long an extension is.

    Buyers who describe it there may have counted it in the period or not, so no last day is worked out from it: only
    one that the sentence names is taken.
    """
    if description is None or ("exten" not in description and "Exten" not in description):
        return
    sentence = sentence_of_extension(description)
    if sentence is None:
        return
    months, until = read_extension(sentence)
    if months is not None:
        _add(sheet, section, section_id, "option", sentence, _until(until, end_on), months)


def furthest_day(sheet: Sheet) -> date | None:
    """The last day with every extension, of all that is stated or told by words."""
    rows = sheet.rows["extension"]
    return max([row[5] for row in rows if row[5] is not None], default=None) if rows else None
