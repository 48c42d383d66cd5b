"""A tender: what is bought, by whom, and how far it has come."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.tendering import Stage


class Tender(models.Model):
    """A tender of a buyer. Its content while it is written is that of its latest saving.

    The buyer cannot be closed while it has one: what was bought, from whom and why is kept for others. Procedure, stage
    and moments mean what the engine's Situation says. ``documents`` counts the published versions of its documents.
    """

    buyer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tenders")
    procedure = models.CharField(max_length=20)
    stage = models.CharField(max_length=20, default=Stage.DRAFT.value)
    title = models.CharField(max_length=200)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    public_key = models.CharField(max_length=100, blank=True)
    deadline_at = models.DateTimeField(null=True)
    questions_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    documents = models.PositiveIntegerField(default=0)
    assessing_since = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    representations_until = models.DateTimeField(null=True)
    earliest_signing = models.DateTimeField(null=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["stage", "deadline_at"], name="tenders_by_deadline"),)

    def __str__(self) -> str:
        return self.title

    @property
    def number(self) -> str:
        """What the log and receipts call it."""
        return f"tender-{self.pk}"


class TenderSaving(AppendedContent):
    """One saving of a tender being written. ``content`` is in the shape of worthwhile/tender/1, perhaps incomplete."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="savings")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "number"], name="one_saving_a_number")]

    def __str__(self) -> str:
        return f"saving {self.number} of tender {self.tender_id}"
