"""State that the log of a tender goes back, or that what was known of it was lost: a backup was restored."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.log_unbroken import LogBroken, entries_of, fault_in
from worthwhile.apps.tenders.services.acting import locked
from worthwhile.apps.tenders.services.log import add_checkpoint, log_act
from worthwhile.exchange.proof import KnownHeads, read_heads, start_again
from worthwhile.kernel.problems import InvalidInput, Problem

RESTORED = "state-restored-backup"
OPERATOR = "operator"


def state_restored(*, tender: Tender, reason: str, now: datetime) -> int:
    """Have the log stand as the database has it, and say so in it, signed. The number of entries that are gone.

    A backup holds the beginning of what was known, or more than was known where the folder is the older. Raises
    InvalidInput without a reason, and LogBroken for a log that no restored backup explains.
    """
    if not reason.strip():
        raise InvalidInput([Problem("reason", "Say what was restored and why. Everybody can read it in the log.")])
    with locked(tender) as held:
        known = read_heads(settings.HOME, held.number) or KnownHeads(hashes=(), kept=0)
        if fault := fault_in(held, None):
            raise LogBroken(held, fault)
        hashes = tuple(entry.hash for entry in entries_of(held))
        both = min(len(hashes), len(known.hashes))
        if hashes[:both] != known.hashes[:both]:
            raise LogBroken(held, "Entries were changed, which restoring a backup does not explain.")
        start_again(settings.HOME, held.number, hashes)
        about = {
            "reason": reason.strip(), "entries": len(hashes), "known": known.kept,
            "known_hash": known.hashes[known.kept - 1] if known.kept else "",
        }  # fmt: skip
        log_act(held, RESTORED, who=OPERATOR, about=about, now=now)
        add_checkpoint(held, now=now)
    return max(0, known.kept - len(hashes))
