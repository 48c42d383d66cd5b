"""Which supplier a buyer means: found by a registered number, or chosen among all that bear a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from django.db.models import Q

from worthwhile.apps.organisations.models import Organisation

MOST_FOUND = 10
LONGEST_NUMBER = 18


def find_suppliers(words: str, *, buyer: Organisation) -> Sequence[Organisation]:
    """Organisations here of exactly this name or registered number, or with the number of their page; ten at most."""
    given = " ".join(words.split())
    if not given:
        return []
    meant = Q(name__iexact=given) | Q(identifiers__value__iexact=given.replace(" ", ""))
    if given.isdecimal() and len(given) <= LONGEST_NUMBER:
        meant |= Q(pk=int(given))
    found = Organisation.objects.filter(meant, demonstration="").exclude(pk=buyer.pk).distinct()
    return list(found.prefetch_related("identifiers").order_by("name", "pk")[:MOST_FOUND])


def one_by_number(found: Sequence[Organisation], words: str) -> Organisation | None:
    """The one that was found, where what was typed is a registered number of it: else somebody has to choose."""
    if len(found) != 1:
        return None
    given = "".join(words.split()).casefold()
    return found[0] if any(one.value.casefold() == given for one in found[0].identifiers.all()) else None


def identity_of(supplier: Organisation) -> str:
    """All that tells an organisation from another of the same name."""
    numbers = "; ".join(f"{one.get_scheme_display()} {one.value}" for one in supplier.identifiers.all())
    since = f"{supplier.created_at.day} {supplier.created_at:%B %Y}"
    return f"{numbers or 'Gives no registered number'}. Here since {since}, with the number {supplier.pk}"


def told_apart(names: Mapping[int, str]) -> dict[int, str]:
    """Names by the number of the organisation, which stands beside a name that several of these bear."""
    borne = Counter(_plain(name) for name in names.values())
    return {
        number: f"{name} (number {number} here)" if borne[_plain(name)] > 1 else name for number, name in names.items()
    }


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
