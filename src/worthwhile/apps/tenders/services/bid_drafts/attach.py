"""Add files to a bid being written, and take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import BidDraft, BidDraftFile, FileOf
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import box_of
from worthwhile.apps.tenders.services.bid_drafts.keep import note_change
from worthwhile.apps.tenders.services.hand_in import LARGEST_BID
from worthwhile.apps.tenders.services.refuse_files import has_time_to_read, problems_of_files
from worthwhile.exchange.bid import MOST_FILES, BidFile, safe_names
from worthwhile.kernel.problems import InvalidInput, Problem

# What the two records and the package around the files may take.
ROOM_FOR_TEXT = 4_500_000


def attach_files(
    *, draft: BidDraft, envelope: FileOf, files: Sequence[BidFile], by: User, now: datetime
) -> list[BidDraftFile]:
    """Keep files, all or none. Raises InvalidInput with every problem."""
    # Before the lock: looking files through takes its time, and others write in this bid meanwhile.
    refused = problems_of_files("attached", files, from_end_to_end=has_time_to_read(draft.tender, now))
    with transaction.atomic():
        kept = BidDraft.objects.select_for_update().get(pk=draft.pk)
        problems = [*_room_problems(kept, envelope, files), *refused]
        if problems:
            raise InvalidInput(problems)
        note_change(kept, what="files", by=by, now=now)
        box, names = box_of(kept), safe_names([file.name for file in files])
        return [
            BidDraftFile.objects.create(
                draft=kept,
                envelope=envelope,
                name=box.put(name.encode()),
                sealed=box.put(file.content),
                size=len(file.content),
                added_at=now,
                added_by=by,
            )
            for name, file in zip(names, files, strict=True)
        ]


def detach_file(*, draft: BidDraft, number: int, by: User, now: datetime) -> None:
    """Take a file out."""
    with transaction.atomic():
        kept = BidDraft.objects.select_for_update().get(pk=draft.pk)
        if kept.files.filter(pk=number).delete()[0]:
            note_change(kept, what="files", by=by, now=now)


def _room_problems(draft: BidDraft, envelope: FileOf, files: Sequence[BidFile]) -> list[Problem]:
    found = []
    held = draft.files.filter(envelope=envelope).count()
    if held + len(files) > MOST_FILES:
        told = f"{held} are there and you chose {len(files)}"
        found.append(Problem("attached", f"At most {MOST_FILES} files go into one envelope; {told}. Take some out."))
    size = (draft.files.aggregate(size=Sum("size"))["size"] or 0) + sum(len(file.content) for file in files)
    most = LARGEST_BID - ROOM_FOR_TEXT
    if size > most:
        told = f"The files would have {size / 1e6:.1f} MB together, and may have {most / 1e6:.1f} MB."
        found.append(Problem("attached", f"{told} Make pictures smaller or leave out what was not asked for."))
    return found
