"""What members say to each other about a notice."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.opportunities.models import Note
from worthwhile.apps.organisations.models import Organisation


def list_notes(organisation: Organisation, ocid: str) -> QuerySet[Note]:
    """The notes on one notice, the latest first."""
    return organisation.notice_notes.filter(ocid=ocid).select_related("written_by")


def find_note(organisation: Organisation, ocid: str, note_id: int) -> Note | None:
    """One note of an organisation on a notice."""
    return organisation.notice_notes.filter(ocid=ocid, pk=note_id).select_related("written_by").first()


def count_notes(organisation: Organisation) -> dict[str, int]:
    """How many notes there are on each notice that has any."""
    counted: dict[str, int] = {}
    for ocid in organisation.notice_notes.values_list("ocid", flat=True):
        counted[ocid] = counted.get(ocid, 0) + 1
    return counted
