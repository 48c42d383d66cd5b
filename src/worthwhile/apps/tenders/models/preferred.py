"""Lists of suppliers that a buyer asks for quick quotes, how suppliers come onto them, and choices made from them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from worthwhile.apps.impact.models.append_only import AppendedContent
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.tender import Tender


class PreferredList(models.Model):
    """A list of suppliers of a buyer. ``kinds`` are keys of kinds of service, ``areas`` ONS codes.

    While it is open to applications every organisation here reads its name, kinds and areas, and may apply.
    """

    buyer = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="preferred_lists")
    name = models.CharField(max_length=200)
    kinds = models.JSONField(default=list)
    areas = models.JSONField(default=list)
    open_to_applications = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["buyer", "name"], name="one_list_a_name")]

    def __str__(self) -> str:
        return self.name


class HowListed(models.TextChoices):
    """How a supplier came onto a list."""

    BY_BUYER = "by-buyer", "Put on by the buyer"
    APPLIED = "applied", "Applied and was admitted"


class Listed(models.Model):
    """A supplier on a list, with the reason, until it left or was taken off. Whoever comes back has a new row."""

    list = models.ForeignKey(PreferredList, on_delete=models.CASCADE, related_name="listed")
    supplier = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="listed")
    since = models.DateTimeField()
    how = models.CharField(max_length=20, choices=HowListed)
    reason = models.TextField()
    left_at = models.DateTimeField(null=True)
    left_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["list", "supplier"], condition=Q(left_at=None), name="listed_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"supplier {self.supplier_id} on list {self.list_id}"


class ListApplication(models.Model):
    """A supplier asks to be put on a list. ``admitted`` is null until the buyer decides, and may be decided anew."""

    list = models.ForeignKey(PreferredList, on_delete=models.CASCADE, related_name="applications")
    supplier = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="list_applications")
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    admitted = models.BooleanField(null=True)
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["list", "supplier"], condition=Q(decided_at=None), name="one_application_waits"
            )
        ]

    def __str__(self) -> str:
        return f"application {self.pk} to list {self.list_id}"


class SupplierChoice(AppendedContent):
    """Whose turn it was for a quick quote, as it was found. The latest counts.

    ``content`` holds what was asked for (``kinds``, ``areas``, ``list``), the ``draw``, every supplier ``chosen``,
    ``waiting``, ``beside`` (another takes the turn they share) and ``outside`` with the sentence why, who takes a turn
    ``together`` and because of what, and ``replaced`` (``out``, ``into``, ``reason``) or null. Choices kept before
    turns were shared have neither ``beside`` nor ``together``.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="choices")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"choice {self.pk} for tender {self.tender_id}"
