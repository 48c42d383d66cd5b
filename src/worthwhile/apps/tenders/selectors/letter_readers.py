"""To whom letters about a tender go."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Q

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership, Organisation, Role
from worthwhile.apps.tenders.models import BidPartner, JointMember, Tender
from worthwhile.apps.tenders.selectors.situation import conflicts_in
from worthwhile.engines.tendering import Role as TenderRole


def list_interested(tender: Tender, *, with_askers: bool) -> list[Organisation]:
    """The organisations with a standing bid; with those that were invited or asked a question, where these count."""
    interested = Q(pk__in=tender.bids.exclude(standing=None).values("bidder"))
    if with_askers:
        interested |= Q(pk__in=tender.invited.values("supplier"))
        interested |= Q(pk__in=tender.questions.exclude(asker=None).values("asker"))
    return list(Organisation.objects.filter(interested, demonstration="").order_by("pk"))


def list_partners(tender: Tender, leads: Sequence[Organisation], *, while_writing: bool) -> list[Organisation]:
    """Those who bid with some of the organisations that are told: with what they handed in last.

    ``while_writing``: also those who said yes to a bid of one of them that is being written.
    """
    handed_in = BidPartner.objects.filter(
        received__bid__tender=tender, received__bid__bidder__in=leads, received__bid__standing=F("received")
    )
    partners = Q(pk__in=handed_in.values("organisation"))
    if while_writing:
        writing = JointMember.objects.filter(draft__tender=tender, draft__bidder__in=leads, accepted=True)
        partners |= Q(pk__in=writing.exclude(organisation=None).values("organisation"))
    found = Organisation.objects.filter(partners, demonstration="").exclude(pk__in=[one.pk for one in leads])
    return list(found.order_by("pk"))


def list_writers(organisation: Organisation) -> list[str]:
    """The addresses of those who may bid for an organisation."""
    roles = (Role.OWNER, Role.EDITOR)
    theirs = Membership.objects.filter(organisation=organisation, role__in=roles, person__is_active=True)
    return list(theirs.filter(person__visiting_until=None).values_list("person__email", flat=True))


def list_people_to_tell(tender: Tender, role: TenderRole) -> list[str]:
    """The addresses of those in a role who belong to the buyer still and have no conflict that stands."""
    conflicted = [person for person, stands in conflicts_in(tender).items() if stands]
    named = tender.people.filter(role=role, person__memberships__organisation=tender.buyer_id)
    people = User.objects.filter(pk__in=named.values("person"), is_active=True, visiting_until=None)
    return list(people.exclude(pk__in=conflicted).order_by("pk").values_list("email", flat=True))
