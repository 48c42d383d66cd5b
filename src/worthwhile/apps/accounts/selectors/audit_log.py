"""What was done in an organisation."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import AuditEntry


def list_acts(organisation_id: int) -> QuerySet[AuditEntry]:
    """The acts recorded for an organisation, newest first."""
    return AuditEntry.objects.filter(organisation=organisation_id).order_by("-number")
