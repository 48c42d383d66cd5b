"""From when, and until when, one could answer a notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from worthwhile.market.compile.columns.moments import told_by
from worthwhile.market.compile.columns.stage import is_called_off
from worthwhile.market.compile.process import ReleaseMark

_OPENING = frozenset({"tender", "tenderUpdate", "tenderAmendment"})
_CANCELLING = frozenset({"tenderCancellation"})
_COMPLETE = "complete"
_DAYS_A_MONTH, _MOST_MONTHS = 30.4375, 1200
_OVER = frozenset({"cancelled", "ended"})
_NOT_TO_BE_ANSWERED = frozenset({"direct"})
# A notice without a deadline is not answered for ever: old ones would stand among what is open now.
UNDATED_STAYS_OPEN = timedelta(days=365)


class Openness(Struct, frozen=True):
    """``published_at``: when the tender was first published; ``closed_at`` None with ``opened_at`` set: open-ended."""

    published_at: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None


def first_with_tag(marks: Sequence[ReleaseMark], tags: frozenset[str]) -> datetime | None:
    """Date of the first release that bears one of the tags."""
    first = None
    for mark in marks:
        if not tags.isdisjoint(mark.tags):
            at = told_by(mark.date).at
            if at is not None and (first is None or at < first):
                first = at
    return first


def _over_at(
    marks: Sequence[ReleaseMark], status: str | None, stage: str, latest: datetime, first_award: datetime | None
) -> datetime | None:
    """When it was over: the notice that calls it off, else the latest release where status or stage says so.

    A status says nothing of since when; what the latest release says holds at the latest from its date on. Where it
    tells of an award later than its own date, its publisher kept the date of an earlier state: then from the award on.
    """
    told = first_with_tag(marks, _CANCELLING)
    if told is not None:
        return told
    if not (is_called_off(status) or status == _COMPLETE or stage in _OVER):
        return None
    return latest if first_award is None else max(latest, first_award)


def _months_on(opened: datetime, months: float | None) -> datetime | None:
    """So many months after it opened; None where none are stated, or more than any contract runs."""
    if months is None or not 0 < months <= _MOST_MONTHS:
        return None
    return opened + timedelta(days=round(months * _DAYS_A_MONTH))


def read_openness(
    *,
    marks: Sequence[ReleaseMark],
    latest: datetime | None,
    published: datetime | None,
    stage: str,
    method: str | None,
    status: str | None,
    deadline: datetime | None,
    first_award: datetime | None,
    open_ended: bool,
    ends_at: datetime | None,
    months: float | None,
) -> Openness:
    """When a process could be answered.

    ``published`` is the stated publication of the tender; ``stage`` how far it has come; ``open_ended`` True for a
    dynamic market, which may be joined at any time until ``ends_at``, else for so many ``months`` from its opening. It
    closes at the earliest of deadline, cancellation and the release whose status or stage says that it is over; without
    a deadline, at the first award; with nothing at all, a year after it opened, which is our own rule.
    """
    planned_only = stage == "planning"
    tagged = first_with_tag(marks, _OPENING)
    opened = tagged if published is None or (tagged is not None and tagged < published) else published
    if opened is None and not planned_only and deadline is not None and "compiled" in marks[-1].tags:
        opened = latest
    if opened is None or planned_only or method in _NOT_TO_BE_ANSWERED:
        return Openness(opened, None, None)
    over = _over_at(marks, status, stage, latest or opened, first_award)
    stated = first_award if deadline is None else deadline
    if open_ended:
        stated = ends_at or _months_on(opened, months)
    ends = [at for at in (stated, over) if at is not None]
    if not ends and not open_ended:
        ends = [opened + UNDATED_STAYS_OPEN]
    return Openness(opened, opened, min(ends) if ends else None)
