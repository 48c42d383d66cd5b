"""A saved search as feeds: its notices as RSS, its deadlines as a calendar. Both hold what is public, and its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.feedgenerator import Rss201rev2Feed
from icalendar import Calendar, Event

from worthwhile.apps.opportunities.models import SavedSearch
from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine

CREDIT = "Contains public sector information licensed under the Open Government Licence v3.0."
MADE_UP = "Made for the demonstration: not a real notice. "
AddressOf = Callable[[NoticeLine], str]
# What XML 1.0 has no way to write: one such character in one notice would end the feed.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tag_of(saved: SavedSearch, notices: Sequence[NoticeLine]) -> str:
    """What changes whenever a feed does."""
    return f'"{sha256(repr((saved.pk, saved.name, tuple(notices))).encode()).hexdigest()[:32]}"'


def changed_at(saved: SavedSearch, notices: Sequence[NoticeLine]) -> datetime:
    """The date of the latest release about a notice of a feed; when the search was saved, where that is later."""
    return max([saved.made_at, *(notice.changed for notice in notices if notice.changed is not None)])


def write_rss(saved: SavedSearch, notices: Sequence[NoticeLine], *, address: str, address_of: AddressOf) -> bytes:
    """RSS 2.0, the latest notice first. ``address`` is the page that the whole feed leads to."""
    feed = Rss201rev2Feed(
        title=_one_line(saved.name),
        link=address,
        description=f"Open opportunities of a search saved on Worthwhile. {CREDIT}",
        language="en-gb",
    )
    newest = sorted(notices, key=lambda notice: (notice.published or saved.made_at, notice.ocid), reverse=True)
    for notice in newest:
        feed.add_item(
            title=_one_line(notice.title),
            link=address_of(notice),
            description=_about(notice),
            unique_id=notice.ocid,
            unique_id_is_permalink=False,
            pubdate=notice.published,
        )
    feed.feed["updated"] = changed_at(saved, notices)
    text: str = feed.writeString("utf-8")
    return text.encode()


def write_calendar(saved: SavedSearch, notices: Sequence[NoticeLine], *, address_of: AddressOf) -> bytes:
    """iCalendar (RFC 5545): one event a deadline, an hour long, ending at the deadline; none for those not stated."""
    calendar = Calendar()
    calendar.add("prodid", "-//Worthwhile//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _one_line(saved.name))
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    stamp = changed_at(saved, notices)
    for notice in notices:
        if notice.deadline is not None:
            calendar.add_component(_event(notice, stamp, address_of(notice)))
    written: bytes = calendar.to_ical()
    return written


def _event(notice: NoticeLine, stamp: datetime, address: str) -> Event:
    assert notice.deadline is not None
    event = Event()
    event.add("uid", f"{notice.ocid}@opportunities.worthwhile")
    event.add("dtstamp", notice.changed or stamp)
    event.add("last-modified", notice.changed or stamp)
    event.add("dtstart", notice.deadline - timedelta(hours=1))
    event.add("dtend", notice.deadline)
    event.add("summary", f"Bids due: {_one_line(notice.title)}")
    event.add("description", f"{_about(notice)} {CREDIT}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def _about(notice: NoticeLine) -> str:
    made_up = MADE_UP if notice.demonstration else ""
    return f"{made_up}Who is buying: {_one_line(notice.buyer)}. How much: {notice.value}. Answer by: {notice.closes}."


def _one_line(text: str) -> str:
    return " ".join(_NOT_IN_XML.sub(" ", text).split())
