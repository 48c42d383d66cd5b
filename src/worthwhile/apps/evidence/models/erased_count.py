"""How many questionnaires there were: what is left of them when they are erased."""

from __future__ import annotations

from django.db import models

from worthwhile.apps.evidence.models.collection import Collection
from worthwhile.apps.evidence.models.questionnaire import QuestionnaireState, Stage


class ErasedCount(models.Model):
    """A count for one measure, stage and state of one collection. It says nothing of anybody."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="erased_counts")
    measure_id = models.CharField(max_length=40)
    stage = models.CharField(max_length=20, choices=Stage)
    state = models.CharField(max_length=10, choices=QuestionnaireState)
    questionnaires = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["collection", "measure_id", "stage", "state"], name="one_count_of_what_was_erased"
            ),
        )

    def __str__(self) -> str:
        return f"erased count {self.pk}"
