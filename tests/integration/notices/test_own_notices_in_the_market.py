"""Our own notices go straight into the market: its tables tell them, its questions and its search find them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.notice_builders import LOTS, OCID, packed, record_of, tender_with
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.notices import NoticeKind, TenderRecord, release_of
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.expiring import expiring_contracts
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.sources.intake import Intake, IntakeReport
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.reading import Market

WHILE_OPEN = datetime(2026, 3, 15, 9, tzinfo=UTC)


def told(home: MarketHome, *records: tuple[NoticeKind, TenderRecord]) -> IntakeReport:
    """Take the package of these notices in, as anybody downloads it, and compile."""
    body = exact_json_text(packed(*(release_of(record, kind) for kind, record in records))).encode()
    report = Intake(home, now=lambda: WHILE_OPEN).take([Piece(body=body, origin="notices.json")])
    refresh(home, now=WHILE_OPEN)
    return report


def rows(home: MarketHome, table: str) -> list[dict[str, Any]]:
    return Market.open(home).sql(f"select * from {table} where ocid = ?", [OCID])


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    return MarketHome(tmp_path)


def kinds(*names: NoticeKind, **parts: Any) -> list[tuple[NoticeKind, TenderRecord]]:
    return [(kind, record_of(kind, **parts)) for kind in names]


def test_nothing_in_our_notices_is_a_fault_to_the_market(home: MarketHome) -> None:
    every = [kind for kind in NoticeKind if kind is not NoticeKind.INTENTION]
    report = told(home, *kinds(*every, tender=tender_with(**LOTS)))
    assert (report.new, report.set_aside, report.told, report.unreadable) == (len(every), {}, {}, [])
    assert rows(home, "fault") == []


def test_a_tender_stands_in_the_tables_with_all_that_it_tells(home: MarketHome) -> None:
    told(home, *kinds(NoticeKind.TENDER, tender=tender_with(**LOTS), suits_small=True, suits_social=True))
    (process,) = rows(home, "process")
    shown = {
        "stage": "tender",
        "buyer_name": "Luton Sample Council",
        "buyer_key": "GB-PPON:PABC-1234-DEFG",
        "value_net": 700_000,
        "value_gross": 840_000,
        "deadline_at": datetime(2026, 4, 1, 11),  # noqa: DTZ001 - tables hold UTC without a zone
        "lots": 2,
        "regime": "procurement-act-2023",
        "light_touch": True,
        "above_threshold": True,
        "vcse_suitable": True,
        "contract_end_on": date(2029, 8, 31),
        "contract_max_end_on": date(2031, 8, 31),
        "main_cpv": "85312100",
    }
    assert {name: process[name] for name in shown} == shown
    assert {row["lot_id"]: row["code"] for row in rows(home, "area")} == {"north": "E06000032", "south": "E06000032"}
    weights = {row["name"]: row["weight"] for row in rows(home, "criterion") if row["lot_id"] == "north"}
    assert weights == {"Quality": 50, "Social value": 20, "Price": 30}


def test_a_tender_is_found_by_the_search_of_opportunities(home: MarketHome) -> None:
    told(home, *kinds(NoticeKind.TENDER))
    folder = Market.open(home).index_folder
    assert folder is not None
    asked = Search(text="befriending", areas=("E06000032",), open_only=True)
    assert [hit.ocid for hit in search(SearchIndex.open(folder), asked, on=WHILE_OPEN).hits] == [OCID]
    after = datetime(2026, 4, 2, tzinfo=UTC)
    assert search(SearchIndex.open(folder), asked, on=after).hits == ()


def test_an_update_moves_the_deadline_and_a_cancellation_ends_it(home: MarketHome) -> None:
    later = datetime(2026, 4, 9, 11, tzinfo=UTC)
    first, second = kinds(NoticeKind.TENDER), kinds(NoticeKind.TENDER_UPDATE, deadline=later, made_at=WHILE_OPEN)
    told(home, *first, *second)
    (process,) = rows(home, "process")
    assert (process["stage"], process["deadline_at"].replace(tzinfo=UTC), process["releases"]) == ("tender", later, 2)
    (amendment,) = rows(home, "amendment")
    assert amendment["rationale"] == "Easter."
    told(home, *kinds(NoticeKind.CANCELLATION, made_at=datetime(2026, 3, 20, tzinfo=UTC)))
    assert rows(home, "process")[0]["stage"] == "cancelled"


def test_an_award_and_its_contract_name_supplier_value_and_promise(home: MarketHome) -> None:
    told(home, *kinds(NoticeKind.TENDER, NoticeKind.INTENDED_AWARD))
    assert rows(home, "process")[0]["stage"] == "award"
    told(home, *kinds(NoticeKind.AWARD, NoticeKind.CONTRACT))
    (award,), suppliers = rows(home, "award"), rows(home, "award_supplier")
    assert (award["value_net"], award["standstill_end_on"]) == (650_000.5, date(2026, 5, 20))
    assert [(row["name"], row["organisation_key"], row["vcse"]) for row in suppliers] == [
        ("Friends CIC", "GB-COH:01234567", True),
        ("Neighbours Ltd", None, None),
    ]
    (contract,) = rows(home, "contract")
    assert (contract["value_gross"], contract["indicators"]) == (780_000.6, 1)
    (process,) = rows(home, "process")
    assert (process["stage"], process["bids"]) == ("contract", 3)


def test_a_contract_of_ours_is_found_before_it_ends(home: MarketHome) -> None:
    told(home, *kinds(NoticeKind.TENDER, NoticeKind.AWARD, NoticeKind.CONTRACT))
    market = Market.open(home)
    found = market.execute(expiring_contracts(market.tables, Scope(), date(2029, 1, 1)))
    assert [(row["ocid"], row["next_on"]) for row in found] == [(OCID, date(2029, 8, 31))]


def test_an_intention_is_planned_and_not_open(home: MarketHome) -> None:
    told(home, *kinds(NoticeKind.INTENTION))
    assert rows(home, "process")[0]["stage"] == "planning"
    assert rows(home, "opportunity")[0]["opened_at"] is None


def test_an_award_withdrawn_stands_no_longer(home: MarketHome) -> None:
    withdrawn = kinds(NoticeKind.AWARD_WITHDRAWN, made_at=datetime(2026, 5, 18, tzinfo=UTC))
    told(home, *kinds(NoticeKind.TENDER, NoticeKind.INTENDED_AWARD), *withdrawn)
    assert rows(home, "award")[0]["status"] == "cancelled"
    assert Decimal(str(rows(home, "award")[0]["value_net"])) == Decimal("650000.5")
