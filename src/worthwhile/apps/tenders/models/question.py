"""Questions of bidders and the answers that everybody gets at the same moment."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.tender import Tender


class Question(models.Model):
    """A question about a tender. Who asked is known to nobody but the asker: the buyer sees no name either."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"question {self.pk} about tender {self.tender_id}"
