"""One filled-in questionnaire of one person."""

from __future__ import annotations

from django.db import models

from worthwhile.apps.evidence.models.consent_wording import ConsentWording
from worthwhile.apps.evidence.models.participant import Participant
from worthwhile.engines.measures import measure as measures
from worthwhile.engines.measures.catalogue import MEASURES


class Stage(models.TextChoices):
    """When it was filled in, seen from the service; the values are those of the engine of measures."""

    BEFORE = measures.Stage.BEFORE.value, "Before"
    DURING = measures.Stage.DURING.value, "During"
    AFTER = measures.Stage.AFTER.value, "After"
    FOLLOW_UP = measures.Stage.FOLLOW_UP.value, "Follow-up"


class Mode(models.TextChoices):
    """How the answers got here."""

    LINK = "link", "By the person, at the link"
    PAPER = "paper", "From a paper sheet"
    FILE = "file", "From a file"
    STAFF = "staff", "Asked and entered by staff"


class QuestionnaireState(models.TextChoices):
    """Whether the last question has been passed."""

    PARTIAL = "partial", "Begun"
    COMPLETE = "complete", "Finished"


class Questionnaire(models.Model):
    """``answers`` holds a whole number or null for each item of the measure, in order; ``total`` stands in their place.

    ``next_item`` is the position from which somebody who comes back goes on: a question that was passed over is
    null as well, and is not asked again. ``agreed_on_paper`` says that consent was given away from the link.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="questionnaires")
    measure_id = models.CharField(max_length=40)
    measure_version = models.CharField(max_length=200)
    stage = models.CharField(max_length=20, choices=Stage)
    on = models.DateField()
    answers = models.JSONField(default=list)
    total = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    next_item = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=10, default="en")
    mode = models.CharField(max_length=10, choices=Mode)
    consent = models.ForeignKey(ConsentWording, null=True, on_delete=models.PROTECT, related_name="questionnaires")
    agreed_on_paper = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=QuestionnaireState, default=QuestionnaireState.PARTIAL)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["participant", "measure_id", "stage", "state"], name="a_questionnaire_once_at_a_stage"
            ),
        )

    def __str__(self) -> str:
        return f"questionnaire {self.pk}"  # never an answer, which would get into logs

    @property
    def measure(self) -> measures.Measure:
        """The measure in the catalogue."""
        return MEASURES[self.measure_id]
