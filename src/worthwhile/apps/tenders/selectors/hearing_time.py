"""How long a bidder has at the least to say how its price comes about."""

from __future__ import annotations

from datetime import datetime, time

from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM, moment_words
from worthwhile.engines.regimes.clocks import nth_working_day
from worthwhile.reference.working_days import UnitedKingdomDays

LEAST_WORKING_DAYS = 5
"""Our own rule: the law held here asks for an opportunity to explain and names no number of days."""
_END_OF_DAY = time(23, 59)


def earliest_answer_by(now: datetime) -> datetime:
    """The earliest last moment to answer what is asked now: the end of the fifth working day after today.

    A bank holiday anywhere in the United Kingdom is no working day here.
    """
    today = now.astimezone(UNITED_KINGDOM).date()
    last = nth_working_day(after=today, days=LEAST_WORKING_DAYS, calendar=UnitedKingdomDays().anywhere())
    return datetime.combine(last, _END_OF_DAY, tzinfo=UNITED_KINGDOM)


def too_soon_words(earliest: datetime) -> str:
    """What is said of an earlier moment, and beside the question."""
    return (
        f"Give the bidder at least {LEAST_WORKING_DAYS} whole working days, until {moment_words(earliest)} or later. "
        "That is our own rule, and you may give longer."
    )
