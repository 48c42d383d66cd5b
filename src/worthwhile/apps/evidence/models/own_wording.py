"""The published wording of a measure that we may not ship, pasted by an organisation that may use it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.evidence.models.collection import Collection


class OwnWording(models.Model):
    """One measure in one language. ``items`` is a list, one for each item of the measure in its order, of
    ``{"text": question, "answers": [[score, words], ...]}`` with the answers in their printed order.

    Rows are only added; the latest of a language is the one that is asked.
    """

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="own_wordings")
    measure_id = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    introduction = models.TextField(blank=True)
    items = models.JSONField(default=list)
    source = models.CharField(max_length=300)
    licence_reference = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"wording {self.pk}"
