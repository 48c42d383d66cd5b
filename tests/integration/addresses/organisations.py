"""Organisations, their facts and their members."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.integration.addresses.whom import For
from tests.organisation_builders import World
from worthwhile.apps.organisations.models import Invitation, Role, Scheme, Scope
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.organisations.services.access_tokens import give_access
from worthwhile.apps.organisations.services.identifiers import add_identifier
from worthwhile.apps.organisations.services.record_fact import record_fact

TOKEN = "a-token-that-only-the-invited-person-has"

WHOM = {
    "organisations/": For.THE_PERSON,
    "organisations/new/": For.THE_PERSON,
    "organisations/<key:organisation>/": For.MEMBERS,
    "organisations/<key:organisation>/change/": For.OWNERS,
    "organisations/<key:organisation>/close/": For.OWNERS,
    "organisations/<key:organisation>/access/": For.OWNERS,
    "organisations/<key:organisation>/access/new/": For.OWNERS,
    "organisations/<key:organisation>/access/<key:access_token>/withdraw/": For.OWNERS,
    "organisations/<key:organisation>/leave/": For.MEMBERS,
    "organisations/<key:organisation>/facts/": For.MEMBERS,
    "organisations/<key:organisation>/facts/about/<slug:key>/": For.MEMBERS,
    "organisations/<key:organisation>/facts/new/": For.WRITERS,
    "organisations/<key:organisation>/identifiers/new/": For.WRITERS,
    "organisations/<key:organisation>/identifiers/<key:identifier>/remove/": For.WRITERS,
    "organisations/<key:organisation>/invite/": For.OWNERS,
    "organisations/<key:organisation>/invitations/<key:invitation>/revoke/": For.OWNERS,
    "organisations/<key:organisation>/members/<key:member>/role/": For.OWNERS,
    "organisations/<key:organisation>/members/<key:member>/remove/": For.OWNERS,
    "invitations/<str:token>/": For.INVITED,
}
# What no answer to an outsider may hold, wherever it is asked for.
SECRETS = [
    "Lunch Club CIC",
    "owner@example.org",
    "viewer@example.org",
    "invited@example.org",
    "Certificate 4711",
    "07444723",
    "Spreadsheet of the trustees",
]


def leave(world: World) -> dict[str, str]:
    """A number, a fact, an invitation and a token; what stands for the parts of the addresses that lead to them."""
    now, by = timezone.now(), world.owner.person
    number = add_identifier(organisation=world.organisation, scheme=Scheme.COMPANY, value="07444723", by=by, now=now)
    record_fact(
        organisation=world.organisation, key="accounts", value="Certificate 4711", evidence="seen",
        valid_from=date(2026, 1, 1), recorded_by=by, now=now,
    )  # fmt: skip
    invitation = Invitation.objects.create(
        organisation=world.organisation, email="invited@example.org", role=Role.VIEWER, token_hash=secret_hash(TOKEN),
        invited_by=by, created_at=now, expires_at=now + timedelta(days=1),
    )  # fmt: skip
    token = give_access(
        organisation=world.organisation, label="Spreadsheet of the trustees", scopes=[Scope.CASES_READ],
        life=timedelta(days=30), by=by, now=now,
    ).token  # fmt: skip
    return {
        "<key:access_token>": str(token.pk),
        "<key:organisation>": str(world.organisation.pk),
        "<key:member>": str(world.assessor.pk),
        "<key:identifier>": str(number.pk),
        "<key:invitation>": str(invitation.pk),
        "<slug:key>": "accounts",
        "invitations/<str:token>": f"invitations/{TOKEN}",
    }
