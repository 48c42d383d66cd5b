"""What was done in an organisation."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import Act, AuditEntry


def list_acts(organisation_id: int) -> QuerySet[AuditEntry]:
    """The acts recorded for an organisation, newest first."""
    return AuditEntry.objects.filter(organisation=organisation_id).order_by("-number")


def count_acts_of(person_id: int, act: Act, *, since: datetime) -> int:
    """How often a person did something since a moment, in whichever organisation, also in one that is closed."""
    return AuditEntry.objects.filter(actor=person_id, act=act.value, at__gt=since).count()
