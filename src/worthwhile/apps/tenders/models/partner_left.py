"""An organisation that takes no part any more in a joint bid that was handed in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.bid import ReceivedBid


class PartnerLeft(models.Model):
    """A partner said, in its own words, that it steps back from what was handed in with its name. Its lead reads it."""

    received = models.ForeignKey(ReceivedBid, on_delete=models.PROTECT, related_name="partners_left")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(blank=True)
    left_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    left_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["received", "organisation"], name="leaves_once")]

    def __str__(self) -> str:
        return f"organisation {self.organisation_id} leaving receipt {self.received_id}"
