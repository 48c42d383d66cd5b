"""Standing back from a bid after others' scores were seen: asked for by one, decided on by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.tenders.models.assessing import Contender


class StandBackAsked(AppendOnly):
    """An assessor asks to stand back from one contender while scores are settled. Their scores count until decided."""

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="stand_back_asked")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"asking {self.pk} to stand back from contender {self.contender_id}"


class StandBackDecided(AppendOnly):
    """Whether what somebody gave a contender is set aside, who moderates decided, and why. It stays in the record."""

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="stand_back_decided")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_aside = models.BooleanField()
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision {self.pk} on standing back from contender {self.contender_id}"
