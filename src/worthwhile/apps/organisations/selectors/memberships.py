"""Who belongs where."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership, Organisation


def list_memberships(person: User) -> QuerySet[Membership]:
    """The organisations a person belongs to, each with the role, by name."""
    return person.memberships.select_related("organisation").order_by("organisation__name", "pk")


def find_membership(person: User, organisation_id: int) -> Membership | None:
    """A person's membership of an organisation; None where there is no such organisation or no such member."""
    return person.memberships.select_related("organisation").filter(organisation_id=organisation_id).first()


def list_members(organisation: Organisation) -> QuerySet[Membership]:
    """Everyone who belongs to an organisation, in the order they joined."""
    return organisation.memberships.select_related("person").order_by("joined_at", "pk")


def find_member(organisation: Organisation, member_id: int) -> Membership | None:
    """One member of an organisation."""
    return organisation.memberships.select_related("person", "organisation").filter(pk=member_id).first()
