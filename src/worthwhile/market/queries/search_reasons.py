"""Why a notice is shown, in plain sentences, and the words of it that answer the search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from worthwhile.market.queries.joining import could_be_answered, join_words, may_join
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_filters import cpv_beginning
from worthwhile.market.queries.search_hits import Twin
from worthwhile.market.queries.search_pieces import Marker
from worthwhile.market.queries.search_places import Reach, name_of_area, reach_of

SOON = timedelta(days=31)
MOST_NAMED = 3

PORTALS = {
    "find-a-tender": "Find a Tender",
    "contracts-finder": "Contracts Finder",
    "public-contracts-scotland": "Public Contracts Scotland",
    "sell2wales": "Sell2Wales",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the reasons for one notice are made from; ``moment`` is UTC without a zone.

    ``like_from`` and ``near_from`` are cosines: it reads like the text; it means something near (None: no text).
    """

    row: Mapping[str, Any]
    asked: Search
    moment: datetime
    marker: Marker
    cosine: float
    like_from: float
    near_from: float | None
    twins: tuple[Twin, ...]


def plain_moment(on: datetime) -> datetime:
    """A moment as in the tables: UTC without a zone; one without a zone is UTC already."""
    return on.astimezone(UTC).replace(tzinfo=None) if on.tzinfo is not None else on


def reasons_for(known: Known) -> tuple[str, ...]:
    """Sentences, what answers the words first, then place, time, value, suitability and what is not stated."""
    return (
        *_about_words(known),
        *_about_place(known.row, known.asked),
        *_about_time(known.row, known.moment),
        *_about_value(known.row, known.asked),
        *_about_who(known.row, known.asked),
        *_about_twins(known.row, known.twins),
    )


def _about_words(known: Known) -> Iterator[str]:
    in_title, elsewhere = known.marker.words_used(known.row)
    if in_title:
        yield f"The title says {_quoted(in_title)}."
    if elsewhere:
        yield f"The text says {_quoted(elsewhere)}."
    if known.cosine >= known.like_from:
        closeness = "very like" if known.cosine >= (1 + known.like_from) / 2 else "like"
        yield f"It reads {closeness} what you asked for."
    elif known.near_from is not None and not in_title and not elsewhere:
        how = "means something near" if known.cosine >= known.near_from else "is only loosely related to"
        yield f"It {how} what you asked for."
    asked = [code for code in known.asked.cpv if any(held.startswith(cpv_beginning(code)) for held in known.row["cpv"])]
    if asked:
        yield f"It has a CPV code under {_listed(asked)}."


def _about_place(row: Mapping[str, Any], asked: Search) -> Iterator[str]:
    held = tuple(row["areas"] or ())
    if not asked.areas:
        return
    if not held:
        yield "The place is not stated."
        return
    reach = reach_of(asked.areas, asked.within_km)
    yield from _fitting(held, reach)
    if row["areas_from"] == "buyer":
        yield "Only the buyer's address is known, not where the service is given."


def _fitting(held: tuple[str, ...], reach: Reach) -> Iterator[str]:
    inside = [name_of_area(code) for code in held if code in reach.inside]
    around = [name_of_area(code) for code in held if code in reach.around]
    near = sorted((reach.near[code], name_of_area(code)) for code in held if code in reach.near)
    if inside:
        yield f"It is for {_listed(inside)}."
    elif near:
        yield f"It is for {near[0][1]}, about {near[0][0]:.0f} km away."
    elif around:
        yield f"It is for the whole of {_listed(around)}, which includes your area."


def _about_time(row: Mapping[str, Any], moment: datetime) -> Iterator[str]:
    closed, deadline = row["closed_at"], row["deadline_at"]
    if not could_be_answered(row, moment):
        return
    if may_join(row, moment):
        yield f"It is open: {join_words(row)[0].lower()}{join_words(row)[1:]}."
    elif deadline is None:
        yield "It is open, with no deadline stated." if closed is None else "It is open."
    elif timedelta(0) <= deadline - moment <= SOON:
        days = (deadline - moment).days
        yield "It closes in less than a day." if days == 0 else f"It closes in {days} day{'' if days == 1 else 's'}."
    else:
        yield f"It is open until {deadline.day} {deadline:%B %Y}."


def _about_value(row: Mapping[str, Any], asked: Search) -> Iterator[str]:
    if asked.minimum is None and asked.maximum is None:
        return
    low, high = row["value_low"], row["value_high"]
    if low is None and high is None:
        yield "The value is not stated."
    elif asked.maximum is not None and low is not None and high is not None and low <= asked.maximum < high:
        yield f"Its smallest part, £{low:,.0f}, is within your limit; the whole is £{high:,.0f}."


def _about_who(row: Mapping[str, Any], asked: Search) -> Iterator[str]:
    if row["vcse_suitable"]:
        yield "Stated as suitable for voluntary, community and social enterprises."
    if row["sme_suitable"] and (asked.suits_sme or not row["vcse_suitable"]):
        yield "Stated as suitable for small and medium enterprises."
    if row["reserved"]:
        yield "Taking part is reserved for some kinds of organisation."
    if row["demonstration"]:
        yield "Made for the demonstration: not a real notice."


def _about_twins(row: Mapping[str, Any], twins: tuple[Twin, ...]) -> Iterator[str]:
    others = [twin.publisher for twin in twins if twin.publisher != row["publisher"]]
    if others:
        portals = list(dict.fromkeys(PORTALS.get(portal, portal) for portal in others))
        yield f"Also published on {_listed(portals)}."
    if len(others) < len(twins):
        yield "Published more than once on its own portal."


def _quoted(words: list[str]) -> str:
    """The words in quotation marks, listed."""
    return _listed([f"“{word}”" for word in words])


def _listed(names: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``, ``a, b, c and 2 more``."""
    shown = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else names
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
