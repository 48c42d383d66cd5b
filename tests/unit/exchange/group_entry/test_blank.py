"""The sheet that people fill in."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.exchange.group_entry import blank_csv, blank_workbook, read_group_file
from worthwhile.exchange.group_entry.blank import INSTRUCTIONS, blank_columns
from worthwhile.exchange.group_entry.opening import SHEET

CODES = ("K7PQ-3M9T", "=2+2")


@pytest.mark.parametrize("id", MEASURES)
def test_what_is_filled_into_a_blank_workbook_is_read_again(tmp_path: Path, id: str) -> None:
    measure = MEASURES[id]
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(measure=measure, codes=CODES, collection="Spring")))
    page = book[SHEET]
    page["B2"], page["C2"] = "before", "2026-04-01"
    answers = [item.low for item in measure.items] if measure.takes_items else [20]
    for column, answer in enumerate(answers, 5):
        page.cell(2, column, answer)
    book.save(tmp_path / "filled.xlsx")
    found = read_group_file(path=tmp_path / "filled.xlsx", measure=measure)
    assert found.problems == ()
    assert [response.person for response in found.sound] == ["K7PQ-3M9T"]
    assert found.unfilled == 1


def test_a_code_is_text_and_never_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(measure=MEASURES["ons4"], codes=CODES, collection="=1+1")))
    assert book[SHEET]["A3"].data_type == "s"
    assert b"'=2+2" in blank_csv(measure=MEASURES["ons4"], codes=CODES)


def test_it_says_how_each_column_is_filled_in() -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(measure=MEASURES["phq-9"], codes=(), collection="Spring")))
    named = [row[0].value for row in book[INSTRUCTIONS].iter_rows(min_row=3)]
    assert set(blank_columns(MEASURES["phq-9"])) <= set(named)
    assert "Not at all" in str(book[INSTRUCTIONS]["B8"].value)


def test_a_measure_whose_items_may_not_be_held_asks_for_its_total() -> None:
    assert blank_columns(MEASURES["pam"])[-1] == "total"
    assert b"item1" not in blank_csv(measure=MEASURES["pam"], codes=())
