"""How many notices each value of a filter would leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.market_rows import ON, index_of, opportunity
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search

LUTON, BEDFORD = "E06000032", "E06000055"


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    return index_of(
        tmp_path / "index",
        opportunity(
            "a", regime="psr-2023", stage="tender", cpv=["85320000", "85311000"], areas=[LUTON], vcse_suitable=True
        ),
        opportunity("b", regime="psr-2023", stage="award", cpv=["85000000"], areas=[BEDFORD], sme_suitable=True),
        opportunity("c", regime="pcr-2015", stage="tender", cpv=["45000000"], areas=[LUTON, BEDFORD], light_touch=True),
        opportunity("d", publisher="contracts-finder", regime="pcr-2015", notice_type="UK4", vcse_suitable=False),
    )


def test_each_value_is_counted_and_what_is_not_stated_is_left_out(index: SearchIndex) -> None:
    facets = search(index, Search(), on=ON).facets
    assert facets["regimes"] == {"pcr-2015": 2, "psr-2023": 2}
    assert facets["notice_types"] == {"UK4": 1}
    assert facets["stages"] == {"tender": 2, "award": 1}
    assert facets["publishers"] == {"find-a-tender": 3, "contracts-finder": 1}
    assert facets["areas"] == {LUTON: 2, BEDFORD: 2}
    assert facets["suits"] == {"sme": 1, "vcse": 1}
    assert facets["light_touch"] == {"yes": 1}


def test_a_notice_with_two_codes_of_a_division_counts_once_in_it(index: SearchIndex) -> None:
    assert search(index, Search(), on=ON).facets["cpv"] == {"85": 2, "45": 1}


def test_a_filter_in_use_counts_as_if_it_were_not_and_the_others_as_it_leaves_them(index: SearchIndex) -> None:
    facets = search(index, Search(regimes=("psr-2023",)), on=ON).facets
    assert facets["regimes"] == {"pcr-2015": 2, "psr-2023": 2}
    assert facets["stages"] == {"award": 1, "tender": 1}
    assert facets["publishers"] == {"find-a-tender": 2}


def test_choosing_what_is_counted_finds_so_many(index: SearchIndex) -> None:
    for stage, count in search(index, Search(), on=ON).facets["stages"].items():
        assert search(index, Search(stages=(stage,)), on=ON).total == count


def test_twins_count_once(tmp_path: Path) -> None:
    index = index_of(
        tmp_path / "index",
        opportunity("a", stage="tender", twin_key="one"),
        opportunity("b", stage="tender", twin_key="one"),
        opportunity("c", stage="tender"),
    )
    assert search(index, Search(), on=ON).facets["stages"] == {"tender": 2}


def test_everyday_kinds_of_service_are_counted_by_their_codes(index: SearchIndex) -> None:
    services = search(index, Search(), on=ON).facets["services"]
    assert services
    for key, count in services.items():
        assert search(index, Search(services=(key,)), on=ON).total == count
