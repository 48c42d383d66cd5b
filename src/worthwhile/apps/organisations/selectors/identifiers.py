"""The numbers by which registers know an organisation."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.organisations.models import Identifier, Organisation


def list_identifiers(organisation: Organisation) -> QuerySet[Identifier]:
    """Every number of an organisation, register by register."""
    return organisation.identifiers.order_by("scheme", "value")


def find_identifier(organisation: Organisation, identifier_id: int) -> Identifier | None:
    """One number of an organisation."""
    return organisation.identifiers.filter(pk=identifier_id).first()
