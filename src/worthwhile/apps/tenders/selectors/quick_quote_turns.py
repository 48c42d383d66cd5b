"""Whose turn it is to be asked for a quick quote, from a list of the buyer or of everybody who offers it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.organisations.models import Membership, Organisation
from worthwhile.apps.tenders.models import HowListed, Listed, PreferredList, Tender
from worthwhile.apps.tenders.selectors.invitations import (
    draw_of,
    list_past_invitations,
    number_of,
    supplier_id,
    turns_of,
)
from worthwhile.apps.tenders.selectors.offering import Offering, Sought, list_offering, offering_of
from worthwhile.apps.tenders.selectors.preferred_lists import list_listed
from worthwhile.apps.tenders.selectors.shared_turns import list_shared_turns
from worthwhile.apps.tenders.selectors.supplier_meant import told_apart
from worthwhile.engines.rotation import InTurn, OneTurn, Rotation, Supplier, choose_suppliers
from worthwhile.exchange.exact_json import exact_json_text

TAKES_PART = "Somebody who works on this quick quote belongs to it."


@dataclass(frozen=True, kw_only=True)
class Turns:
    """Whose turn it is, from where, what was sought, who shares a turn and what decides where several stand alike."""

    rotation: Rotation
    sought: Sought
    source: PreferredList | None
    draw: str
    together: tuple[OneTurn, ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """All of it as data, for the record."""
        return {
            "kinds": list(self.sought.kinds),
            "areas": list(self.sought.areas),
            "list": self.source.pk if self.source else None,
            "draw": self.draw,
            "chosen": [_turn_data(one) for one in self.rotation.chosen],
            "waiting": [_turn_data(one) for one in self.rotation.waiting],
            "beside": [_turn_data(one) for one in self.rotation.beside],
            "outside": [{"id": one.supplier.id, "why": list(one.why)} for one in self.rotation.outside],
            "together": [{"ids": sorted(one.suppliers), "because": one.because} for one in self.together],
        }

    @property
    def fingerprint(self) -> str:
        """What tells whether the choice that was seen is the one that is made."""
        return hashlib.sha256(exact_json_text(self.data).encode()).hexdigest()

    def find(self, supplier: str) -> InTurn | None:
        """A supplier that fits, chosen or waiting."""
        return next(
            (one for one in (*self.rotation.chosen, *self.rotation.waiting) if one.supplier.id == supplier), None
        )


def find_turns(tender: Tender, sought: Sought, source: PreferredList | None) -> Turns:
    """Whose turn it is now. From a list everybody on it counts, unless they say that they do not do it or not there."""
    taking_part = _taking_part(tender)
    if source is None:
        suppliers = [_from_offering(one, taking_part) for one in list_offering(sought, buyer=tender.buyer)]
    else:
        suppliers = _from_list(source, sought, tender.buyer, taking_part)
    called = told_apart({number_of(one.id): one.name for one in suppliers})
    suppliers = [dataclasses.replace(one, name=called[number_of(one.id)]) for one in suppliers]
    draw, past = draw_of(tender.buyer), list_past_invitations(tender.buyer)
    known = {number_of(one.id) for one in suppliers} | {one.supplier.pk for one in past}
    together = tuple(list_shared_turns(known))
    rotation = choose_suppliers(suppliers=suppliers, history=turns_of(past), draw=draw, together=together)
    return Turns(rotation=rotation, sought=sought, source=source, draw=draw, together=together)


def _taking_part(tender: Tender) -> set[int]:
    """Organisations of people who have a role in the tender."""
    people = tender.people.values("person")
    return set(Membership.objects.filter(person__in=people).values_list("organisation", flat=True))


def _from_offering(one: Offering, taking_part: Collection[int]) -> Supplier:
    misses = _misses(one) + ([TAKES_PART] if one.organisation.pk in taking_part else [])
    offers = f"It offers {_joined(one.services)}"
    part = f", in a part of {_joined(one.in_part)}" if one.in_part else ""
    return _supplier(one.organisation, f"{offers}{part}", misses)


def _from_list(
    source: PreferredList, sought: Sought, buyer: Organisation, taking_part: Collection[int]
) -> list[Supplier]:
    listed = [one for one in list_listed(source) if _can_be_asked(one, buyer)]
    # Whoever applied told this buyer what it offers.
    told = [one.supplier_id for one in listed if one.how == HowListed.APPLIED]
    offerings = offering_of([one.supplier for one in listed], sought, told=told)
    return [_listed(one, offerings, taking_part) for one in listed]


def _can_be_asked(listed: Listed, buyer: Organisation) -> bool:
    return listed.supplier_id != buyer.pk and not listed.supplier.is_demonstration


def _listed(listed: Listed, offerings: Mapping[int, Offering], taking_part: Collection[int]) -> Supplier:
    one = offerings[listed.supplier_id]
    misses = [
        *(_misses(one) if one.says_services else ()),
        *([TAKES_PART] if listed.supplier_id in taking_part else ()),
    ]
    since = f"It is on your list since {listed.since.day} {listed.since:%B %Y}"
    offers = f" and offers {_joined(one.services)}" if one.services else ", and says nothing here of its services"
    return _supplier(listed.supplier, f"{since}{offers}", misses)


def _misses(one: Offering) -> list[str]:
    """Where it says nothing of where it works, it cannot be told to work there."""
    misses = [] if one.services else ["It offers no service of this kind."]
    if one.missing:
        where = _joined(one.missing)
        says = f"It does not work in {where}." if one.says_areas else f"It does not say whether it works in {where}."
        misses.append(says)
    return misses


def _supplier(organisation: Organisation, fits: str, misses: list[str]) -> Supplier:
    return Supplier(id=supplier_id(organisation), name=organisation.name, fits=fits, misses=tuple(misses))


def _turn_data(turn: InTurn) -> dict[str, Any]:
    return {"id": turn.supplier.id, "place": turn.place, "why": turn.why}


def _joined(names: Collection[str]) -> str:
    listed = list(dict.fromkeys(names))
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
