"""An organisation with one member in each role, and a stranger who owns another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.account.models import EmailAddress
from django.test import Client

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership, Organisation, OrganisationKind, Role
from worthwhile.apps.organisations.services.create_organisation import create_organisation

SignIn = Callable[[User], Client]
NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)


def make_person(email: str, *, verified: bool = True) -> User:
    """A person with an address, confirmed or not."""
    person = User.objects.create_user(email)
    EmailAddress.objects.create(user=person, email=email, verified=verified, primary=True)
    return person


def make_organisation(founder: User, name: str = "Lunch Club CIC") -> Organisation:
    """An organisation with its owner."""
    return create_organisation(
        founder=founder, kind=OrganisationKind.PROVIDER, name=name, legal_form="Community interest company", now=NOW
    )


def add_member(organisation: Organisation, email: str, role: Role) -> Membership:
    """A further member."""
    return Membership.objects.create(organisation=organisation, person=make_person(email), role=role, joined_at=NOW)


@dataclass(frozen=True)
class World:
    """Everybody the pages may meet."""

    organisation: Organisation
    owner: Membership
    editor: Membership
    viewer: Membership
    assessor: Membership
    stranger: User

    @property
    def address(self) -> str:
        """Where the organisation's page stands."""
        return f"/organisations/{self.organisation.pk}/"


def make_world() -> World:
    """Everybody, in the database."""
    organisation = make_organisation(make_person("owner@example.org"))
    stranger = make_person("stranger@example.org")
    make_organisation(stranger, "Elsewhere Ltd")
    return World(
        organisation=organisation,
        owner=organisation.memberships.get(),
        editor=add_member(organisation, "editor@example.org", Role.EDITOR),
        viewer=add_member(organisation, "viewer@example.org", Role.VIEWER),
        assessor=add_member(organisation, "assessor@example.org", Role.ASSESSOR),
        stranger=stranger,
    )
