"""A change to the documents of an open tender while it is prepared: nobody but the buyer's own people sees it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent
from worthwhile.apps.tenders.models.tender import Tender


class DraftChange(models.Model):
    """A change in the making. It says what its latest saving says, and a tender has one at a time.

    ``documents`` is the published version that it changes. It ends when it is published or thrown away; what was saved
    of it stays, as with a tender that is written.
    """

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="draft_changes")
    documents = models.PositiveIntegerField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender"], condition=models.Q(ended_at=None), name="one_draft_change_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"change of version {self.documents} of tender {self.tender_id}"


class DraftChangeSaving(AppendedContent):
    """One saving of a change. ``content`` is the whole tender as it would be; numbers go on from those of the tender.

    So a number names one content, whether it was ever published or not.
    """

    change = models.ForeignKey(DraftChange, on_delete=models.CASCADE, related_name="savings")
    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="draft_change_savings")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="one_draft_change_saving_a_number")
        ]

    def __str__(self) -> str:
        return f"saving {self.number} of a change of tender {self.tender_id}"
