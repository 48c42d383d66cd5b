"""Tenders as those who may bid see them, and their own bids."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Demonstration, Membership, Organisation, Role
from worthwhile.apps.tenders.models import Bid, Tender
from worthwhile.apps.tenders.selectors.looking_around import shown
from worthwhile.engines.tendering import Procedure, Stage

_UNPUBLISHED = (Stage.DRAFT, Stage.READY)


def list_open_tenders(now: datetime) -> QuerySet[Tender]:
    """Every tender that anybody may bid to now, the nearest deadline first. Quick quotes are for those invited."""
    taking = Tender.objects.filter(shown(), stage=Stage.OPEN, deadline_at__gt=now)
    return taking.exclude(procedure=Procedure.QUICK_QUOTE).select_related("buyer").order_by("deadline_at", "pk")


def find_published_tender(number: int) -> Tender | None:
    """A tender that was published to everybody, at whatever stage it is now."""
    published = Tender.objects.filter(shown()).exclude(published_at=None).exclude(procedure=Procedure.QUICK_QUOTE)
    return published.select_related("buyer").filter(pk=number).first()


def find_tender_for(bidder: Organisation, number: int) -> Tender | None:
    """A tender that this organisation may see as a bidder: published to everybody, or to it by invitation."""
    published = Q(published_at__isnull=False) & ~Q(stage__in=_UNPUBLISHED)
    seen = published & (Q(invited__supplier=bidder) | ~Q(procedure=Procedure.QUICK_QUOTE))
    # A direct award is published to nobody, and everybody who was considered is told its outcome.
    found = Tender.objects.select_related("buyer").filter(seen | _told(bidder), pk=number)
    if bidder.demonstration != Demonstration.EXAMPLE:
        found = found.filter(is_demonstration=False)
    return found.exclude(buyer=bidder).distinct().first()


def list_tenders_of(bidder: Organisation) -> QuerySet[Tender]:
    """Tenders that an organisation bid to or was invited to, the latest deadline first."""
    theirs = Q(bids__bidder=bidder) | Q(invited__supplier=bidder) | _told(bidder)
    published = Tender.objects.exclude(stage__in=_UNPUBLISHED).filter(theirs)
    return published.select_related("buyer").distinct().order_by("-deadline_at", "-pk")


def was_told(bidder: Organisation, tender: Tender) -> bool:
    """Whether an organisation has a letter about the outcome of a tender."""
    never_assessed = Q(told_not_counted__bid__bidder=bidder)
    return Tender.objects.filter(_told(bidder) | never_assessed, pk=tender.pk).exists()


def list_bidders(person: User, tender: Tender) -> list[Organisation]:
    """The organisations for which a person may bid to a tender: theirs, but for the buyer and the demonstration."""
    if tender.is_demonstration:
        return []
    theirs = Membership.objects.filter(
        person=person, role__in=[Role.OWNER, Role.EDITOR], organisation__demonstration=""
    )
    found = theirs.exclude(organisation=tender.buyer_id).select_related("organisation").order_by("organisation__name")
    return [membership.organisation for membership in found]


def _told(bidder: Organisation) -> Q:
    return Q(told__contender__link__organisation=bidder) | Q(told__contender__bid__bidder=bidder)


def find_bid(bidder: Organisation, tender: Tender) -> Bid | None:
    """What an organisation handed in to a tender, with what stands."""
    return Bid.objects.filter(bidder=bidder, tender=tender).select_related("standing").first()
