"""A workbook that was written here comes back: with its pennies where it can, and never with more than it had."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.every_kind_case import valued
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import LoadedCase, case_from_data, parse_case_text
from worthwhile.exchange.draft_case import DraftCase, draft_from_data
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.templates import demonstration_text, list_demonstrations
from worthwhile.exchange.workbook import write_workbook
from worthwhile.exchange.workbook.reading import LOST, NOT_COUNTED, read_workbook
from worthwhile.reference import valuation_parameters

NAMES = [found.name for found in list_demonstrations()]
PENNY = Decimal("0.01")


def _written(loaded: LoadedCase, folder: Path) -> Path:
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=0, seed=1)
    path = folder / "result.xlsx"
    write_workbook(case=loaded.case, result=result, path=path, case_hash=loaded.case_hash)
    return path


def _loaded(name: str) -> LoadedCase:
    return parse_case_text(demonstration_text(name), suffix=".yaml", name=name)


def _back(path: Path) -> DraftCase:
    found = read_workbook(path)
    assert found is not None
    assert found.lost == LOST
    return draft_from_data(found.data)


def _worth(loaded: LoadedCase) -> Decimal:
    return value_case(case=loaded.case, parameters=valuation_parameters(), draws=0, seed=1).present_value


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_comes_back_with_its_pennies_or_says_which_figure_is_missing(name: str, tmp_path: Path) -> None:
    before = _loaded(name)
    draft = _back(_written(before, tmp_path))
    if draft.is_complete:
        assert _worth(case_from_data(draft.data)).quantize(PENNY) == _worth(before).quantize(PENNY)
    else:
        rows = draft.data["outcomes"]
        missing = {rows[int(gap.path.split("]")[0].partition("[")[2])]["id"] for gap in draft.gaps}
        assert {gap.path.partition(".")[2] for gap in draft.gaps} == {"quantity"}
        assert missing == {row["id"] for row in before.data["outcomes"] if _is_listed(row)}


def _is_listed(row: Mapping[str, Any]) -> bool:
    """Whether the outcome counts and its quantity is given year by year, which one cell cannot hold."""
    by_year = "intake" in row or isinstance(row.get("quantity"), list)
    return by_year and row.get("status", "priced") == "priced"


def test_costs_come_back_as_they_were(tmp_path: Path) -> None:
    before = _loaded("befriending")
    rows = _back(_written(before, tmp_path)).data["inputs"]
    for was, now in zip(before.data["inputs"], rows, strict=True):
        assert (now["name"], now["values"], now.get("cash", True)) == (
            was["name"],
            was["values"],
            was.get("cash", True),
        )


def test_an_outcome_that_was_not_counted_waits_and_is_not_counted_twice(tmp_path: Path) -> None:
    rows = _back(_written(_loaded("laundrette"), tmp_path)).data["outcomes"]
    waiting = [row for row in rows if row.get("notes") == NOT_COUNTED]
    assert waiting
    assert all(row["status"] == "pending" for row in waiting)


def test_a_figure_that_was_changed_in_the_sheet_comes_along(tmp_path: Path) -> None:
    path = _written(_loaded("befriending"), tmp_path)
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book["Value map"]
    column = next(cell.column for cell in sheet[3] if cell.value == "Quantity")
    sheet.cell(row=4, column=column).value = 31
    book.save(path)
    assert _back(path).data["outcomes"][0]["quantity"] == 31


def test_every_kind_of_outcome_is_read_or_its_gap_told(tmp_path: Path) -> None:
    loaded, _ = valued()
    draft = _back(_written(loaded, tmp_path))
    assert [row["id"] for row in draft.data["outcomes"]] == [outcome.id for outcome in loaded.case.outcomes]
    unpriced = [row for row in draft.data["outcomes"] if row["status"] in ("held", "pending")]
    assert {row["id"] for row in unpriced} >= {"dignity", "sleep"}
    assert not any("value" in row for row in unpriced if row["id"] in ("dignity", "sleep"))


def test_an_error_in_a_cell_is_told(tmp_path: Path) -> None:
    path = _written(_loaded("befriending"), tmp_path)
    book = openpyxl.load_workbook(path, data_only=True)
    book["Value map"]["J4"] = "#DIV/0!"
    book["Value map"]["J4"].data_type = "e"
    book.save(path)
    with pytest.raises(InvalidFile, match="errors"):
        read_workbook(path)


def test_another_workbook_is_not_taken_for_ours(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Outcome"
    book.save(tmp_path / "map.xlsx")
    assert read_workbook(tmp_path / "map.xlsx") is None
