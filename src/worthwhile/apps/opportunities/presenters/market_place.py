"""Contracts and open notices of one buyer or area, as its page lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from worthwhile.apps.opportunities.presenters.market_cells import day_words
from worthwhile.apps.opportunities.presenters.notice_times import DEADLINE_AS_PUBLISHED, AnswerBy, answer_by
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.notice_words import STAGES
from worthwhile.market.queries.search_hits import Found
from worthwhile.market.queries.search_reasons import plain_moment
from worthwhile.market.queries.shape.words import pounds_text

UNITED_KINGDOM = ZoneInfo("Europe/London")
NOT_STATED = "Not stated"
MOST_ENDING = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One contract or notice: what it is, its address, and facts as pairs of words."""

    title: str
    address: str
    demonstration: bool
    facts: tuple[tuple[str, str], ...]


def latest_lines(rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    """The latest contracts; each row has a name as its title."""
    return [
        _line(
            row,
            ("Won by", _holders(row)),
            ("Awarded", day_words(row["day"])),
            ("How much", _worth(row)),
            ("Runs", _runs(row)),
        )
        for row in rows
    ]


def notice_lines(rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    """The latest notices; each row has a name as its title."""
    return [
        _line(
            row,
            ("Published", day_words(row["published_on"])),
            ("Stage", STAGES.get(row["stage"], STAGES["unknown"])),
            ("Who is buying", row["buyer_name"] or NOT_STATED),
            ("How much", NOT_STATED if row["value"] is None else f"{pounds_text(row['value'])} without VAT"),
        )
        for row in rows
    ]


def ending_lines(rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Contracts that end next; each row has a name as its title."""
    return [
        _line(
            row,
            ("Ends" if row["point"] == "end" else "Its extension ends", day_words(row["next_on"])),
            ("Held by", _holders(row)),
            ("Bought by", row["buyer_name"] or NOT_STATED),
            ("How much", _worth(row)),
            ("Extension", _extension(row)),
        )
        for row in rows
    ]


def open_lines(found: Found | None, *, on: datetime) -> list[Line]:
    """Notices that can be answered at a moment (with its zone)."""
    return [
        Line(
            title=notice_name(hit.row),
            address=notice_address(hit.ocid),
            demonstration=bool(hit.row["demonstration"]),
            facts=(
                ("Answer by", _answer_by(answer_by(hit.row, plain_moment(on)))),
                ("Who is buying", hit.buyer or NOT_STATED),
                ("How much", pounds_text(hit.value) if hit.value is not None else NOT_STATED),
            ),
        )
        for hit in (found.hits if found else ())
    ]


def notice_address(ocid: str) -> str:
    """The page of a notice."""
    return reverse("opportunities:notice", args=[ocid])


def _line(row: Mapping[str, Any], *facts: tuple[str, str]) -> Line:
    return Line(
        title=row["title"],
        address=notice_address(row["ocid"]),
        demonstration=bool(row.get("demonstration")),
        facts=facts,
    )


def _holders(row: Mapping[str, Any]) -> str:
    if not row["holder"]:
        return NOT_STATED
    return f"{row['holder']} and {row['holders'] - 1} more" if row["holders"] > 1 else str(row["holder"])


def _worth(row: Mapping[str, Any]) -> str:
    if row["framework"]:
        return "A framework agreement: what is spent is not known"
    return NOT_STATED if row["value"] is None else f"{pounds_text(row['value'])} without VAT"


def _runs(row: Mapping[str, Any]) -> str:
    if row["end_on"] is None:
        return NOT_STATED
    start = day_words(row["start_on"]) if row["start_on"] else "a day that is not stated"
    return f"{start} to {day_words(row['end_on'])}"


def _extension(row: Mapping[str, Any]) -> str:
    if row["until_on"] is not None:
        return f"Possible, until {day_words(row['until_on'])}"
    return "Possible, until when is not stated" if row["extension"] == "possible" else NOT_STATED


def _answer_by(found: AnswerBy) -> str:
    if not found.by:
        return found.left
    if found.by.startswith(DEADLINE_AS_PUBLISHED):
        return f"{found.left}; {found.by[0].lower()}{found.by[1:]}"
    return f"{found.by}; {found.left[0].lower()}{found.left[1:]}"
