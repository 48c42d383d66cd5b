"""The row of the process, and the row that search and matching read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.awards import Award
from worthwhile.market.compile.columns.contracts import Contract
from worthwhile.market.compile.columns.facts import ContractTimes, Method
from worthwhile.market.compile.columns.lots import Lot
from worthwhile.market.compile.columns.money import Money
from worthwhile.market.compile.columns.notice import Notice
from worthwhile.market.compile.columns.openness import Openness
from worthwhile.market.compile.columns.opportunity_text import text_of, twin_key_of
from worthwhile.market.compile.columns.parties import KEY, NAME, NAME_KEY
from worthwhile.market.compile.columns.regime import Regime
from worthwhile.market.compile.columns.sheet import Row, Sheet
from worthwhile.market.compile.columns.tender_times import TenderTimes
from worthwhile.market.compile.columns.whole_value import WholeValue, range_in_pounds
from worthwhile.market.faults import FAR_DEADLINE, MOST_DAYS_TO_ANSWER

_SECONDS_A_DAY = 86_400


class Whole(Struct, frozen=True):
    """Everything that is known of the process as a whole."""

    publisher: str
    first_at: datetime | None
    latest_at: datetime | None
    stage: str
    title: str | None
    description: str | None
    buyer: Row | None
    notice: Notice
    regime: Regime
    method: Method
    framework: bool | None
    dynamic_market: bool | None
    times: TenderTimes
    openness: Openness
    contract: ContractTimes
    value: WholeValue
    least: Money
    lots: Sequence[Lot]
    awards: Sequence[Award]
    contracts: Sequence[Contract]
    bids: int | None
    bidders: int | None
    main_cpv: str | None
    related: list[str]


def _suits(rows: Sequence[Row], column: int) -> bool | None:
    """True where any says so, False where one says no and none yes, None where nothing is said."""
    if not rows:
        return None
    said = [row[column] for row in rows]
    return True if True in said else (False if False in said else None)


def _unique(rows: Sequence[Row], column: int) -> list[str]:
    return list(dict.fromkeys([row[column] for row in rows if row[column] is not None])) if rows else []


def _notice_days(published: datetime | None, deadline: datetime | None) -> float | None:
    if published is None or deadline is None or deadline < published:
        return None
    return round((deadline - published).total_seconds() / _SECONDS_A_DAY, 1)


def add_process(sheet: Sheet, whole: Whole) -> None:
    """The row of table process."""
    rows, marks = sheet.rows, sheet.process.marks
    latest = sheet.latest
    buyer, method, times, contract, value = whole.buyer, whole.method, whole.times, whole.contract, whole.value
    notice, regime = whole.notice, whole.regime
    suppliers: set[str] = set()
    for award in whole.awards:
        suppliers |= award.suppliers
    published = whole.openness.published_at
    notice_days = _notice_days(published, times.deadline_at)
    if notice_days is not None and notice_days > MOST_DAYS_TO_ANSWER and whole.dynamic_market is not True:
        sheet.fault(FAR_DEADLINE, "tender.tenderPeriod.endDate", -1, times.deadline_text)
    rows["process"].append(
        (
            sheet.ocid, whole.publisher, len(marks), whole.first_at, whole.latest_at, given.text(latest.date, []),
            given.text(latest.release_id, []), given.texts(list(latest.tags), []), whole.stage,
            notice.type, notice.number, notice.url,
            regime.name, regime.basis, regime.light_touch, method.above_threshold, whole.title, whole.description,
            given.text(sheet.release.get("language"), sheet.odd),
            buyer[KEY] if buyer else None, buyer[NAME_KEY] if buyer else None, buyer[NAME] if buyer else None,
            method.method, method.details, method.rationale, method.category, method.status,
            whole.framework, whole.dynamic_market,
            published, times.deadline_at, times.deadline_text, times.interest_at, times.enquiries_at,
            times.awards_expected_on, notice_days,
            contract.start_on, contract.end_on, contract.max_end_on, contract.months,
            value.money.known_net, value.money.known_gross, value.money.currency, value.money.state, value.source,
            len(whole.lots), whole.bids, whole.bidders,
            _suits(rows["suitability"], 2), _suits(rows["suitability"], 3), _unique(rows["reserved"], 2),
            whole.main_cpv, len(suppliers), whole.related,
        )
    )  # fmt: skip


def _codes(rows: Sequence[Row], main: str | None) -> list[str]:
    """Every code once, the main one first."""
    if not rows:
        return [] if main is None else [main]
    return list(dict.fromkeys([row[2] for row in rows] if main is None else [main, *[row[2] for row in rows]]))


def _areas(rows: Sequence[Row]) -> tuple[list[str], str | None]:
    areas = list(dict.fromkeys([row[4] for row in rows if row[4] is not None])) if rows else []
    if not areas:
        return [], None
    return areas, "buyer" if all(row[6] == "buyer" for row in rows if row[4] is not None) else "delivery"


def add_opportunity(sheet: Sheet, whole: Whole) -> None:
    """The row of table opportunity; the row of process must stand already."""
    rows = sheet.rows
    (process,) = rows["process"]
    buyer, method, times, contract = whole.buyer, whole.method, whole.times, whole.contract
    low, high = range_in_pounds(whole.value.money, [lot.money for lot in whole.lots], whole.least)
    areas, areas_from = _areas(rows["area"])
    name_key = buyer[NAME_KEY] if buyer else None
    rows["opportunity"].append(
        (
            sheet.ocid, whole.publisher, whole.title,
            text_of(whole.title, whole.description, whole.lots, rows["item"]),
            buyer[KEY] if buyer else None, buyer[NAME] if buyer else None, name_key,
            whole.notice.type, whole.stage, whole.regime.name, method.method, method.category, method.status,
            whole.openness.published_at, whole.latest_at, times.deadline_at,
            whole.openness.opened_at, whole.openness.closed_at,
            _codes(rows["cpv"], whole.main_cpv), areas, areas_from, low, high,
            contract.months, contract.start_on, contract.end_on, len(whole.lots),
            process[48], process[49], process[50], whole.regime.light_touch, whole.framework, whole.dynamic_market,
            whole.publisher == "demonstration", twin_key_of(name_key, whole.title, times.deadline_at),
        )
    )  # fmt: skip
