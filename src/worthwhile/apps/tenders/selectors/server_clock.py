"""Whether the clock that decides which bids are late can be right."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import connection

from worthwhile.apps.tenders.models import LogLine

logger = logging.getLogger("worthwhile.clock")
MOST_APART = timedelta(seconds=2)


def clock_differences(now: datetime) -> list[str]:
    """What speaks against ``now``, this machine's clock, in sentences; each is noted in the log of the service too.

    The clock of a database server on another machine, and the last moment in any log, which time never runs behind.
    """
    found = []
    theirs = _database_clock()
    if theirs is not None and abs(theirs - now) > MOST_APART:
        found.append(
            f"The clocks of this machine and of the database differ by {abs(theirs - now).total_seconds():.1f} s."
        )
    last = LogLine.objects.order_by("-at").values_list("at", flat=True).first()
    if last is not None and last - now > MOST_APART:
        found.append(f"A log of a tender is ahead of this machine's clock by {(last - now).total_seconds():.1f} s.")
    told = [f"{one} Bids are late or in time by this machine's clock: set it right at once." for one in found]
    for one in told:
        logger.warning(one)
    return told


def _database_clock() -> datetime | None:
    """None where the database has no clock of its own."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: datetime = cursor.fetchone()[0]
    return at
