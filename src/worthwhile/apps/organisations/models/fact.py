"""What is true of an organisation, since when and by what evidence."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models.fact_catalogue import FACT_KINDS, FactKind
from worthwhile.apps.organisations.models.organisation import Organisation


class Fact(models.Model):
    """One value, true from a day. Rows are only ever added: a later one closes an earlier one by being there.

    ``expires_on`` is the last day on which the value can be relied on; none means until another is given.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(max_length=60, choices=[(kind.key, kind.label) for kind in FACT_KINDS.values()])
    value = models.TextField()
    evidence = models.TextField(blank=True)
    evidence_link = models.URLField(max_length=500, blank=True)
    valid_from = models.DateField()
    expires_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["organisation", "key", "valid_from"], name="fact_history"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(evidence="") | ~models.Q(evidence_link=""), name="a_fact_has_evidence"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on=None) | models.Q(expires_on__gte=models.F("valid_from")),
                name="a_fact_expires_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} from {self.valid_from}"

    @property
    def kind(self) -> FactKind:
        """What the value says."""
        return FACT_KINDS[self.key]
