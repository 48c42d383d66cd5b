"""Files that a bidder is told of while there is still time to send others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.services.look_through import LIMITS
from worthwhile.apps.tenders.services.room_to_read import NoRoomToRead, room_to_read
from worthwhile.exchange.bid import BidFile
from worthwhile.exchange.uploaded import RefusedFile, examine_apart, sniff
from worthwhile.kernel.problems import Problem

IN_THE_LAST = timedelta(hours=1)
"""So close to the deadline files are told by what they are alone: nobody waits then for somebody else's to be read."""


def has_time_to_read(tender: Tender, now: datetime) -> bool:
    """Whether files are looked through from end to end, as after the opening."""
    return tender.deadline_at is None or now < tender.deadline_at - IN_THE_LAST


def problems_of_files(box: str, files: Sequence[BidFile], *, from_end_to_end: bool) -> list[Problem]:
    """Every file that assessors would not be given, told at ``box``. Where nobody can be served now it is not read."""
    found = [problem for file in files for problem in _told(box, file, _is_of_a_kind)]
    if found or not from_end_to_end:
        return found
    try:
        with room_to_read():
            return [problem for file in files for problem in _told(box, file, _is_harmless)]
    except NoRoomToRead:
        return []


def _told(box: str, file: BidFile, look: Callable[[BidFile], object]) -> list[Problem]:
    try:
        look(file)
    except RefusedFile as error:
        return [Problem(box, str(problem)) for problem in error.problems]
    return []


def _is_of_a_kind(file: BidFile) -> None:
    sniff(file.content, name=file.name)


def _is_harmless(file: BidFile) -> None:
    examine_apart(file.content, name=file.name, limits=LIMITS)
