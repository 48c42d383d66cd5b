"""What an organisation keeps about notices, as its lists show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from worthwhile.apps.opportunities.models import Decision, Watched
from worthwhile.apps.opportunities.presenters.decisions import DecisionLine, present_decisions
from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine


@dataclass(frozen=True, kw_only=True)
class WatchLine:
    """A notice in the list: as it stands (None: no longer held), what was decided, and how many notes there are."""

    ocid: str
    title: str
    notice: NoticeLine | None
    decision: DecisionLine | None
    notes: int
    watched: bool
    by_mail: bool


def present_watch_list(
    watched: Iterable[Watched],
    *,
    notices: Mapping[str, NoticeLine],
    decided: Mapping[str, Decision],
    notes: Mapping[str, int],
    readings: set[int],
) -> list[WatchLine]:
    """Every notice that is watched, decided on or has notes; those that close first stand first."""
    held = {one.ocid: one for one in watched}
    ocids = {*held, *decided, *notes}
    lines = [
        WatchLine(
            ocid=ocid,
            title=notices[ocid].title if ocid in notices else held[ocid].title if ocid in held else ocid,
            notice=notices.get(ocid),
            decision=present_decisions([decided[ocid]])[0] if ocid in decided else None,
            notes=notes.get(ocid, 0),
            watched=ocid in held,
            by_mail=ocid in held and held[ocid].pk in readings,
        )
        for ocid in ocids
    ]
    return sorted(lines, key=_order)


def closing_soon(lines: Iterable[WatchLine], *, within_days: int = 14) -> list[NoticeLine]:
    """Of the watched notices those that close within so many days, the nearest first."""
    return [
        line.notice
        for line in lines
        if line.watched and line.notice is not None and line.notice.is_open
        and line.notice.days_left is not None and line.notice.days_left < within_days
    ]  # fmt: skip


def _order(line: WatchLine) -> tuple[bool, int, str]:
    left = line.notice.days_left if line.notice and line.notice.is_open else None
    return (left is None, left or 0, line.title)
