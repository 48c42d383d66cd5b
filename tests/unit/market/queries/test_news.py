"""What is news to somebody who knew everything up to a release."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.market_builders import take_in
from tests.market_releases import tender_release
from worthwhile.market.queries.news import news_of, touched_since
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger

OPENED = {"opened_at": datetime(2026, 9, 1)}  # noqa: DTZ001 - as in the tables: UTC without a zone


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    return MarketHome(tmp_path / "market")


def _last(home: MarketHome) -> int:
    with Ledger.open(home) as ledger:
        return ledger.last_seq()


def _planned(number: int) -> dict[str, object]:
    made = tender_release(number, date="2026-08-01T09:00:00Z")
    return {**made, "id": f"plan-{number}", "tag": ["planning"], "tender": {"id": "1", "status": "planned"}}


def test_a_notice_that_was_not_held_is_news_and_one_that_was_is_none(home: MarketHome) -> None:
    first, second = tender_release(1), tender_release(2)
    take_in(home, [first])
    seq = _last(home)
    take_in(home, [second, {**first, "id": "again", "date": "2026-09-09T09:00:00Z"}])
    rows = [{"ocid": release["ocid"], **OPENED} for release in (first, second)]
    assert touched_since(home, seq=seq) == {first["ocid"], second["ocid"]}
    assert [row["ocid"] for row in news_of(home, rows, seq=seq)] == [second["ocid"]]


def test_a_plan_that_became_a_tender_is_news(home: MarketHome) -> None:
    plan = _planned(1)
    take_in(home, [plan])
    seq = _last(home)
    take_in(home, [tender_release(1, date="2026-09-01T09:00:00Z")])
    opened = {"ocid": plan["ocid"], **OPENED}
    assert news_of(home, [opened], seq=seq) == [opened]
    assert news_of(home, [{**opened, "opened_at": None}], seq=seq) == []


def test_nothing_is_news_to_somebody_who_knows_it_all_nor_what_is_not_held(home: MarketHome) -> None:
    release = tender_release(1)
    take_in(home, [release])
    seq = _last(home)
    assert touched_since(home, seq=seq) == set()
    assert news_of(home, [{"ocid": release["ocid"], **OPENED}, {"ocid": "gone", **OPENED}], seq=seq) == []
