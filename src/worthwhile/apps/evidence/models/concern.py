"""An answer that needs a person to act."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.evidence.models.participant import Participant
from worthwhile.apps.evidence.models.questionnaire import Questionnaire


class ConcernState(models.TextChoices):
    """Whether somebody has acted."""

    OPEN = "open", "Needs somebody to act"
    HANDLED = "handled", "Handled"


class Concern(models.Model):
    """Raised with the answer itself, in one transaction. Outlives the answer: ``answer`` is null once that is erased.

    ``item`` is the position of the question in its measure, counted from 0.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="concerns")
    questionnaire = models.ForeignKey(Questionnaire, null=True, on_delete=models.SET_NULL, related_name="concerns")
    measure_id = models.CharField(max_length=40)
    item = models.PositiveSmallIntegerField()
    answer = models.SmallIntegerField(null=True)
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ConcernState, default=ConcernState.OPEN)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    what_was_done = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["participant", "state"], name="concerns_of_a_person"),)

    def __str__(self) -> str:
        return f"concern {self.pk}"
