"""The log of a tender as it is given out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db.models import QuerySet

from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.engines.tendering import Act
from worthwhile.exchange.proof import LogKey, exported_lines


@lru_cache
def log_key() -> LogKey:
    """The key that signs checkpoints and ends."""
    return LogKey.kept_in(settings.HOME)


def log_lines(tender: Tender, now: datetime) -> Iterator[str]:
    """Every line of the log with a signed end, each with its line break."""
    entries = (line.as_entry() for line in tender.log.order_by("number").iterator())
    for line in exported_lines(entries, tender=tender.number, key=log_key(), now=now):
        yield f"{line}\n"


def list_reasons(tender: Tender, acts: Collection[Act]) -> QuerySet[LogLine]:
    """The entries of acts that are done with a reason for everybody to read, in order."""
    return tender.log.filter(act__in=[act.value for act in acts]).order_by("number")
