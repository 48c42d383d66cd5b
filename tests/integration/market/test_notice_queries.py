"""One notice among others: its history, why a search shows it, near spellings, kinds of service, and what ends soon."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.market_builders import NOW, made_market
from tests.market_releases import award_release, tender_release
from worthwhile.market.build.on_demand import releases_of
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.expiring import expiring_contracts
from worthwhile.market.queries.expiring_prepared import answer_expiring
from worthwhile.market.queries.notice_history import history_of
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_one import reasons_of_one
from worthwhile.market.queries.search_spelling import unknown_words
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.reading import Market

OCID = "ocds-h6vhtk-000001"


@pytest.fixture
def market(tmp_path: Path) -> Market:
    changed = tender_release(1, date="2026-09-05T09:00:00+01:00", tag="tenderUpdate", title="Befriending, changed")
    home = MarketHome(tmp_path)
    made_market(home, [
        tender_release(1), {**changed, "id": "again"}, tender_release(2), award_release(2),
        tender_release(3, title="Nursery places", items=[
            {"id": "1", "additionalClassifications": [{"scheme": "CPV", "id": "80110000"}]}
        ]),
    ])  # fmt: skip
    return Market.open(home)


@pytest.fixture
def index(market: Market) -> SearchIndex:
    assert market.index_folder is not None
    return SearchIndex.open(market.index_folder)


def test_the_history_is_told_newest_first_and_the_first_changes_nothing(market: Market) -> None:
    newest, first = history_of(releases_of(market.home, OCID))
    assert (newest.release_id, newest.tags, newest.first) == ("again", ("tenderUpdate",), False)
    assert any("Befriending, changed" in sentence for sentence in newest.changes)
    assert (first.changes, first.first) == ((), True)


def test_the_reasons_for_one_notice_are_those_of_the_search(index: SearchIndex) -> None:
    asked = Search(text="nursery", areas=("E06000032",))
    [hit] = [hit for hit in search(index, asked, on=NOW).hits if hit.title == "Nursery places"]
    assert reasons_of_one(index, hit.ocid, asked, on=NOW) == hit.reasons


def test_a_notice_that_is_not_there_has_no_reasons(index: SearchIndex) -> None:
    assert reasons_of_one(index, "ocds-h6vhtk-ffffff", Search(text="nursery"), on=NOW) == ()


def test_a_misspelt_word_has_its_near_one_and_a_used_word_is_not_unknown(index: SearchIndex) -> None:
    assert unknown_words(index, "nursrey places") == {"nursrey": ("nursery",)}
    assert unknown_words(index, "xyzzyxyzzy") == {"xyzzyxyzzy": ()}


def test_a_word_still_being_typed_is_not_called_unknown(index: SearchIndex) -> None:
    assert unknown_words(index, "nursrey", typing=True) == {}
    assert unknown_words(index, "nursrey ", typing=True) == {"nursrey": ("nursery",)}


def test_a_kind_of_service_leaves_its_notices_and_counts_them(index: SearchIndex) -> None:
    found = search(index, Search(services=("nurseries",)), on=NOW)
    assert [hit.title for hit in found.hits] == ["Nursery places"]
    assert found.facets["services"] == {"social-work": 2, "nurseries": 1}


@pytest.mark.parametrize("months", [1, 12, 24, 60])
def test_what_ends_soon_is_the_same_by_sql_that_is_written_once(market: Market, months: int) -> None:
    for on in (date(2026, 11, 30), date(2028, 10, 31)):
        for scope in (Scope(), Scope(cpv=("853",))):
            written = market.execute(expiring_contracts(market.tables, scope, on, within_months=months))
            assert answer_expiring(market, scope, on, within_months=months) == written
    assert len(answer_expiring(market, Scope(), datetime(2028, 10, 31, tzinfo=UTC).date(), within_months=1)) == 1
