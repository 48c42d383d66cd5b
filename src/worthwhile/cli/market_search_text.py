"""What a search found, as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from worthwhile.market.queries.joining import join_words, may_join
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_hits import Found, Hit
from worthwhile.market.queries.search_places import name_of_area
from worthwhile.market.queries.search_reasons import plain_moment

WIDTH = 100
MOST_AREAS = 3
OPTIONS = {
    "open_only": "--open",
    "closing_within_days": "--closing",
    "minimum": "--min",
    "maximum": "--max",
    "areas": "--area",
    "within_km": "--within",
    "per_page": "--limit",
    "suits_sme": "--suits sme",
    "suits_vcse": "--suits vcse",
    "has_lots": "--lots",
    "light_touch": "--light-touch",
    "regimes": "--regime",
    "notice_types": "--notice-type",
    "stages": "--stage",
    "publishers": "--publisher",
}
NOT_STATED = {"areas": "do not state a place", "value": "do not state a value"}


def option_of(field: str) -> str:
    """The option of the command that fills a field of Search."""
    return OPTIONS.get(field, f"--{field.replace('_', '-')}")


def found_lines(
    found: Found,
    *,
    asked: Search,
    moment: datetime,
    unknown: Mapping[str, tuple[str, ...]],
    freshest_at: datetime | None,
) -> Iterator[str]:
    """The hits with their reasons, then what is not stated, how to go on, and how fresh the data is.

    ``unknown``: words that no notice uses, with near ones that some do.
    """
    for hit in found.hits:
        yield from _hit_lines(hit, moment)
    if not found.total:
        yield "Nothing was found."
        yield from _ways_out(found, asked)
    elif not found.hits:
        yield f"Page {found.page} is beyond the last of {found.total:,} found."
    else:
        first = (found.page - 1) * found.per_page + 1
        yield f"{first:,} to {first + len(found.hits) - 1:,} of {found.total:,} found."
    if found.loosely_related:
        more = " more" if found.total else ""
        verb = "is" if found.loosely_related == 1 else "are"
        yield f"{found.loosely_related:,}{more} {verb} only loosely related to what you asked for: add --all to see."
    for name, count in found.not_stated.items():
        yield f"{count:,} of them {NOT_STATED[name]}; leave them out with --strict."
    for word, near in unknown.items():
        instead = f"Did you mean {' or '.join(near)}?" if near else "It was compared by its meaning only."
        yield f"No notice has the word {word!r}. {instead}"
    if freshest_at is not None:
        yield f"The latest notice held is of {_day(freshest_at)}. Answered for {_day(moment)}."


def _hit_lines(hit: Hit, moment: datetime) -> Iterator[str]:
    yield from textwrap.wrap(notice_name(hit.row), WIDTH)
    facts = [hit.buyer or "buyer not stated", _value(hit), _deadline(hit, moment), _places(hit)]
    yield from textwrap.wrap("; ".join(facts), WIDTH, initial_indent="  ", subsequent_indent="  ")
    if hit.reasons:
        yield from textwrap.wrap(" ".join(hit.reasons), WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield f"  {hit.ocid}"
    yield ""


def _ways_out(found: Found, asked: Search) -> Iterator[str]:
    for one in found.shut_out:
        yield f"Without {option_of(one.filter)} there would be {one.found_without:,}."
    if not found.shut_out and asked.text:
        yield "Try fewer or other words, or fewer filters at once."


def _value(hit: Hit) -> str:
    if hit.value is None:
        return "value not stated"
    if hit.value_low is not None and hit.value_low < hit.value:
        return f"£{hit.value:,.0f} in all, parts from £{hit.value_low:,.0f}"
    return f"£{hit.value:,.0f}"


def _deadline(hit: Hit, moment: datetime) -> str:
    if may_join(hit.row, plain_moment(moment)):
        return f"{join_words(hit.row)[0].lower()}{join_words(hit.row)[1:]}"
    if hit.deadline is None:
        return "no deadline stated"
    when = hit.deadline.replace(tzinfo=UTC)
    if hit.row["stage"] == "cancelled":
        return f"cancelled, its deadline was {_day(when.astimezone(moment.tzinfo))}"
    return f"{'deadline' if when >= moment else 'closed'} {_day(when.astimezone(moment.tzinfo))}"


def _places(hit: Hit) -> str:
    if not hit.areas:
        return "place not stated"
    names = [name_of_area(code) for code in hit.areas[:MOST_AREAS]]
    more = len(hit.areas) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
