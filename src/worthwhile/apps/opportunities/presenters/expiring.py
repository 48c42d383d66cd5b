"""Contracts that end soon, line by line, and as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from worthwhile.market.queries.expiring import COLUMNS
from worthwhile.market.queries.notice_words import NOT_STATED, amount_text, day_text, length_text
from worthwhile.market.queries.search_places import name_of_area
from worthwhile.reference import cpv

PER_PAGE = 25
# A cell that begins so would be read as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingLine:
    """One contract."""

    ocid: str
    title: str
    when: str
    buyer: str
    holder: str
    value: str
    runs: str
    extension: str
    where: str
    service: str
    follower: str
    followers: int
    framework: bool


def present_ending(rows: Sequence[Mapping[str, Any]], on: date) -> list[EndingLine]:
    """The lines of a page; each row has a name as its title."""
    return [_line(row, on) for row in rows]


def ending_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Every row with the columns of the question; text that a spreadsheet would run as a formula is marked as text."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([name for name, _ in COLUMNS])
    for row in rows:
        writer.writerow([_cell(row[name]) for name, _ in COLUMNS])
    return written.getvalue()


def _line(row: Mapping[str, Any], on: date) -> EndingLine:
    others = f" and {row['holders'] - 1} more" if row["holders"] > 1 else ""
    days = (row["next_on"] - on).days
    point = "Ends" if row["point"] == "end" else "Its extension ends"
    away = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days:,} days"
    code = row["service"]
    more = f" and {row['areas'] - 1} more" if row["areas"] > 1 else ""
    return EndingLine(
        ocid=row["ocid"],
        title=row["title"],
        when=f"{point} {day_text(row['next_on'])}, {away}",
        buyer=row["buyer_name"] or NOT_STATED,
        holder=f"{row['holder']}{others}" if row["holder"] else NOT_STATED,
        value=f"{amount_text(round(row['value']))} without VAT" if row["value"] is not None else NOT_STATED,
        runs=_runs(row),
        extension=_extension(row),
        where=f"{name_of_area(row['area'])}{more}" if row["area"] else NOT_STATED,
        service=(cpv.nearest_name(code) or f"CPV {code}") if code else NOT_STATED,
        follower=row["followed_by"] or "",
        followers=row["followers"],
        framework=bool(row["framework"]),
    )


def _runs(row: Mapping[str, Any]) -> str:
    start = day_text(row["start_on"]) if row["start_on"] else "start not stated"
    length = f" ({length_text(row['months'])})" if row["months"] else ""
    return f"{start} to {day_text(row['end_on'])}{length}"


def _extension(row: Mapping[str, Any]) -> str:
    if row["until_on"] is not None:
        return f"Possible, up to {day_text(row['until_on'])}"
    return "Possible; until when is not stated" if row["extension"] == "possible" else NOT_STATED


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value.isoformat() if isinstance(value, date) else value
