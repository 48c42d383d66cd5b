"""Which organisations here bid as members of a joint bid, or are considered: their people judge nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Envelope, EnvelopeRecord, Tender
from worthwhile.exchange.bid import MemberRole


def joint_bidders(tender: Tender, among: Collection[int]) -> set[int]:
    """Those of some organisations that an opened bid names as lead or member, by a number of a register or by name.

    So are those called like a provider that the buyer considers: nothing here knows whether they are it, and to stand
    back in doubt harms nobody, while a letter goes to nobody by its name. Who is a sub-contractor alone bids with
    nobody. Before bids are opened nobody can tell who bids jointly, and none of these is found.
    """
    if not among:
        return set()
    considered = tender.contenders.filter(bid=None).values_list("name", flat=True)
    named, numbers = {_plain(name) for name in considered}, set[tuple[str, str]]()
    for member in _members(tender):
        named.add(_plain(str(member["name"])))
        numbers |= {(str(one["scheme"]), str(one["id"])) for one in member.get("identifiers") or ()}
    if not named:
        return set()
    found = Organisation.objects.filter(pk__in=among).prefetch_related("identifiers")
    return {
        one.pk
        for one in found
        if _plain(one.name) in named or any((had.scheme, had.value) in numbers for had in one.identifiers.all())
    }


def _members(tender: Tender) -> Iterator[dict[str, Any]]:
    records = EnvelopeRecord.objects.filter(received__bid__tender=tender, envelope=Envelope.QUALITY)
    for record in records.iterator():
        for member in record.data.get("members") or ():
            if member.get("role") != MemberRole.SUB_CONTRACTOR:
                yield member


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
