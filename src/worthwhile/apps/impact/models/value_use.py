"""Which values the cases of organisations use, kept beside them so that asking needs no reading of cases."""

from __future__ import annotations

from django.db import models

from worthwhile.apps.impact.models.case import Case
from worthwhile.apps.impact.models.version import Version


class ValueUse(models.Model):
    """A case uses a value: in ``version``, or where that is None in the draft as it was last saved.

    ``reference`` is the code of a published value (``NHS-AE``) or names one that an organisation entered (``own:12``).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="value_uses")
    version = models.ForeignKey(Version, null=True, on_delete=models.CASCADE, related_name="value_uses")
    reference = models.CharField(max_length=100)

    class Meta:
        indexes = (models.Index(fields=["reference", "case"], name="uses_by_reference"),)
        constraints = (
            models.UniqueConstraint(
                fields=["case", "reference"], condition=models.Q(version=None), name="a_draft_uses_a_value_once"
            ),
            models.UniqueConstraint(
                fields=["version", "reference"],
                condition=models.Q(version__isnull=False),
                name="a_version_uses_a_value_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference} in case {self.case_id}"
