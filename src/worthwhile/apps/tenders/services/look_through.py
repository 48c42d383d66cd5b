"""Look a file of an opened bid through, in a process of its own, when it is first asked for.

Not at the opening: looking through every file of every bid may take an hour, and two people wait there with their keys.
One file a request is bounded, a look that fails is tried again, and what was found is kept.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from worthwhile.apps.tenders.models import EnvelopeFile, LookedThrough
from worthwhile.apps.tenders.selectors.envelope_files import latest_look
from worthwhile.apps.tenders.services.room_to_read import room_to_read
from worthwhile.exchange.uploaded import (
    FileKind,
    Limits,
    RefusedFile,
    Scan,
    Verdict,
    examine_apart,
    scan,
    scrub_authors_apart,
)
from worthwhile.exchange.uploaded.limits import MEGABYTE
from worthwhile.kernel.problems import WorthwhileError

LIMITS = Limits(seconds=15, most_memory=1_024 * MEGABYTE)


class ScannerAway(WorthwhileError):
    """A scanner for malware is set up and did not answer: nothing counts as clean for that."""


def look_through(*, file: EnvelopeFile, content: bytes, now: datetime) -> LookedThrough:
    """What is known of a file, looked through now where it was not yet. Raises NoRoomToRead, ScannerAway.

    A file that was looked through while no scanner was set up is looked through again once there is one.
    """
    known = latest_look(file)
    if known is not None and not (settings.CLAMD and known.scanned == Verdict.NOT_SCANNED):
        return known
    with room_to_read():
        scanned = scan(content, address=settings.CLAMD)
        if settings.CLAMD and scanned.verdict is Verdict.NOT_SCANNED:
            raise ScannerAway(f"{scanned.says} Nothing was handed over. Try again in a few minutes.")
        return _look(file, content, scanned, now)


def _look(file: EnvelopeFile, content: bytes, scanned: Scan, now: datetime) -> LookedThrough:
    found = LookedThrough(file=file, looked_at=now, scanned=scanned.verdict)
    try:
        examined = examine_apart(content, name=file.name, limits=LIMITS)
    except RefusedFile as error:
        found.refused = "\n".join(problem.message for problem in error.problems)
    else:
        found.kind, found.pages = examined.kind, examined.pages
        found.cautions = "\n".join(examined.cautions())
        _scrub(found, content, examined.kind)
    if scanned.verdict is Verdict.FOUND:
        found.refused = "\n".join(line for line in (scanned.says, found.refused) if line)
        found.scrubbed = None
    found.save()
    return found


def _scrub(found: LookedThrough, content: bytes, kind: FileKind) -> None:
    try:
        found.scrubbed = scrub_authors_apart(content, kind, name=found.file.name, limits=LIMITS)
    except RefusedFile as error:
        found.unscrubbable = "\n".join(problem.message for problem in error.problems)
