"""Make an organisation, owned by whoever made it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Demonstration, Membership, Organisation, OrganisationKind, Role
from worthwhile.apps.organisations.services.recorded import record


def create_organisation(
    *, founder: User, kind: OrganisationKind, name: str, legal_form: str, now: datetime
) -> Organisation:
    """Make an organisation with its first owner. One that a visitor makes is of the demonstration, as they are."""
    shows = Demonstration.VISITOR if founder.is_visitor else ""
    with transaction.atomic():
        organisation = Organisation.objects.create(
            kind=kind, name=name, legal_form=legal_form, created_at=now, demonstration=shows
        )
        Membership.objects.create(organisation=organisation, person=founder, role=Role.OWNER, joined_at=now)
        record(
            Act.ORGANISATION_CREATED,
            organisation,
            organisation,
            by=founder,
            at=now,
            content={"name": name, "kind": kind},
        )
    return organisation
