"""What a search found, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from worthwhile.apps.opportunities.presenters.notice_times import AnswerBy, answer_by
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.notice_words import NOT_STATED, amount_text, length_text, publisher_name
from worthwhile.market.queries.search_hits import Found, Hit
from worthwhile.market.queries.search_places import name_of_area

MOST_AREAS = 3
# What these sentences say stands elsewhere on the line.
_SAID_ELSEWHERE = (
    "It closes", "It is open", "Also published", "Made for", "Stated as suitable", "Taking part", "The value is not",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A short word in a coloured box."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One notice."""

    hit: Hit
    title: str
    buyer: str
    where: str
    value: str
    length: str
    answer: AnswerBy
    why: str
    marks: Sequence[Mark]
    also_on: str


def present_lines(found: Found, moment: datetime) -> list[ResultLine]:
    """The hits of a page; ``moment`` is UTC without a zone."""
    return [_line(hit, moment) for hit in found.hits]


def count_words(found: Found, text: str) -> str:
    """How many there are, for the eye and for a screen reader."""
    things = "notice" if found.total == 1 else "notices"
    about = f" for “{text.strip()}”" if text.strip() else ""
    if not found.total:
        return f"No notice found{about}"
    pages = (found.total + found.per_page - 1) // found.per_page
    return f"{found.total:,} {things} found{about}" + (f", page {found.page:,} of {pages:,}" if pages > 1 else "")


def not_stated_words(found: Found) -> list[str]:
    """Who is here though a filter asks for what it does not say."""
    words = {"areas": "do not say where", "value": "do not say how much"}
    return [
        f"{count:,} of them {words[name]}: they are kept, since they may fit."
        for name, count in found.not_stated.items()
        if name in words
    ]


def where_words(areas: Sequence[str], areas_from: str | None) -> str:
    """Places of delivery by name; only the buyer's own address is said to be that."""
    names = [name_of_area(code) for code in areas]
    if not names:
        return NOT_STATED
    more = f" and {len(names) - MOST_AREAS} more" if len(names) > MOST_AREAS else ""
    told = f"{', '.join(names[:MOST_AREAS])}{more}"
    return f"Not stated; the buyer is in {told}" if areas_from == "buyer" else told


def value_words(row: Mapping[str, Any]) -> str:
    """The whole, and the smallest part that may be bid for."""
    low, high = row["value_low"], row["value_high"]
    if high is None and low is None:
        return NOT_STATED
    whole = amount_text(round(low if high is None else high))
    if low is not None and high is not None and low < high:
        return f"{whole}; smallest part {amount_text(round(low))}"
    return whole


def present_marks(row: Mapping[str, Any]) -> list[Mark]:
    """What to see at a glance."""
    marks = [
        (row["demonstration"], Mark(text="Demonstration: not a real notice", colour="yellow")),
        (row["reserved"], Mark(text="Reserved", colour="purple")),
        (row["vcse_suitable"], Mark(text="Suits charities and social enterprises", colour="green")),
        (row["sme_suitable"] and not row["vcse_suitable"], Mark(text="Suits small enterprises", colour="green")),
        ((row["lots"] or 0) > 1, Mark(text=f"{row['lots']} lots", colour="blue")),
        (row["light_touch"], Mark(text="Light touch", colour="blue")),
        (row["framework"], Mark(text="Framework", colour="grey")),
        (row["dynamic_market"], Mark(text="Dynamic market", colour="grey")),
    ]
    return [mark for shown, mark in marks if shown]


def own_reasons(reasons: Sequence[str]) -> list[str]:
    """Why a notice is shown, without what stands elsewhere on the page."""
    return [reason for reason in reasons if not reason.startswith(_SAID_ELSEWHERE)]


def _line(hit: Hit, moment: datetime) -> ResultLine:
    row = hit.row
    reasons = own_reasons(hit.reasons)
    portals = list(
        dict.fromkeys(publisher_name(twin.publisher) for twin in hit.twins if twin.publisher != row["publisher"])
    )
    return ResultLine(
        hit=hit,
        title=notice_name(row),
        buyer=hit.buyer or "Buyer not stated",
        where=where_words(hit.areas, row["areas_from"]),
        value=value_words(row),
        length=length_text(row["months"]) if row["months"] else NOT_STATED,
        answer=answer_by(row, moment),
        why=" ".join(reasons[:2]),
        marks=present_marks(row),
        also_on=" and ".join(portals),
    )
