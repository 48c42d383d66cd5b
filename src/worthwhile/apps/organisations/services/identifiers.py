"""Keep the numbers by which registers know an organisation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Identifier, Organisation, Scheme
from worthwhile.apps.organisations.models.identifier_form import read_identifier
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError


class IdentifierAlreadyKept(WorthwhileError):
    """The organisation has this number already."""


def add_identifier(*, organisation: Organisation, scheme: Scheme, value: str, by: User, now: datetime) -> Identifier:
    """Keep a number in the form of its register. Raises NotAnIdentifier or IdentifierAlreadyKept."""
    number = read_identifier(scheme, value)
    with transaction.atomic():
        kept, is_new = Identifier.objects.get_or_create(
            organisation=organisation, scheme=scheme, value=number, defaults={"added_at": now}
        )
        if not is_new:
            raise IdentifierAlreadyKept(f"{number} is kept already under “{scheme.label}”. Enter another, or go back")
        record(Act.ORGANISATION_CHANGED, organisation, kept, by=by, at=now, content={"added": str(kept)})
    return kept


def remove_identifier(*, identifier: Identifier, by: User, now: datetime) -> None:
    """Remove a number that is not the organisation's."""
    with transaction.atomic():
        content = {"removed": str(identifier)}
        record(Act.ORGANISATION_CHANGED, identifier.organisation, identifier, by=by, at=now, content=content)
        identifier.delete()
