"""What there is to look at: invented organisations with complete cases, and real ones with published facts."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case
from worthwhile.apps.organisations.models import Demonstration, Organisation

NAME_OF_A_VISITORS_OWN = "Your demonstration organisation"


@dataclass(frozen=True, kw_only=True)
class Example:
    """An invented organisation with its cases."""

    organisation: Organisation
    cases: tuple[Case, ...]


def is_on() -> bool:
    """Whether this installation has a demonstration at all."""
    return bool(settings.DEMONSTRATION)


def list_examples() -> list[Example]:
    """The invented organisations that have cases, each with them."""
    found = Organisation.objects.filter(demonstration=Demonstration.EXAMPLE, cases__isnull=False).distinct()
    return [
        Example(organisation=one, cases=tuple(one.cases.filter(scenario_of=None).order_by("pk")))
        for one in found.order_by("pk").prefetch_related("cases")
    ]


def list_with_facts() -> QuerySet[Organisation]:
    """The real organisations of which articles tell facts, by name."""
    return Organisation.objects.filter(demonstration=Demonstration.FACTS).order_by("name")


def find_own(visitor: User) -> Organisation | None:
    """The organisation that a visitor was given on entering."""
    own = visitor.memberships.select_related("organisation").filter(organisation__demonstration=Demonstration.VISITOR)
    first = own.order_by("pk").first()
    return first.organisation if first else None
