"""Add to the log of a tender, in the transaction of the act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from worthwhile.apps.tenders.models import Committed, LogLine, Tender
from worthwhile.apps.tenders.selectors.log_key import log_key
from worthwhile.apps.tenders.selectors.log_unbroken import check_end, check_whole, entries_of
from worthwhile.engines.tendering import Act
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.proof import (
    ENTRIES_A_CHECKPOINT,
    LogEntry,
    commitment_of,
    hash_of_line,
    is_true_to_itself,
    new_salt,
    next_entry,
    note_coming,
    note_kept,
    read_heads,
    start_again,
)


def log_act(tender: Tender, act: Act | str, *, who: str, about: Mapping[str, Any], now: datetime) -> LogLine:
    """Add an entry, and a signed checkpoint after every so many. The caller holds the lock on the tender.

    Time never runs back in a log: where a clock was set back, the moment of the entry before stands. Raises LogBroken
    where the log does not end as this service left it.
    """
    last = tender.log.order_by("-number").first()
    _follow(tender, last)
    number, previous = (last.number, last.hash) if last else (0, hash_of_line(log_key().head(tender.number)))
    at = max(now, last.at) if last else now
    line = _keep(
        tender, next_entry(number=number + 1, at=at, who=who, act=str(act), about=dict(about), previous=previous)
    )
    if line.number % ENTRIES_A_CHECKPOINT == ENTRIES_A_CHECKPOINT - 1:
        add_checkpoint(tender, now=at)
    return line


def commit_to(tender: Tender, content: str, *, now: datetime) -> str:
    """What the log has in the place of a private text: its commitment. Text and salt are kept beside the log.

    The caller puts it in ``about`` as ``commitment``, in the same transaction. A plain hash of something short could
    be guessed by whoever is given the log.
    """
    salt = new_salt()
    commitment = commitment_of(salt=salt, content=content)
    Committed.objects.create(tender=tender, commitment=commitment, salt=salt, content=content, made_at=now)
    return commitment


def add_checkpoint(tender: Tender, *, now: datetime) -> LogLine:
    """Sign all that the log holds so far. The caller holds the lock on the tender. Raises LogBroken."""
    check_whole(tender)
    last = tender.log.latest("number")
    entry = log_key().checkpoint(tender=tender.number, number=last.number + 1, at=max(now, last.at), previous=last.hash)
    return _keep(tender, entry)


def public_key_in_log(tender: Tender) -> str | None:
    """The public key of a tender as the log has it, under a good signature; None where it has none, or a false one."""
    published = tender.log.filter(act=Act.PUBLISH).first()
    signed = tender.log.filter(number=published.number + 1).first() if published else None
    if published is None or signed is None:
        return None
    entry, checkpoint = published.as_entry(), signed.as_entry()
    is_chained = is_true_to_itself(entry) and checkpoint.previous == entry.hash
    is_good = is_chained and log_key().has_signed(checkpoint, tender=tender.number)
    return str(entry.about["public_key"]) if is_good else None


def _follow(tender: Tender, last: LogLine | None) -> None:
    known = read_heads(settings.HOME, tender.number)
    if known is None and last is not None:
        # A log from before heads were kept: from now on it is known as it is.
        check_whole(tender)
        start_again(settings.HOME, tender.number, [entry.hash for entry in entries_of(tender)])
        return
    check_end(tender, last, known)


def _keep(tender: Tender, entry: LogEntry) -> LogLine:
    # On the disk before the database has it: what the database then lacks was taken away, or the act failed.
    note_coming(settings.HOME, tender.number, number=entry.number, own_hash=entry.hash)
    transaction.on_commit(
        lambda: note_kept(settings.HOME, tender.number, number=entry.number, own_hash=entry.hash), robust=True
    )
    return LogLine.objects.create(
        tender=tender,
        number=entry.number,
        at=entry.at,
        who=entry.who,
        act=entry.act,
        about=exact_json_text(entry.about),
        previous=entry.previous,
        hash=entry.hash,
    )
