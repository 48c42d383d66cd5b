"""One notice with all that is held of it, compiled when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.engines.matching import BidsBefore, Holder
from worthwhile.market.build.compiling import compile_process
from worthwhile.market.build.on_demand import compiled_release, releases_of
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.incumbents import find_bids_before, find_holders
from worthwhile.market.queries.notice_history import HistoryStep, Rows, history_of, named_rows, released_by
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_one import reasons_of_one
from worthwhile.market.queries.search_reasons import plain_moment
from worthwhile.market.queries.search_twins import twins_shown

# So many earlier processes of the same buyer must say how many bid; with fewer, those of the service are told.
LEAST_OF_BUYER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNotice:
    """Another process that this one leads to. ``ocid`` is empty where it is not held here."""

    ocid: str
    title: str
    publisher: str
    given: str
    relationship: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """``rows`` are those of every table, by column; ``history`` newest first.

    ``twins`` are at most five, and ``more_twins`` counts the others. ``later`` counts the releases that were published
    after the day that is answered for, which are left out.
    """

    ocid: str
    rows: Rows
    history: Sequence[HistoryStep]
    twins: Sequence[OtherNotice]
    more_twins: int
    related: Sequence[OtherNotice]
    later: int

    @property
    def process(self) -> Mapping[str, Any]:
        return self.rows["process"][0]

    @property
    def opportunity(self) -> Mapping[str, Any]:
        return self.rows["opportunity"][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoHolds:
    """Who probably holds now what is asked for, and how many bid for the like before."""

    holder: Holder | None
    bids: BidsBefore | None


class NoticeNotJoined(Exception):
    """The releases of a notice cannot be put together; ``why`` in words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def find_notice(market: OpenMarket, ocid: str, *, until: datetime | None = None) -> Notice | None:
    """The notice as it stands after the last release held; None where none is held. Raises NoticeNotJoined.

    ``until`` (UTC without a zone): as it stood then, and where nothing was published yet, as it began.
    """
    held = releases_of(market.home, ocid)
    if not held:
        return None
    releases = held if until is None else released_by(held, until)
    try:
        rows = named_rows(compile_process(releases, shipped_rules()))
    except CannotMerge as error:
        raise NoticeNotJoined(str(error)) from error
    twins, more_twins = _twins(market.index, ocid)
    return Notice(
        ocid=ocid,
        rows=rows,
        history=history_of(releases),
        twins=twins,
        more_twins=more_twins,
        related=_related(market.index, ocid, rows),
        later=len(held) - len(releases),
    )


def find_release(market: OpenMarket, ocid: str) -> dict[str, Any] | None:
    """Its compiled release without ways to reach people; None where none is held. Raises NoticeNotJoined."""
    try:
        return compiled_release(market.home, ocid)
    except CannotMerge as error:
        raise NoticeNotJoined(str(error)) from error


def find_who_holds(market: OpenMarket, ocid: str, *, on: datetime) -> WhoHolds:
    """What earlier awards tell. ``on`` has a zone."""
    moment = plain_moment(on)
    holders = find_holders(market.tables, [ocid], on=moment)
    bids = find_bids_before(market.tables, [ocid], on=moment, least=LEAST_OF_BUYER)
    return WhoHolds(holder=holders.get(ocid), bids=bids.get(ocid))


def find_reasons(market: OpenMarket, ocid: str, asked: Search, *, on: datetime) -> tuple[str, ...]:
    """Why a search shows this notice, in sentences; empty where the index does not hold it."""
    return reasons_of_one(market.index, ocid, asked, on=on) if market.index is not None else ()


def titles_of(market: OpenMarket, ocids: Iterable[str]) -> dict[str, str]:
    """Titles of the processes that the index holds."""
    return {ocid: held.title for ocid in ocids if (held := _held(market.index, ocid)) is not None}


def _held(index: SearchIndex | None, ocid: str) -> OtherNotice | None:
    row = index.row_of(ocid) if index else None
    if index is None or row is None:
        return None
    found = index.row(row)
    return OtherNotice(ocid=ocid, title=notice_name(found), publisher=found["publisher"] or "", given=ocid)


def _twins(index: SearchIndex | None, ocid: str) -> tuple[list[OtherNotice], int]:
    """Some of the same procurement on other portals, and how many there are besides."""
    row = index.row_of(ocid) if index else None
    if index is None or row is None:
        return [], 0
    shown, more = twins_shown(index, row)
    found = (_held(index, twin.ocid) for twin in shown)
    return [one for one in found if one is not None], more


def _related(index: SearchIndex | None, ocid: str, rows: Rows) -> list[OtherNotice]:
    made: dict[str, OtherNotice] = {}
    for row in rows["related"]:
        given = row["identifier"] or ""
        if given and given != ocid:
            held = _held(index, given)
            made[given] = OtherNotice(
                ocid=held.ocid if held else "",
                title=held.title if held else "",
                publisher=held.publisher if held else "",
                given=given,
                relationship=tuple(row["relationship"]),
            )
    return list(made.values())
