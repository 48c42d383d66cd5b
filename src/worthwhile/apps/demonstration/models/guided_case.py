"""A case that somebody makes with the guide beside it."""

from __future__ import annotations

from django.db import models

from worthwhile.apps.impact.models import Case


class GuidedCase(models.Model):
    """The guide is shown on the pages of the case until somebody leaves it, and again when they come back to it."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="guided")
    started_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "guided case"

    def __str__(self) -> str:
        return f"guide to case {self.case_id}"
