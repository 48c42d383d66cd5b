"""A compiled process as rows of every table of the market."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.awards import Award, add_awards
from worthwhile.market.compile.columns.bids import count_bids
from worthwhile.market.compile.columns.changes import add_amendments
from worthwhile.market.compile.columns.collided import add_collided
from worthwhile.market.compile.columns.contracts import Contract, add_contracts
from worthwhile.market.compile.columns.criteria import add_criteria
from worthwhile.market.compile.columns.documents import add_documents
from worthwhile.market.compile.columns.extensions import add_described_extension
from worthwhile.market.compile.columns.facts import Method, contract_times, first_award_at, read_method
from worthwhile.market.compile.columns.items import add_classifications, add_items, main_code
from worthwhile.market.compile.columns.lots import Lot, add_lots, add_reserved, add_tender_suitability
from worthwhile.market.compile.columns.mistyped import tell_mistyped
from worthwhile.market.compile.columns.moments import read_date, told_by
from worthwhile.market.compile.columns.money import Money, add_money, add_other_amounts, read_money
from worthwhile.market.compile.columns.notice import read_notice
from worthwhile.market.compile.columns.openness import Openness, read_openness
from worthwhile.market.compile.columns.parties import POSTCODE, REGION, add_parties, buyer_of
from worthwhile.market.compile.columns.places import DELIVERY, add_buyers_place, add_delivery
from worthwhile.market.compile.columns.process_row import Whole, add_opportunity, add_process
from worthwhile.market.compile.columns.regime import read_regime
from worthwhile.market.compile.columns.related import add_related
from worthwhile.market.compile.columns.sheet import Row, Sheet
from worthwhile.market.compile.columns.stage import stage_of
from worthwhile.market.compile.columns.techniques import read_techniques
from worthwhile.market.compile.columns.tender_times import TenderTimes, read_tender_times
from worthwhile.market.compile.columns.texts import cleaned
from worthwhile.market.compile.columns.whole_value import WholeValue, value_of_whole
from worthwhile.market.compile.process import Process
from worthwhile.market.store.publishers import publisher_of

_TENDER_PLACES = ("tender", "tender-additional")


def rows_of(process: Process) -> dict[str, list[Row]]:
    """Table name to rows, each in the order of the declared columns.

    Moments are UTC without a zone. Nothing is raised on dirty data: what cannot be read becomes rows of ``fault``. The
    release is only read, never changed.
    """
    sheet = Sheet(process)
    tender = given.mapping(sheet.release.get("tender"), sheet.odd)
    planning = given.mapping(sheet.release.get("planning"), sheet.odd)
    add_parties(sheet)
    buyer = buyer_of(sheet)
    lots = _add_tender(sheet, tender, planning)
    contracts = add_contracts(sheet)
    awards = add_awards(sheet, contracts)
    whole = _whole(sheet, tender, planning, buyer, lots, awards, contracts)
    if buyer is not None:
        add_buyers_place(sheet, buyer[POSTCODE], buyer[REGION])
    add_process(sheet, whole)
    add_opportunity(sheet, whole)
    if process.merged.collisions:
        add_collided(sheet)
    if sheet.odd:
        tell_mistyped(sheet)
    return sheet.rows


def _add_tender(sheet: Sheet, tender: Mapping[str, Any], planning: Mapping[str, Any]) -> list[Lot]:
    """Rows for what stands in the tender and in planning, but for their times and amounts; returns the lots."""
    add_classifications(sheet, tender, None, _TENDER_PLACES, "tender")
    add_items(sheet, tender, "tender", None)
    if not DELIVERY.isdisjoint(tender):
        add_delivery(sheet, tender, None, "tender", "tender", -1)
    add_documents(sheet, tender, "tender", None)
    if planning:
        add_documents(sheet, planning, "planning", None)
    add_tender_suitability(sheet, tender)
    add_reserved(sheet, tender, None)
    add_criteria(sheet, tender.get("awardCriteria"), None)
    add_amendments(sheet, tender, "tender", None)
    return add_lots(sheet, tender)


def _title_and_description(
    sheet: Sheet, tender: Mapping[str, Any], awards: Sequence[Award], contracts: Sequence[Contract]
) -> tuple[str | None, str | None]:
    """Of the tender, else of the release, of an award, of a contract."""
    odd = sheet.odd
    release = sheet.release
    title = cleaned(given.text(tender.get("title"), odd) or given.text(release.get("title"), odd))
    description = cleaned(given.text(tender.get("description"), odd) or given.text(release.get("description"), odd))
    later: list[Award | Contract] = [*awards, *contracts]
    if title is None:
        title = next((one.title for one in later if one.title is not None), None)
    if description is None:
        description = next((one.description for one in later if one.description is not None), None)
    return None if title is None else title.strip(), description


def _openness(
    sheet: Sheet, times: TenderTimes, method: Method, lots: Sequence[Lot], awards: Sequence[Award],
    contracts: Sequence[Contract], stage: str, dynamic: bool | None, latest: datetime | None,
) -> Openness:  # fmt: skip
    periods = [times.contract, *(lot.period for lot in lots)]
    periods += [*(award.period for award in awards), *(one.period for one in contracts)]
    ends = [period.end_at for period in periods if period.end_at is not None] if dynamic else []
    lengths = [period.months for period in periods if period.months is not None] if dynamic else []
    return read_openness(
        marks=sheet.process.marks,
        latest=latest,
        published=times.published_at,
        stage=stage,
        method=method.method,
        status=method.status,
        deadline=times.deadline_at,
        first_award=first_award_at(awards) if awards else None,
        open_ended=dynamic is True,
        ends_at=max(ends) if ends else None,
        months=max(lengths) if lengths else None,
    )


def _value(
    sheet: Sheet,
    tender: Mapping[str, Any],
    planning: Mapping[str, Any],
    lots: Sequence[Lot],
    awards: Sequence[Award],
    contracts: Sequence[Contract],
) -> tuple[WholeValue, Money]:
    """(value of the whole, the least that the tender states), with rows for the amounts of tender and planning."""
    estimate = read_money(tender.get("value"), sheet, "tender.value")
    add_money(sheet, "tender", None, "value", tender.get("value"), estimate)
    least, budget = add_other_amounts(sheet, tender, planning)
    whole = value_of_whole(
        tender=estimate,
        lots=[lot.money for lot in lots],
        awards=[award.money for award in awards],
        contracts=[one.money for one in contracts],
        planning=budget,
    )
    return whole, least


def _release_dates(sheet: Sheet) -> tuple[datetime | None, datetime | None]:
    """Dates of the earliest and of the latest release."""
    latest = read_date(sheet.latest.date, sheet, "date").at
    marks = sheet.process.marks
    if len(marks) == 1:
        return latest, latest
    moments = [at for mark in marks if (at := told_by(mark.date).at) is not None]
    return min(moments, default=None), latest


def _whole(
    sheet: Sheet,
    tender: Mapping[str, Any],
    planning: Mapping[str, Any],
    buyer: Row | None,
    lots: Sequence[Lot],
    awards: Sequence[Award],
    contracts: Sequence[Contract],
) -> Whole:
    """Everything that is known of the process as a whole."""
    publisher = publisher_of(sheet.ocid).key
    title, description = _title_and_description(sheet, tender, awards, contracts)
    times = read_tender_times(sheet, tender)
    value, least = _value(sheet, tender, planning, lots, awards, contracts)
    notice = read_notice(sheet, publisher)
    method = read_method(sheet, tender, awards, contracts)
    framework, dynamic = read_techniques(tender, title, method.details, notice.type, sheet.odd)
    stage = stage_of(
        tags=sheet.latest.tags,
        tender_status=method.status,
        has_tender=bool(tender),
        has_planning=bool(planning),
        awards=[award.status for award in awards],
        contracts=[contract.published for contract in contracts],
    )
    add_described_extension(sheet, "tender", None, description, times.contract.end_on)
    first, latest = _release_dates(sheet)
    words = "\n".join([one for one in (title, description, method.details) if one is not None]).lower()
    bids, bidders = count_bids(sheet, tender)
    return Whole(
        publisher=publisher, first_at=first, latest_at=latest,
        stage=stage, title=title, description=description, buyer=buyer, notice=notice,
        regime=read_regime(sheet, tender, publisher, words), method=method,
        framework=framework, dynamic_market=dynamic, times=times,
        openness=_openness(sheet, times, method, lots, awards, contracts, stage, dynamic, latest),
        contract=contract_times(sheet, times.contract, lots, awards, contracts),
        value=value,
        least=least, lots=lots, awards=awards, contracts=contracts, bids=bids, bidders=bidders,
        main_cpv=main_code(sheet), related=add_related(sheet),
    )  # fmt: skip
