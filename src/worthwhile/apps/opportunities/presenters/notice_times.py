"""When a notice can be answered, in words for somebody with little time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from worthwhile.market.queries.joining import could_be_answered, join_words, may_join
from worthwhile.market.queries.notice_words import moment_text

URGENT_DAYS = 7
DEADLINE_AS_PUBLISHED = "Deadline as published"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBy:
    """``by`` is the deadline in words, ``left`` how long is left or why it cannot be answered; either may be empty."""

    by: str
    left: str
    is_open: bool
    is_urgent: bool


def answer_by(row: Mapping[str, Any], moment: datetime) -> AnswerBy:
    """For a row of the opportunity table at a moment (UTC without a zone)."""
    opened, deadline = row["opened_at"], row["deadline_at"]
    by = moment_text(deadline) if deadline else ""
    if row["stage"] == "planning":
        return AnswerBy(by=by, left="Planned: it cannot be answered yet", is_open=False, is_urgent=False)
    if opened is None:
        return AnswerBy(by=by, left="Not open for bids", is_open=False, is_urgent=False)
    if opened > moment:
        return AnswerBy(by=by, left="Not open yet", is_open=False, is_urgent=False)
    if not could_be_answered(row, moment):
        return AnswerBy(by=by, left=_closed_words(row["stage"]), is_open=False, is_urgent=False)
    if may_join(row, moment):
        by = f"{DEADLINE_AS_PUBLISHED}: {by} ({time_left(deadline, moment)})" if deadline else ""
        return AnswerBy(by=by, left=join_words(row), is_open=True, is_urgent=False)
    if deadline is None:
        return AnswerBy(by="", left="Open, with no deadline stated", is_open=True, is_urgent=False)
    return AnswerBy(
        by=by, left=time_left(deadline, moment), is_open=True, is_urgent=deadline - moment < timedelta(days=URGENT_DAYS)
    )


def time_left(until: datetime, moment: datetime) -> str:
    """``18 days left``, ``closes within a day``, ``passed``: whole days of 24 hours, so never more than there are."""
    if until <= moment:
        return "passed"
    days = (until - moment).days
    if days == 0:
        return "closes within a day"
    return f"{days} day{'' if days == 1 else 's'} left"


def _closed_words(stage: str | None) -> str:
    return {"cancelled": "Cancelled", "award": "Closed and awarded"}.get(stage or "", "Closed")
