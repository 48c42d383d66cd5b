"""Put right what an organisation is called and what it is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Organisation, OrganisationKind
from worthwhile.apps.organisations.services.recorded import record


def change_organisation(
    *, organisation: Organisation, kind: OrganisationKind, name: str, legal_form: str, by: User, now: datetime
) -> Organisation:
    """Give an organisation another name, kind or legal form. Nothing is recorded where nothing changes."""
    given = {"name": name, "kind": kind.value, "legal_form": legal_form}
    with transaction.atomic():
        current = Organisation.objects.select_for_update().get(pk=organisation.pk)
        changed = {field: value for field, value in given.items() if getattr(current, field) != value}
        if changed:
            Organisation.objects.filter(pk=current.pk).update(**changed)
            current.refresh_from_db()
            record(Act.ORGANISATION_CHANGED, current, current, by=by, at=now, content=changed)
    return current
