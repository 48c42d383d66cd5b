"""Whether the log of a tender is as this service wrote it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.conf import settings

from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.apps.tenders.selectors.log_key import log_key
from worthwhile.exchange.proof import (
    KnownHeads,
    LogEntry,
    fault_of_end,
    fault_of_log,
    is_true_to_itself,
    read_heads,
)
from worthwhile.kernel.problems import WorthwhileError

logger = logging.getLogger("worthwhile.tender_log")


class LogBroken(WorthwhileError):
    """The log of a tender is not as this service wrote it, so nothing is added to it and it is given to nobody."""

    def __init__(self, tender: Tender, fault: str) -> None:
        super().__init__(
            "The log of this tender is not as this service wrote it, so it is not given out and nothing can be done "
            "with the tender. What you asked for was not done. Tell the buyer and whoever runs this service at once. "
            f"({tender.number}: {fault})"
        )
        logger.error("The log of %s is not as this service wrote it. %s Run check_tender_logs.", tender.number, fault)


def check_whole(tender: Tender) -> None:
    """Look at every entry, its hash, its place, its signature, and what is known of it elsewhere. Raises LogBroken."""
    if fault := fault_in(tender, read_heads(settings.HOME, tender.number)):
        raise LogBroken(tender, fault)


def check_end(tender: Tender, last: LogLine | None, known: KnownHeads | None) -> None:
    """Look at the last entry alone, which is what every other act rests on. Raises LogBroken."""
    fault = fault_of_end(last.number, last.hash, known) if last else fault_of_end(0, "", known)
    if fault is None and last is not None and not is_true_to_itself(last.as_entry()):
        fault = f"Entry {last.number} was changed."
    if fault is not None:
        raise LogBroken(tender, fault)


def fault_in(tender: Tender, known: KnownHeads | None) -> str | None:
    """What is wrong with a log, None where nothing is."""
    try:
        return fault_of_log(entries_of(tender), tender=tender.number, key=log_key(), known=known)
    except (WorthwhileError, TypeError, ValueError, AttributeError):
        return "An entry is no entry of a log."


def entries_of(tender: Tender) -> Iterator[LogEntry]:
    """Every entry, in order."""
    return (line.as_entry() for line in tender.log.order_by("number").iterator())
