"""Lists of suppliers as their buyer and as suppliers find them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import ListApplication, Listed, PreferredList
from worthwhile.apps.tenders.selectors.offering import Offering, Sought, list_offering


@dataclass(frozen=True, kw_only=True)
class OwnStanding:
    """A list as a supplier stands to it: on it, waiting for an answer, or with the last answer; None for each."""

    list: PreferredList
    listed: Listed | None
    application: ListApplication | None

    @property
    def may_apply(self) -> bool:
        """Whether it can apply now: the list is open, and it is neither on it nor waiting."""
        waits = self.application is not None and self.application.decided_at is None
        return self.list.open_to_applications and self.listed is None and not waits


def list_preferred(buyer: Organisation) -> QuerySet[PreferredList]:
    """The lists of a buyer by name, each with how many suppliers are on it and how many applications wait."""
    current = Count("listed", filter=Q(listed__left_at=None), distinct=True)
    waiting = Count("applications", filter=Q(applications__decided_at=None), distinct=True)
    return buyer.preferred_lists.annotate(members=current, waiting=waiting).order_by("name", "pk")


def find_preferred(buyer: Organisation, number: int) -> PreferredList | None:
    """One list of a buyer."""
    return buyer.preferred_lists.select_related("buyer").filter(pk=number).first()


def list_listed(preferred: PreferredList) -> QuerySet[Listed]:
    """Who is on a list now, by name."""
    return preferred.listed.filter(left_at=None).select_related("supplier").order_by("supplier__name", "pk")


def list_left(preferred: PreferredList) -> QuerySet[Listed]:
    """Who was on a list and is no longer, the latest first."""
    return preferred.listed.exclude(left_at=None).select_related("supplier").order_by("-left_at", "pk")


def find_listed(preferred: PreferredList, number: int) -> Listed | None:
    """One supplier that is on a list now."""
    return list_listed(preferred).filter(pk=number).first()


def list_applications(preferred: PreferredList) -> QuerySet[ListApplication]:
    """Applications that wait, then those that were declined, the latest first."""
    shown = Q(decided_at=None) | Q(admitted=False)
    found = preferred.applications.filter(shown).select_related("supplier")
    return found.order_by(F("decided_at").desc(nulls_first=True), "-made_at", "pk")


def find_application(preferred: PreferredList, number: int) -> ListApplication | None:
    """One application to a list."""
    return preferred.applications.select_related("supplier", "list").filter(pk=number).first()


def list_to_add(preferred: PreferredList) -> list[Offering]:
    """Who offers what a list is for, where it is for, and is not on it."""
    on_it = set(list_listed(preferred).values_list("supplier", flat=True))
    sought = Sought(kinds=tuple(preferred.kinds), areas=tuple(preferred.areas))
    offering = list_offering(sought, buyer=preferred.buyer)
    return [one for one in offering if one.fits and one.organisation.pk not in on_it]


def list_standings(supplier: Organisation) -> list[OwnStanding]:
    """Every list that a supplier is on, has applied to, or may apply to, by buyer and name."""
    theirs = Q(listed__supplier=supplier, listed__left_at=None) | Q(applications__supplier=supplier)
    seen = PreferredList.objects.filter(theirs | Q(open_to_applications=True), buyer__demonstration="")
    found = seen.exclude(buyer=supplier).select_related("buyer").distinct().order_by("buyer__name", "name", "pk")
    listed = {one.list_id: one for one in supplier.listed.filter(left_at=None)}
    applied = {one.list_id: one for one in supplier.list_applications.order_by("pk")}
    return [OwnStanding(list=one, listed=listed.get(one.pk), application=applied.get(one.pk)) for one in found]


def find_standing(supplier: Organisation, number: int) -> OwnStanding | None:
    """How a supplier stands to one list that it may see."""
    return next((one for one in list_standings(supplier) if one.list.pk == number), None)
