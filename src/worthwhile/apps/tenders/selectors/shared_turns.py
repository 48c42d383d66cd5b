"""Which organisations take one turn together: those with an owner in common here, or with the same registered number.

It is a rule about turns and nothing else: somebody may run two honest organisations. Who the owner is, is told nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import TypeVar

from worthwhile.apps.organisations.models import Identifier, Membership, Role, Scheme
from worthwhile.engines.rotation import OneTurn

_Key = TypeVar("_Key", bound=Hashable)
SHARE_AN_OWNER = "share an owner here"
_SAME_NUMBER = {
    Scheme.COMPANY: "give the same company number",
    Scheme.NHS: "give the same NHS organisation code",
    Scheme.CARE_QUALITY_COMMISSION: "give the same CQC provider number",
    Scheme.MUTUAL: "give the same number as a mutual",
}
_SAME_CHARITY = "give the same charity number"


def list_shared_turns(organisations: Collection[int]) -> list[OneTurn]:
    """Who among these organisations shares a turn with whom, and why, each group once."""
    owners = Membership.objects.filter(organisation__in=organisations, role=Role.OWNER, person__is_active=True)
    by_owner = _together(owners.values_list("person_id", "organisation_id"))
    numbers = Identifier.objects.filter(organisation__in=organisations)
    by_number = _together(
        ((scheme, value), organisation)
        for scheme, value, organisation in numbers.values_list("scheme", "value", "organisation_id")
    )
    found = {OneTurn(suppliers=group, because=SHARE_AN_OWNER) for group in by_owner.values()}
    found |= {
        OneTurn(suppliers=group, because=_SAME_NUMBER.get(Scheme(scheme), _SAME_CHARITY))
        for (scheme, _), group in by_number.items()
    }
    return sorted(found, key=lambda one: (sorted(one.suppliers), one.because))


def _together(rows: Iterable[tuple[_Key, int]]) -> dict[_Key, frozenset[str]]:
    """The organisations of each key that has more than one, by the ids that turns have."""
    found: dict[_Key, set[str]] = {}
    for key, organisation in rows:
        found.setdefault(key, set()).add(f"organisation-{organisation}")
    return {key: frozenset(group) for key, group in found.items() if len(group) > 1}
