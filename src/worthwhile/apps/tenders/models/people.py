"""Who does what in a tender, and what they declared of their interests."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.tender import Tender
from worthwhile.engines.tendering import Role

OFFICES = (Role.AUTHOR, Role.APPROVER, Role.OPENER, Role.ASSESSOR, Role.MODERATOR)
"""The roles that a buyer gives to people. Bidders, the clock and the operator have theirs by what they are."""


def name_in_log(person: int | None) -> str:
    """What logs call a person, by number, so that they name nobody."""
    return f"person-{person}"


class TenderPerson(models.Model):
    """A person in one role of a tender. ``known_as`` is the name and post that records of the decision give."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    known_as = models.CharField(max_length=200, blank=True)
    named_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "person", "role"], name="a_role_once")]

    def __str__(self) -> str:
        return f"{self.role} of tender {self.tender_id}"


class Invited(models.Model):
    """A supplier that a quick quote is sent to, and why it was chosen (rotation, the buyer's own reason)."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="invited")
    supplier = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    invited_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "supplier"], name="invited_once")]

    def __str__(self) -> str:
        return f"invitation {self.pk} to tender {self.tender_id}"


class InterestDeclared(AppendOnly):
    """What somebody declared of conflicts of interest in a tender, or how one was cleared.

    Whether somebody declared is told by the latest; a conflict stands until somebody else clears it.
    """

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="declarations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    conflicted = models.BooleanField()
    words = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"declaration {self.pk} in tender {self.tender_id}"
