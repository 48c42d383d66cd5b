"""A buyer's year: what was awarded by which process, to whom, and what was said against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import AwardMade, ContractRecorded, LogLine, Representation, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.engines.tendering import Act, Procedure

_GIVEN_UP = (Act.CANCEL, Act.END_WITHOUT_AWARD)


@dataclass(frozen=True, kw_only=True)
class ProcessCount:
    """Awards of one process. ``value`` sums what its signed contracts state, which are ``valued`` in number."""

    procedure: Procedure
    awards: int
    value: Decimal
    valued: int


@dataclass(frozen=True, kw_only=True)
class BuyerYear:
    """From ``first`` to ``last``, both days included, by the clock of the United Kingdom.

    ``new``: providers awarded something who had been awarded nothing here before. ``lost``: providers who had a
    contract running on the first day and have none on the day after the last. Both know only what was recorded here.
    ``tenders`` is everything that was published, awarded or given up in that time, the oldest first.
    """

    first: date
    last: date
    processes: tuple[ProcessCount, ...]
    providers: tuple[str, ...]
    new: tuple[str, ...]
    lost: tuple[str, ...]
    given_up: tuple[Tender, ...]
    representations: int
    upheld: int
    waiting: int
    tenders: tuple[Tender, ...]


def year_of(buyer: Organisation, first: date, last: date) -> BuyerYear:
    """What the year held. A visitor's demonstration counts like any other buyer's."""
    when = (_begin(first), _begin(last + timedelta(days=1)))
    awards = list(_within(_awards(buyer), "awarded_at", when))
    before = {_supplier(one) for one in _awards(buyer).filter(awarded_at__lt=when[0])}
    providers = sorted({_supplier(one) for one in awards})
    given_up = _given_up(buyer, when)
    against = _within(Representation.objects.filter(tender__buyer=buyer), "made_at", when)
    took_part = Q(pk__in=[one.tender_id for one in awards]) | Q(pk__in=[one.pk for one in given_up])
    took_part |= Q(published_at__gte=when[0], published_at__lt=when[1])
    return BuyerYear(
        first=first,
        last=last,
        processes=tuple(_processes(awards)),
        providers=tuple(providers),
        new=tuple(name for name in providers if name not in before),
        lost=tuple(_lost(buyer, first, last)),
        given_up=tuple(given_up),
        representations=against.count(),
        upheld=against.filter(decided__upheld=True).count(),
        waiting=against.filter(decided=None).count(),
        tenders=tuple(buyer.tenders.filter(took_part).order_by("created_at", "pk")),
    )


def financial_year_before(today: date) -> tuple[date, date]:
    """The first and last day of the last whole year from April to March."""
    ended = today.year if today >= date(today.year, 4, 1) else today.year - 1
    return date(ended - 1, 4, 1), date(ended, 3, 31)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, UNITED_KINGDOM)


def _within(rows: QuerySet[Any], name: str, when: tuple[datetime, datetime]) -> QuerySet[Any]:
    return rows.filter(**{f"{name}__gte": when[0], f"{name}__lt": when[1]})


def _awards(buyer: Organisation) -> QuerySet[AwardMade]:
    found: QuerySet[AwardMade] = AwardMade.objects.filter(tender__buyer=buyer)
    return found.select_related("tender", "contender__bid__bidder", "contract")


def _supplier(award: AwardMade) -> str:
    """One provider is one name: what was awarded says it, else the bid, else the name it was considered under."""
    named = (award.data.get("supplier") or {}).get("name")
    bid = award.contender.bid
    return str(named or (bid.bidder if bid is not None else award.contender.name))


def _processes(awards: Iterable[AwardMade]) -> Iterable[ProcessCount]:
    held = list(awards)
    for procedure in Procedure:
        own = [one for one in held if one.tender.procedure == procedure]
        contracts = [one.contract for one in own if hasattr(one, "contract")]
        values = [contract.value for contract in contracts if contract.value is not None]
        yield ProcessCount(procedure=procedure, awards=len(own), value=sum(values, Decimal(0)), valued=len(values))


def _lost(buyer: Organisation, first: date, last: date) -> Iterable[str]:
    after = last + timedelta(days=1)
    contracts = ContractRecorded.objects.filter(award__tender__buyer=buyer, starts_on__lte=after)
    running_first, running_after = set(), set()
    for contract in contracts.select_related("award__contender__bid__bidder", "award__tender"):
        name = _supplier(contract.award)
        if contract.starts_on <= first <= contract.ends_on:
            running_first.add(name)
        if contract.starts_on <= after <= contract.ends_on:
            running_after.add(name)
    return sorted(running_first - running_after)


def _given_up(buyer: Organisation, when: tuple[datetime, datetime]) -> list[Tender]:
    lines = _within(LogLine.objects.filter(tender__buyer=buyer, act__in=_GIVEN_UP), "at", when)
    return list(buyer.tenders.filter(pk__in=lines.values("tender_id")).order_by("created_at", "pk"))
