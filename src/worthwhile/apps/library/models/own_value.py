"""What one unit of an outcome is worth, as an organisation found it in a source of its own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.valuation.vocabulary import Agency, Kind
from worthwhile.exchange.agency_names import AGENCIES
from worthwhile.exchange.report.wording import KINDS
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.reference.shapes import Confidence

KIND_CHOICES = [(kind.value, words) for kind, words in KINDS.items()]
AGENCY_CHOICES = [(agency.value, words) for agency, words in AGENCIES.items()]
CONFIDENCE_CHOICES = [
    (Confidence.HIGH.value, "High: read in the publication itself"),
    (Confidence.MEDIUM.value, "Medium: read in a reliable copy, or something about it is unclear"),
    (Confidence.LOW.value, "Low: read at second hand"),
]


class VersionIsFinal(WorthwhileError):
    """Something tried to change a version of a value that is kept."""


class Sharing(models.TextChoices):
    """What the terms of the source let the organisation do, as it says itself."""

    YES = "yes", "Yes, the terms allow it to be published"
    NO = "no", "No, it is for our own use"
    UNSURE = "unsure", "I don't know"


class OwnValue(models.Model):
    """A value with its versions. ``reference`` is what a case keeps beside the figures it took."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="own_values")
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The name by which a case says which value it took."""
        return f"own:{self.pk}"


class OwnValueVersion(models.Model):
    """What a value was from a day on. Rows are only ever added; the one with the highest number holds."""

    own_value = models.ForeignKey(OwnValue, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=200)
    description = models.TextField()
    unit = models.CharField(max_length=100)
    amount = models.DecimalField(max_digits=20, decimal_places=6)
    low = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    high = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    price_year = models.CharField(max_length=7)
    kind = models.CharField(max_length=20, choices=KIND_CHOICES)
    agency = models.CharField(max_length=30, choices=AGENCY_CHOICES)
    source_title = models.CharField(max_length=300)
    source_publisher = models.CharField(max_length=200)
    source_published = models.CharField(max_length=100)
    source_address = models.URLField(max_length=500, blank=True)
    source_locator = models.CharField(max_length=300)
    licence = models.CharField(max_length=300)
    sharing = models.CharField(max_length=10, choices=Sharing)
    checked_on = models.DateField()
    confidence = models.CharField(max_length=10, choices=CONFIDENCE_CHOICES)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["own_value", "number"], name="a_version_once"),
            models.CheckConstraint(
                condition=~models.Q(source_title="") & ~models.Q(source_publisher="") & ~models.Q(source_locator=""),
                name="an_own_value_has_a_source",
            ),
            models.CheckConstraint(
                condition=models.Q(low=None) | models.Q(low__lte=models.F("amount")), name="low_is_not_above_the_amount"
            ),
            models.CheckConstraint(
                condition=models.Q(high=None) | models.Q(high__gte=models.F("amount")),
                name="high_is_not_below_the_amount",
            ),
        )

    def __str__(self) -> str:
        return f"{self.own_value_id} version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the version. Raises VersionIsFinal for one that is kept already."""
        if not self._state.adding:
            raise VersionIsFinal("A version of a value is never changed. Add a further version.")
        super().save(*args, **kwargs)

    @property
    def source_text(self) -> str:
        """The source in one line, as a case states it."""
        parts = (self.source_title, self.source_publisher, self.source_published, self.source_locator)
        return ", ".join(part for part in (*parts, self.source_address) if part)

    @property
    def kind_name(self) -> str:
        """The kind in a word."""
        return KINDS[Kind(self.kind)]

    @property
    def agency_name(self) -> str:
        """Who gains, in words."""
        return AGENCIES[Agency(self.agency)]
