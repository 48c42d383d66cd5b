"""What an assessor found out about a version, and thinks of it as a whole. Nothing of it is ever changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.impact.models.version import Version


class Verdict(models.TextChoices):
    """What an assessor says of one claim of a case."""

    VERIFIED = "verified", "Verified"
    NOT_VERIFIED = "not-verified", "Not verified"
    QUESTIONED = "questioned", "Questioned"
    NOT_APPLICABLE = "not-applicable", "Not applicable"


class AssessorCheck(AppendOnly):
    """An assessor's record on one claim of a version; of several on the same claim the latest counts.

    ``content_hash`` is that of what the case said (see exchange/verification), so that a later version shows whether
    it still says the same.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="assessor_checks")
    claim = models.CharField(max_length=120)
    content_hash = models.CharField(max_length=64)
    verdict = models.CharField(max_length=20, choices=Verdict)
    looked_at = models.TextField(blank=True)
    note = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["version", "claim"], name="checks_by_claim"),)

    def __str__(self) -> str:
        return f"check {self.pk} of version {self.version_id}"

    @property
    def verdict_name(self) -> str:
        """The verdict as a page says it."""
        return str(Verdict(self.verdict).label)


class Assessment(AppendOnly):
    """An assessor's opinion on a version as a whole; of several the latest stands first."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="assessments")
    text = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"assessment {self.pk} of version {self.version_id}"
