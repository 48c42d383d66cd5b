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


def _called_off_at(marks: Sequence[ReleaseMark], status: str | None, latest: datetime | None) -> datetime | None:
    """When it was called off: the notice that says so, or the release that brought the status.

    A single release tells a status but not since when, so it tells nothing here.
    """
    told = first_with_tag(marks, _CANCELLING)
    if told is not None:
        return told
    return latest if is_called_off(status) and len(marks) > 1 else None


def read_openness(
    *,
    marks: Sequence[ReleaseMark],
    latest: datetime | None,
    published: datetime | None,
    planned_only: bool,
    method: str | None,
    status: str | None,
    deadline: datetime | None,
    first_award: datetime | None,
    open_ended: bool,
    ends_at: datetime | None,
) -> Openness:
    """When a process could be answered.

    ``published`` is the stated publication of the tender; ``open_ended`` True for a dynamic market, which may be joined
    at any time until ``ends_at``. It closes at the earliest of deadline and cancellation; without a deadline, at the
    first award; with none of these and an outcome in its status, with its latest release; with nothing at all, a year
    after it opened, which is our own rule.
    """
    tagged = first_with_tag(marks, _OPENING)
    opened = tagged if published is None or (tagged is not None and tagged < published) else published
    if opened is None and not planned_only and deadline is not None and "compiled" in marks[-1].tags:
        opened = latest
    if opened is None or planned_only or method in _NOT_TO_BE_ANSWERED:
        return Openness(opened, None, None)
    called_off = _called_off_at(marks, status, latest)
    if open_ended:
        ends = [at for at in (called_off, ends_at) if at is not None]
    elif deadline is not None:
        ends = [at for at in (deadline, called_off) if at is not None]
    else:
        ends = [at for at in (first_award, called_off) if at is not None]
    if not ends and (is_called_off(status) or status == "complete") and not open_ended:
        ends = [latest or opened]
    if not ends and not open_ended:
        ends = [opened + UNDATED_STAYS_OPEN]
    return Openness(opened, opened, min(ends) if ends else None)
