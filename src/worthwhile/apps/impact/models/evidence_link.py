"""An outcome of a case that takes its figures from questionnaires."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.impact.models.case import Case
from worthwhile.exchange.exact_json import read_exact_json


class LinkState(models.TextChoices):
    """Whether new answers reach the draft."""

    FOLLOWING = "following", "Follows"
    PAUSED = "paused", "Paused"
    BROKEN = "broken", "Nothing can be taken now"


class EvidenceLink(models.Model):
    """One row of results that one outcome of a draft follows. Versions are never touched by it.

    ``entered`` holds what was put into the outcome, by place within it (``evidence.sample``), as exact JSON: only
    those places are ever changed again, and only while they say what was put there. ``fingerprint`` is that of the
    answers it was worked out from, ``as_of`` the day of the latest of them. A link is paused by a person, or since
    ``by_hand_at`` because somebody changed one of those places by hand. ``reason`` says why a broken one is broken.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="evidence_links")
    outcome = models.CharField(max_length=200)
    collection = models.ForeignKey(Collection, on_delete=models.RESTRICT, related_name="+")
    measure_id = models.CharField(max_length=60)
    row_key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    entered = models.TextField()
    as_of = models.DateField()
    state = models.CharField(max_length=10, choices=LinkState, default=LinkState.FOLLOWING)
    reason = models.TextField(blank=True)
    by_hand_at = models.DateTimeField(null=True)
    applied_revision = models.PositiveIntegerField()
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # Told apart from a person whose account is closed, who leaves no name either.
    applied_by_itself = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "outcome"], name="an_outcome_follows_one_row"),)
        indexes = (models.Index(fields=["collection", "state"], name="links_by_collection"),)

    def __str__(self) -> str:
        return f"{self.outcome} of case {self.case_id} from collection {self.collection_id}"

    @property
    def entered_data(self) -> dict[str, Any]:
        """What was put in, by place within the outcome, with exact numbers."""
        found: dict[str, Any] = read_exact_json(self.entered)
        return found
