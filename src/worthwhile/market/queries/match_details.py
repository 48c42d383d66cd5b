"""What matching has to read one notice at a time: lots, criteria, words, who holds it and how many bid before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from worthwhile.engines.matching import (
    BidsBefore,
    CriterionStated,
    Holder,
    LotOffered,
    Opportunity,
    PlacesFrom,
    Provider,
)
from worthwhile.engines.matching.accreditation import asked_in
from worthwhile.market.queries.incumbents import find_bids_before, find_holders
from worthwhile.market.queries.match_places import Ground, places_of
from worthwhile.market.queries.match_relevance import relevance_why
from worthwhile.market.queries.notice_names import notice_name

if TYPE_CHECKING:
    from worthwhile.market.store.reading import Market

UNITED_KINGDOM = ZoneInfo("Europe/London")
_LOTS = """
    select l.ocid, l.lot_id, l.title, l.value_net as value, p.months
    from lot l left join (
        select ocid, section_id, max(months) as months from period where section_id is not null group by all
    ) p on p.ocid = l.ocid and p.section_id = l.lot_id
    where l.ocid in (select unnest(?)) and not coalesce(l.collided, false)
        and (l.value_currency = 'GBP' or l.value_currency is null)
    order by l.ocid, l.position
"""
_CRITERIA = """
    select ocid, lot_id, type, weight from criterion where ocid in (select unnest(?)) order by ocid, lot_id, position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """By ocid: what the tables tell of some notices."""

    lots: Mapping[str, Sequence[LotOffered]] = field(default_factory=dict)
    criteria: Mapping[str, Sequence[CriterionStated]] = field(default_factory=dict)
    holders: Mapping[str, Holder] = field(default_factory=dict)
    bids: Mapping[str, BidsBefore] = field(default_factory=dict)


def read_details(market: Market, ocids: Sequence[str], *, on: datetime, least_bids: int) -> Details:
    """The details of some notices in one query a kind."""
    lots: dict[str, list[LotOffered]] = defaultdict(list)
    for row in market.sql(_LOTS, [list(ocids)]):
        title = row["title"] or f"Lot {row['lot_id'] or len(lots[row['ocid']]) + 1}"
        lots[row["ocid"]].append(LotOffered(title=title, value=row["value"], months=row["months"]))
    criteria: dict[str, list[CriterionStated]] = defaultdict(list)
    for row in market.sql(_CRITERIA, [list(ocids)]):
        criteria[row["ocid"]].append(CriterionStated(type=row["type"], weight=row["weight"], lot=row["lot_id"]))
    return Details(
        lots=lots,
        criteria=criteria,
        holders=find_holders(market, ocids, on=on),
        bids=find_bids_before(market, ocids, on=on, least=least_bids),
    )


def opportunity_of(
    row: Mapping[str, Any],
    *,
    provider: Provider,
    ground: Ground,
    relevance: float,
    service: int,
    details: Details,
) -> Opportunity:
    """A row of the opportunity table with its details, as matching knows it."""
    ocid = row["ocid"]
    text = " ".join(part for part in (row["title"], row["text"]) if part)
    return Opportunity(
        ocid=ocid,
        title=notice_name(row),
        buyer=row["buyer_name"] or "",
        regime=row["regime"],
        value_low=row["value_low"],
        value_high=row["value_high"],
        months=row["months"],
        deadline_at=row["deadline_at"],
        deadline_on=day_in_uk(row["deadline_at"]),
        places=places_of(row["areas"], ground),
        places_from=PlacesFrom(row["areas_from"]) if row["areas_from"] in set(PlacesFrom) else None,
        reserved=tuple(row["reserved"]),
        relevance=relevance,
        relevance_why=relevance_why(provider.services[service], row["cpv"], text),
        lots=row["lots"],
        lots_offered=tuple(details.lots.get(ocid, ())),
        framework=row["framework"],
        dynamic_market=row["dynamic_market"],
        method=row["method"],
        sme_suitable=row["sme_suitable"],
        vcse_suitable=row["vcse_suitable"],
        criteria=tuple(details.criteria.get(ocid, ())),
        bids_before=details.bids.get(ocid),
        holder=details.holders.get(ocid),
        accreditations=asked_in(text, also=provider.accreditations),
    )


def day_in_uk(moment: datetime | None) -> date | None:
    """The day of a moment (UTC without a zone) on clocks in the United Kingdom."""
    return None if moment is None else moment.replace(tzinfo=UTC).astimezone(UNITED_KINGDOM).date()
