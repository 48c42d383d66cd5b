"""The log of a tender as it is given out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import QuerySet

from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.apps.tenders.selectors.log_key import log_key
from worthwhile.apps.tenders.selectors.log_unbroken import check_whole
from worthwhile.engines.tendering import ENDS, Act, Stage
from worthwhile.exchange.proof import CHECKPOINT, exported_lines

_OF_BIDS = (Act.SUBMIT_BID, Act.WITHDRAW_BID, CHECKPOINT)
TOLD = ENDS | {Stage.TOLD, Stage.AWARDED}


def log_lines(tender: Tender, now: datetime) -> Iterator[str]:
    """Every line of the log with a signed end, each with its line break."""
    return _lines(tender, tender.log.order_by("number"), now)


def why_no_log(tender: Tender) -> str:
    """Why the log is given to nobody now, empty where it is: it says how many bid, and when."""
    return (
        "While bids come in the log is given to nobody, as it says how many there are." if _takes_bids(tender) else ""
    )


def list_shown_lines(tender: Tender) -> QuerySet[LogLine]:
    """The entries that the buyer's own people may read now, in order: while bids come in, none that tells of a bid."""
    lines = tender.log.order_by("number")
    return lines.exclude(act__in=_OF_BIDS) if _takes_bids(tender) else lines


def head_to_tell(tender: Tender) -> str:
    """Number and hash of the last entry, as the verifier takes them, for letters: who has one notices a log made anew.

    Empty while bids come in, as it says how many there are, and before.
    """
    last = None if _takes_bids(tender) or tender.published_at is None else tender.log.order_by("-number").first()
    return f"{last.number}:{last.hash}" if last else ""


def has_bidder_log(tender: Tender) -> bool:
    """Whether those who bid, or were told the outcome, may have the log, or its beginning."""
    return tender.stage in TOLD or (tender.published_at is not None and not _takes_bids(tender))


def bidder_log_lines(tender: Tender, now: datetime) -> Iterator[str] | None:
    """The log as those who bid may have it: up to the opening until everybody is told, then all. None before that."""
    if not has_bidder_log(tender):
        return None
    if tender.stage == Stage.SEALED or tender.stage in TOLD:
        return log_lines(tender, now)
    begun = tender.log.filter(act=Act.BEGIN_ASSESSMENT).order_by("number").first()
    if begun is None:
        return None
    lines = tender.log.filter(number__lte=begun.number + 1).order_by("number")
    # Signed as of then: at that moment the log ended there.
    return _lines(tender, lines, begun.at)


def public_log_lines(tender: Tender, now: datetime) -> Iterator[str] | None:
    """The log for everybody, once the tender is over. None before that."""
    return log_lines(tender, now) if tender.stage in ENDS else None


def _takes_bids(tender: Tender) -> bool:
    return tender.stage == Stage.OPEN


def _lines(tender: Tender, lines: QuerySet[LogLine], now: datetime) -> Iterator[str]:
    """Signed only after the whole log was looked at. Raises LogBroken."""
    check_whole(tender)
    entries = (line.as_entry() for line in lines.iterator())
    for line in exported_lines(entries, tender=tender.number, key=log_key(), now=now):
        yield f"{line}\n"


def list_reasons(tender: Tender, acts: Collection[Act]) -> QuerySet[LogLine]:
    """The entries of acts that are done with a reason for everybody to read, in order."""
    return tender.log.filter(act__in=[act.value for act in acts]).order_by("number")
