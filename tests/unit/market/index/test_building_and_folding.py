"""Index folders: whole or not there, shared by links, joined when there are many small segments."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.market_rows import ON, index_of, opportunity, opportunity_batch
from worthwhile.market.index.folding import MOST_SMALL, fold_index
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.state import UnusableIndex
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search


def test_rows_come_back_as_they_were_given(tmp_path: Path) -> None:
    given = opportunity("a", title="Café", deadline_at=ON, cpv=["85000000"], value_low=12.5, vcse_suitable=True)
    row = index_of(tmp_path / "index", given).row(0)
    assert tuple(row.values()) == given


def test_an_index_without_rows_answers(tmp_path: Path) -> None:
    assert search(index_of(tmp_path / "index"), Search(text="care"), on=ON).total == 0


def test_what_fails_half_way_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises((TypeError, ValueError, ArithmeticError)):
        index_of(tmp_path / "index", opportunity("a", title=3))
    assert not (tmp_path / "index").exists()


def test_an_index_of_another_version_says_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('{"segments": [], "format": "worthwhile/search-index/0"}')
    with pytest.raises(UnusableIndex, match="worthwhile market compile"):
        SearchIndex.open(tmp_path)


def test_a_fold_shares_unchanged_files_and_leaves_the_old_index_as_it_was(tmp_path: Path) -> None:
    old = index_of(tmp_path / "old", opportunity("a", title="care"), opportunity("b", title="care"))
    fold_index(tmp_path / "old", tmp_path / "new", [opportunity_batch([opportunity("c", title="care")])], {"a"})
    new = SearchIndex.open(tmp_path / "new")
    assert (tmp_path / "new" / "00000.arrays").samefile(tmp_path / "old" / "00000.arrays")
    assert {hit.ocid for hit in search(old, Search(text="care"), on=ON).hits} == {"a", "b"}
    assert {hit.ocid for hit in search(new, Search(text="care"), on=ON).hits} == {"b", "c"}
    assert (new.row_of("a"), new.rows) == (None, 2)


def test_many_folds_join_their_small_segments(tmp_path: Path) -> None:
    index_of(tmp_path / "0", *(opportunity(f"first-{number}", title="care") for number in range(3)))
    for number in range(12):
        batch = opportunity_batch([opportunity(f"fold-{number}", title="care")])
        report = fold_index(tmp_path / str(number), tmp_path / str(number + 1), [batch], set())
    assert report.segments <= MOST_SMALL
    assert report.rows == 15
    assert len(search(SearchIndex.open(tmp_path / "12"), Search(text="care"), on=ON).hits) == 15


def test_what_one_fold_replaced_stays_replaced_after_the_next(tmp_path: Path) -> None:
    index_of(tmp_path / "0", *(opportunity(ocid, title="care") for ocid in ("a", "b", "c", "d", "e")))
    fold_index(tmp_path / "0", tmp_path / "1", [opportunity_batch([opportunity("a", title="road")])], set())
    fold_index(tmp_path / "1", tmp_path / "2", [opportunity_batch([opportunity("b", title="road")])], set())
    index = SearchIndex.open(tmp_path / "2")
    assert {hit.ocid for hit in search(index, Search(text="care"), on=ON).hits} >= {"c", "d", "e"}
    assert index.rows == 5
    assert search(index, Search(), on=ON).total == 5


def test_rows_folded_in_are_written_as_rows_built_anew_are(tmp_path: Path) -> None:
    index_of(tmp_path / "old", opportunity("a", title="caring for carers", text="The 2nd café, cared for"))
    rows = [opportunity("b", title="Caring roads"), opportunity("c", text="cafés that care " + "x" * 50)]
    index_of(tmp_path / "anew", *rows)
    fold_index(tmp_path / "old", tmp_path / "new", [opportunity_batch(rows)], set())
    for ending in ("arrays", "rows"):
        folded, built = tmp_path / "new" / f"00001.{ending}", tmp_path / "anew" / f"00000.{ending}"
        assert folded.read_bytes() == built.read_bytes()
