"""An organisation that people belong to. Whatever else is kept belongs to one."""

from __future__ import annotations

from django.db import models


class OrganisationKind(models.TextChoices):
    """What an organisation is here to do."""

    PROVIDER = "provider", "Provider: it does the work"
    COMMISSIONER = "commissioner", "Commissioner: it decides what is needed and buys it"
    NETWORK = "network", "Network: it brings organisations together"
    FUNDER = "funder", "Funder: it gives, lends or invests money"


class Demonstration(models.TextChoices):
    """What an organisation of the demonstration is there to show. Every page of it says so."""

    EXAMPLE = "example", "An invented organisation with complete cases"
    FACTS = "facts", "Facts of a real organisation from published articles, not entered by it"
    VISITOR = "visitor", "A visitor's own, to change freely until it is erased"


class Organisation(models.Model):
    """An organisation."""

    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=200)
    legal_form = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()
    demonstration = models.CharField(max_length=10, choices=Demonstration, blank=True, editable=False)

    def __str__(self) -> str:
        return self.name

    @property
    def kind_name(self) -> str:
        """The kind in one word, as a page says it."""
        return self.kind.capitalize()

    @property
    def is_demonstration(self) -> bool:
        """Whether it is there to be looked at: it invites nobody, sends nothing and lets no program in."""
        return self.demonstration != ""

    @property
    def is_known_from_articles(self) -> bool:
        """Whether all that is kept of it was read in published articles, and nobody here speaks for it."""
        return self.demonstration == Demonstration.FACTS
