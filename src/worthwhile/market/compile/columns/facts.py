"""What is known of a process as a whole, gathered while its rows are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.awards import Award
from worthwhile.market.compile.columns.contracts import Contract
from worthwhile.market.compile.columns.extensions import furthest_day
from worthwhile.market.compile.columns.lots import Lot
from worthwhile.market.compile.columns.moments import months_between
from worthwhile.market.compile.columns.periods import Period, earliest_start, latest_end, longest
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned


class ContractTimes(Struct, frozen=True):
    """First day, last day, last day with extensions, and length in months."""

    start_on: date | None
    end_on: date | None
    max_end_on: date | None
    months: float | None


class Method(Struct, frozen=True):
    """How it is bought."""

    method: str | None
    details: str | None
    rationale: str | None
    category: str | None
    status: str | None
    above_threshold: bool | None


_METHODS = frozenset({"open", "selective", "limited", "direct"})
_CATEGORIES = frozenset({"services", "goods", "works"})
# As older Contracts Finder writes the kind of contract.
_OLDER_CATEGORIES = {"Services": "services", "Products": "goods", "Works": "works"}


def contract_times(
    sheet: Sheet, planned: Period, lots: Sequence[Lot], awards: Sequence[Award], contracts: Sequence[Contract]
) -> ContractTimes:
    """The period of the contract, from the latest step that tells one: contracts, awards, then lots and tender."""
    for periods in (
        [one.period for one in contracts],
        [one.period for one in awards],
        [planned, *(one.period for one in lots)],
    ):
        if not periods:
            continue
        start, end, months = earliest_start(periods), latest_end(periods), longest(periods)
        if start is not None or end is not None or months is not None:
            if months is None and start is not None and end is not None and start <= end:
                months = months_between(start, end)
            furthest = furthest_day(sheet) if sheet.rows["extension"] else None
            return ContractTimes(
                start, end, furthest if end is None or furthest is None else max(end, furthest), months
            )
    return ContractTimes(None, None, furthest_day(sheet), None)


def read_method(
    sheet: Sheet, tender: Mapping[str, Any], awards: Sequence[Award], contracts: Sequence[Contract]
) -> Method:
    """The method, kind and status of a tender, in the codes of the standard; other codes are left out."""
    odd = sheet.odd
    get = tender.get
    method = given.text(get("procurementMethod"), odd)
    category = given.text(get("mainProcurementCategory"), odd)
    if category is None:
        older = get("xClassifications")
        kind = older.get("ojeuContractType") if older.__class__ is dict else None
        category = _OLDER_CATEGORIES.get(kind) if kind.__class__ is str else None
    if category is None:
        category = next((award.category for award in awards if award.category is not None), None)
    above = get("aboveThreshold")
    above = None if above is None else given.flag(above, odd)
    if above is None:
        later: list[Award | Contract] = [*awards, *contracts]
        above = next((one.above_threshold for one in later if one.above_threshold is not None), None)
    rationale = get("procurementMethodRationale")
    return Method(
        method if method in _METHODS else None,
        cleaned(given.text(get("procurementMethodDetails"), odd)),
        None if rationale is None else cleaned(given.text(rationale, odd)),
        category if category in _CATEGORIES else None,
        given.text(get("status"), odd),
        above,
    )


def first_award_at(awards: Sequence[Award]) -> datetime | None:
    """When the first award was made, as stated."""
    moments = [award.at for award in awards if award.at is not None]
    return min(moments) if moments else None
