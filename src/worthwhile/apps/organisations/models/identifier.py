"""The numbers by which registers know an organisation."""

from __future__ import annotations

from django.db import models

from worthwhile.apps.organisations.models.organisation import Organisation


class Scheme(models.TextChoices):
    """The registers we keep numbers of, by their codes in the org-id.guide register where it has one."""

    COMPANY = "GB-COH", "Company number (Companies House)"
    CHARITY_ENGLAND_AND_WALES = "GB-CHC", "Charity number (England and Wales)"
    CHARITY_SCOTLAND = "GB-SC", "Charity number (Scotland)"
    CHARITY_NORTHERN_IRELAND = "GB-NIC", "Charity number (Northern Ireland)"
    MUTUAL = "GB-MPR", "Mutuals Public Register number"
    NHS = "GB-NHS", "NHS organisation code (ODS)"
    CARE_QUALITY_COMMISSION = "GB-CQC", "CQC provider number"


class Identifier(models.Model):
    """One number of one organisation, in the one form that its register uses."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=10, choices=Scheme)
    value = models.CharField(max_length=30)
    added_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "scheme", "value"], name="an_identifier_once"),)

    def __str__(self) -> str:
        return f"{self.scheme}-{self.value}"
