"""Who belongs where."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Demonstration, Membership, Organisation, Role

# What every visitor of the demonstration may look at.
OPEN_TO_VISITORS = (Demonstration.EXAMPLE, Demonstration.FACTS)


def list_memberships(person: User) -> QuerySet[Membership]:
    """The organisations a person belongs to, each with the role, by name."""
    return person.memberships.select_related("organisation").order_by("organisation__name", "pk")


def find_membership(person: User, organisation_id: int) -> Membership | None:
    """A person's membership of an organisation; None where there is no such organisation or no such member.

    Visitors of the demonstration are viewers of what it shows, without being kept among its members.
    """
    kept = person.memberships.select_related("organisation").filter(organisation_id=organisation_id).first()
    return kept or (_as_visitor(person, organisation_id) if person.is_visitor else None)


def _as_visitor(person: User, organisation_id: int) -> Membership | None:
    shown = Organisation.objects.filter(pk=organisation_id, demonstration__in=OPEN_TO_VISITORS).first()
    return Membership(organisation=shown, person=person, role=Role.VIEWER) if shown else None


def list_members(organisation: Organisation) -> QuerySet[Membership]:
    """Everyone who belongs to an organisation, in the order they joined."""
    return organisation.memberships.select_related("person").order_by("joined_at", "pk")


def find_member(organisation: Organisation, member_id: int) -> Membership | None:
    """One member of an organisation."""
    return organisation.memberships.select_related("person", "organisation").filter(pk=member_id).first()
