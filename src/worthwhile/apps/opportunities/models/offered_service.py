"""What an organisation offers to buyers: the part of its profile that its facts do not already say."""

from __future__ import annotations

from django.db import models

from worthwhile.apps.organisations.models import Organisation


class OfferedProfile(models.Model):
    """Where an organisation works and what it holds; its size and legal form come from its facts.

    ``areas`` are ONS codes, ``accreditations`` short names, ``stated`` whatever else the format worthwhile/profile/1
    asks and no fact says, by its names there; what is left out is not stated. ``findable`` says that other
    organisations may find it when they look for somebody to bid with, or for whom to ask for a quick quote: nobody is
    found who did not choose to be.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="offered_profile")
    areas = models.JSONField(default=list)
    accreditations = models.JSONField(default=list)
    stated = models.JSONField(default=dict)
    findable = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"profile of {self.organisation}"


class OfferedService(models.Model):
    """One service, in the words of those who do it. ``cpv`` are eight-digit codes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="offered_services")
    name = models.CharField(max_length=120)
    description = models.TextField()
    cpv = models.JSONField(default=list)
    client_groups = models.JSONField(default=list)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name
