"""What pages and records call the people of a tender."""

from __future__ import annotations

from collections.abc import Iterable

from worthwhile.apps.tenders.models import Tender, TenderPerson


def names_of_people(tender: Tender) -> dict[int, str]:
    """Everybody with a role, by the number of their account."""
    return called(tender.people.select_related("person").order_by("named_at", "pk"))


def called(named: Iterable[TenderPerson]) -> dict[int, str]:
    """The name and post that the tender gives, in whichever role; else the name of the account; else its address."""
    found: dict[int, str] = {}
    for one in named:
        found[one.person_id] = one.known_as or found.get(one.person_id) or str(one.person)
    return found
