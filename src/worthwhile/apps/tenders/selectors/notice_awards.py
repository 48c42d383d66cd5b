"""Awards and contracts of a tender as notices tell them: organisations, lots, sums, days and promised outcomes."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import AwardMade, Contender, ContractRecorded, Proposal, Tender
from worthwhile.apps.tenders.selectors.award_basis import awards_in, contenders_by_number
from worthwhile.apps.tenders.selectors.award_offer import offered_content
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.exchange.bid.who_bids import MemberRole
from worthwhile.exchange.notices import Awarded, Body, NoticeKind, Promised, Runs, Signed, Sum
from worthwhile.market.compile.columns.identifiers import BEST_FIRST

_OF_THE_PROPOSAL = (NoticeKind.INTENDED_AWARD, NoticeKind.AWARD_WITHDRAWN)
_ENDS = (NoticeKind.CANCELLATION, NoticeKind.UNSUCCESSFUL)


def awards_told(tender: Tender, kind: NoticeKind, lots: Collection[str]) -> tuple[Awarded, ...]:
    """The awards that a notice tells: those made, else those proposed and told.

    Whoever was to win stays untold as long as nobody was told. ``lots`` are those that the tender says it has.
    """
    proposal = tender.proposals.order_by("-number").first()
    made = list(tender.awards.select_related("contender__bid__bidder", "contender__link__organisation").order_by("lot"))
    if made and kind in (NoticeKind.AWARD, NoticeKind.CONTRACT, *_ENDS):
        return tuple(_made(one, proposal, lots) for one in made)
    is_told = kind in _OF_THE_PROPOSAL or (kind in _ENDS and tender.told_at is not None)
    return tuple(_proposed(tender, proposal, lots)) if proposal is not None and is_told else ()


def contracts_signed(tender: Tender) -> tuple[Signed, ...]:
    """The contracts that are recorded by now."""
    found = ContractRecorded.objects.filter(award__tender=tender).select_related("award").order_by("pk")
    proposal = tender.proposals.order_by("-number").first()
    return tuple(_signed(one, proposal) for one in found)


def registered(organisation: Organisation) -> list[tuple[str, str]]:
    """The numbers by which registers know an organisation, as it keeps them here."""
    return list(organisation.identifiers.order_by("pk").values_list("scheme", "value"))


def best_first(identifiers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each once, the best first, so that an organisation bears the same id in every notice."""
    places = {scheme: place for place, scheme in enumerate(BEST_FIRST)}
    return tuple(sorted(dict.fromkeys(identifiers), key=lambda one: places.get(one[0], len(places))))


def _award_id(proposal: Proposal | None, lot: str) -> str:
    """The same when it is intended and when it is made; another where it is proposed anew."""
    return f"award-{proposal.number if proposal else 0}-{lot or 'whole'}"


def _proposed(tender: Tender, proposal: Proposal, lots: Collection[str]) -> Iterable[Awarded]:
    """What is intended, without its price: quality may yet be assessed anew, by people who know no price."""
    contenders = contenders_by_number(tender)
    for one in awards_in(proposal):
        if one["contender"] is not None:
            contender = contenders[one["contender"]]
            offered = offered_content(tender, one, contender)
            intended = _awarded(_award_id(proposal, one["lot"]), one["lot"], contender, offered, lots)
            yield dataclasses.replace(intended, value=Sum())


def _made(award: AwardMade, proposal: Proposal | None, lots: Collection[str]) -> Awarded:
    told = _awarded(_award_id(proposal, award.lot), award.lot, award.contender, award.data, lots)
    return dataclasses.replace(told, awarded_on=award.awarded_at.astimezone(UNITED_KINGDOM).date())


def _awarded(id: str, lot: str, contender: Contender, offered: Mapping[str, Any], lots: Collection[str]) -> Awarded:
    return Awarded(
        id=id,
        suppliers=(_supplier(contender), *_others(id, offered.get("members") or ())),
        # A lot that the tender no longer names is left out: what it says now is what stands beside it.
        lots=(lot,) if lot in lots else (),
        value=Sum(net=_number(offered.get("price"))),
        outcomes=_promised(offered),
    )


def _signed(contract: ContractRecorded, proposal: Proposal | None) -> Signed:
    return Signed(
        id=f"contract-{contract.award_id}",
        award=_award_id(proposal, contract.award.lot),
        signed_on=contract.signed_on,
        value=Sum(net=contract.value),
        runs=Runs(start=contract.starts_on, end=contract.ends_on),
        outcomes=_promised(contract.award.data),
    )


def _supplier(contender: Contender) -> Body:
    organisation = contender.reader
    if organisation is None:
        return Body(id=f"contender-{contender.number}", name=contender.name)
    return Body(
        id=f"organisation-{organisation.pk}", name=organisation.name, identifiers=best_first(registered(organisation))
    )


def _others(award: str, members: Iterable[Mapping[str, Any]]) -> Iterable[Body]:
    """The other members of a joint bid: its lead is whoever bid, and a sub-contractor is no supplier."""
    for place, one in enumerate(members, start=1):
        if one.get("role") == MemberRole.MEMBER:
            numbers = best_first((two["scheme"], two["id"]) for two in one.get("identifiers") or ())
            yield Body(id=f"{award}-member-{place}", name=one["name"], identifiers=numbers)


def _promised(data: Mapping[str, Any]) -> tuple[Promised, ...]:
    found = {str(one.get("outcome") or one.get("id")): one for one in data.get("outcomes") or ()}
    return tuple(
        Promised(
            id=name,
            name=str(one.get("name") or name),
            target=_number(one.get("target")),
            unit=str(one.get("unit") or ""),
            by=_day(one.get("by")),
            measured_by=str(one.get("measured_by") or ""),
        )
        for name, one in found.items()
    )


def _number(given: Any) -> Decimal | None:
    return None if given is None else Decimal(str(given))


def _day(given: Any) -> date | None:
    return date.fromisoformat(str(given)[:10]) if given else None
