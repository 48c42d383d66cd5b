"""Write a note on a notice for colleagues, and take one's own back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.opportunities.models import Note
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError

MOST_NOTES = 200


class TooManyNotes(WorthwhileError):
    """A notice has as many notes as one may have."""

    def __init__(self) -> None:
        super().__init__(f"A notice can have up to {MOST_NOTES} notes. Remove one of yours")


class NotYourNote(WorthwhileError):
    """Only who wrote a note may take it back."""

    def __init__(self) -> None:
        super().__init__("You can remove your own notes. Ask whoever wrote this one")


def write_note(*, organisation: Organisation, ocid: str, text: str, by: User, now: datetime) -> Note:
    """Keep a note on a notice. Raises TooManyNotes."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if organisation.notice_notes.filter(ocid=ocid).count() >= MOST_NOTES:
            raise TooManyNotes
        note = Note.objects.create(organisation=organisation, ocid=ocid, text=text, written_at=now, written_by=by)
        record(Act.NOTE_WRITTEN, organisation, note, by=by, at=now, content={"ocid": ocid, "text": text})
    return note


def remove_note(*, note: Note, by: User, now: datetime) -> None:
    """Take a note of one's own back. Raises NotYourNote."""
    if note.written_by_id != by.pk:
        raise NotYourNote
    with transaction.atomic():
        if Note.objects.filter(pk=note.pk).exists():
            record(Act.NOTE_REMOVED, note.organisation, note, by=by, at=now, content={"ocid": note.ocid})
            Note.objects.filter(pk=note.pk).delete()
