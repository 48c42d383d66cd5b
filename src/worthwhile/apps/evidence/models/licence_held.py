"""An organisation's word that it holds a licence for a measure or is registered to use it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.measures.licences import LicenceRecord


class LicenceHeld(models.Model):
    """One licence or registration. Rows are only added: a renewed licence is a further row."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="licences_held")
    measure_id = models.CharField(max_length=40)
    holder = models.CharField(max_length=200)
    reference = models.CharField(max_length=200)
    held_from = models.DateField()
    held_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"licence {self.pk}"

    def as_record(self) -> LicenceRecord:
        """The licence as the engine of measures knows it."""
        return LicenceRecord(
            measure=self.measure_id,
            holder=self.holder,
            reference=self.reference,
            held_from=self.held_from,
            held_until=self.held_until,
        )
