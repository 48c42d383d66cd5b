"""A version of a case that was set aside whole, and who signed it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent, AppendOnly
from worthwhile.apps.impact.models.case import Case


class Version(AppendedContent):
    """A complete case as it stood, with its result in brief. It never changes.

    ``summary`` holds ratio, ratio_low, ratio_high (5th and 95th percentile), present_value, currency, price_year,
    kind, engine_version as text, None where the case has none; data_vintage holds the day of each set of figures.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    note = models.TextField(blank=True)
    case_hash = models.CharField(max_length=64)
    summary = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="one_version_a_number"),)

    def __str__(self) -> str:
        return f"version {self.number}: {self.name}"


class SignOff(AppendOnly):
    """Somebody stands behind a version, in their own words."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sign_offs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=100)
    statement = models.TextField(blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["version", "person"], name="one_signature_each"),)

    def __str__(self) -> str:
        return f"sign-off {self.pk} of version {self.version_id}"
