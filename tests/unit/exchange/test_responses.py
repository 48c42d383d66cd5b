"""RESPONSES.csv and what can be wrong with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.responses import read_responses
from worthwhile.kernel.problems import InvalidInput

HEADING = "person,stage,date,group,item1,item2,item3,item4,item5,item6,item7"
ROW = "A1,before,2026-04-01,North,0,1,2,3,0,1,2"


def _file(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "responses.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def _read(folder: Path, *lines: str, measure: str = "gad-7", encoding: str = "utf-8") -> tuple[Response, ...]:
    return read_responses(path=_file(folder, *lines, encoding=encoding), measure=MEASURES[measure]).responses


def _problems(folder: Path, *lines: str, measure: str = "gad-7") -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        _read(folder, *lines, measure=measure)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    assert _read(tmp_path, HEADING, ROW) == (
        Response(
            person="A1", stage=Stage.BEFORE, on=date(2026, 4, 1), answers=(0, 1, 2, 3, 0, 1, 2), group="North", row=2
        ),
    )


def test_columns_may_come_in_any_order_and_case_and_x_columns_are_ignored(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, "Total, Date,STAGE,person,x-site", "9,2026-04-01,After,A1,somewhere")
    assert (found.total, found.stage, found.person) == (Decimal(9), Stage.AFTER, "A1")


def test_an_empty_cell_is_a_missing_answer(tmp_path: Path) -> None:
    assert _read(tmp_path, HEADING, "A1,before,2026-04-01,,0,1,,3,0,1,2")[0].answers[2] is None


def test_printed_words_are_answers_too(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, HEADING, "A1,before,2026-04-01,,Not at all,several days,2,3,0,1,Nearly every day")
    assert found.answers == (0, 1, 2, 3, 0, 1, 3)


def test_loneliness_words_become_their_place_in_the_printed_list(tmp_path: Path) -> None:
    lines = ("person,stage,date,item1,item2,item3,item4", "A,before,2026-04-01,Often,2,hardly ever or never,Never")
    assert _read(tmp_path, *lines, measure="ucla-3")[0].answers == (3, 2, 1, 5)


def test_empty_rows_keep_the_row_numbers_of_the_spreadsheet(tmp_path: Path) -> None:
    assert _read(tmp_path, HEADING, "", ",,,,", ROW)[0].row == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_encodings_that_spreadsheets_write_are_read(tmp_path: Path, encoding: str) -> None:
    (found,) = _read(tmp_path, HEADING, "Zoë,before,2026-04-01,Café,0,1,2,3,0,1,2", encoding=encoding)
    assert (found.person, found.group) == ("Zoë", "Café")


def test_the_encoding_that_was_used_is_said(tmp_path: Path) -> None:
    path = _file(tmp_path, HEADING, ROW.replace("A1", "Zoë"), encoding="windows-1252")
    assert read_responses(path=path, measure=MEASURES["gad-7"]).encoding == "windows-1252"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_seen(tmp_path: Path, separator: str) -> None:
    assert len(_read(tmp_path, HEADING.replace(",", separator), ROW.replace(",", separator))) == 1


def test_every_problem_is_said_at_once_by_row_and_column(tmp_path: Path) -> None:
    found = _problems(
        tmp_path, HEADING, ",befor,1 April,,9,often,2,3,0,1,1.5", ROW, "B,after,2026-02-30,,0,1,2,3,0,1,7"
    )
    assert list(found) == [
        "row 2, person",
        "row 2, stage",
        "row 2, date",
        "row 2, item2",
        "row 2, item7",
        "row 2, item1",
        "row 4, date",
        "row 4, item7",
    ]


def test_an_unknown_stage_offers_the_nearest(tmp_path: Path) -> None:
    assert "Did you mean follow-up?" in _problems(tmp_path, HEADING, ROW.replace("before", "followup"))["row 2, stage"]


def test_an_unknown_column_offers_the_nearest_that_is_free(tmp_path: Path) -> None:
    found = _problems(tmp_path, HEADING.replace("item3", "itme3"), ROW)
    assert "Did you mean item3" in found["column itme3"]


def test_a_missing_column_is_named_with_those_expected(tmp_path: Path) -> None:
    found = _problems(tmp_path, HEADING.replace("stage,", ""), ROW)
    assert "person, stage, date, group (optional), item1 to item7 or total" in found["column stage"]


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert "stands 2 times" in _problems(tmp_path, HEADING + ",item7", ROW + ",1")["column item7"]


def test_a_missing_item_column_is_refused_where_the_score_needs_it(tmp_path: Path) -> None:
    found = _problems(tmp_path, HEADING.removesuffix(",item7"), ROW.removesuffix(",2"))
    assert "Columns are missing: item7" in found[""]


def test_a_question_that_stands_alone_may_be_left_out(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, "person,stage,date,item1", "A,before,2026-04-01,7", measure="ons4")
    assert found.answers == (7, None, None, None)


def test_items_and_a_total_in_one_row_are_refused(tmp_path: Path) -> None:
    assert "both items and a total" in _problems(tmp_path, HEADING + ",total", ROW + ",9")["row 2, total"]


@pytest.mark.parametrize("measure", ["ons4", "ucla-3", "eq-5d-5l"])
def test_a_total_is_refused_with_the_reason_where_there_is_none(tmp_path: Path, measure: str) -> None:
    found = _problems(tmp_path, "person,stage,date,total", "A,before,2026-04-01,7", measure=measure)
    assert found["column total"] == MEASURES[measure].why_no_total


def test_items_that_may_not_be_held_are_refused(tmp_path: Path) -> None:
    found = _problems(tmp_path, "person,stage,date,item1", "A,before,2026-04-01,7", measure="reqol-10")
    assert "may not be held here" in found["column item1"]


@pytest.mark.parametrize("text", ["01/04/2026", "2026-4-1", "20260401", "45748", ""])
def test_a_date_in_another_form_is_refused(tmp_path: Path, text: str) -> None:
    assert "such as 2026-04-01" in _problems(tmp_path, HEADING, ROW.replace("2026-04-01", text))["row 2, date"]


def test_dates_with_the_day_first_are_read_on_request(tmp_path: Path) -> None:
    path = _file(tmp_path, HEADING, ROW.replace("2026-04-01", "01/04/2026"))
    found = read_responses(path=path, measure=MEASURES["gad-7"], day_first=True)
    assert found.responses[0].on == date(2026, 4, 1)


def test_a_row_with_too_many_cells_is_refused(tmp_path: Path) -> None:
    assert "double quotes" in _problems(tmp_path, HEADING, ROW + ",7")["row 2"]


def test_a_flood_of_problems_is_cut_off_and_counted(tmp_path: Path) -> None:
    found = _problems(tmp_path, HEADING, *[ROW.replace("2026", "26")] * 300)
    assert found[""] == "And 100 more problems. Put these right first."


def test_a_heading_alone_is_refused(tmp_path: Path) -> None:
    assert "a heading and no rows" in _problems(tmp_path, HEADING)[""]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04rest", "is a workbook"),
        (b"\xd0\xcf\x11\xe0rest", "is a workbook"),
        (b"person\0stage", "is not text"),
        (b'person,stage\n"' + b"x" * 200_000, "is not CSV that can be read"),
    ],
)
def test_what_is_no_csv_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "responses.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidFile, match=message):
        read_responses(path=path, measure=MEASURES["gad-7"])


@pytest.mark.parametrize("name", ["gone.csv", "."])
def test_a_file_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidFile):
        read_responses(path=tmp_path / name, measure=MEASURES["gad-7"])
