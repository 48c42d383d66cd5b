"""An organisation that people belong to. Whatever else is kept belongs to one."""

from __future__ import annotations

from django.db import models


class OrganisationKind(models.TextChoices):
    """What an organisation is here to do."""

    PROVIDER = "provider", "Provider: it does the work"
    COMMISSIONER = "commissioner", "Commissioner: it decides what is needed and buys it"
    NETWORK = "network", "Network: it brings organisations together"
    FUNDER = "funder", "Funder: it gives, lends or invests money"


class Organisation(models.Model):
    """An organisation."""

    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=200)
    legal_form = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def kind_name(self) -> str:
        """The kind in one word, as a page says it."""
        return self.kind.capitalize()
