"""Files of a group, as people and strangers make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.exchange.group_entry import read_group_file
from worthwhile.exchange.group_entry.opening import MOST_ROWS, SHEET
from worthwhile.exchange.group_entry.reading import GroupFile
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.kernel.problems import InvalidInput

ONS4 = MEASURES["ons4"]
HEADING = ("person", "stage", "date", "group", "item1", "item2", "item3", "item4")
ROW = ("A1", "before", date(2026, 4, 1), "Monday", 5, 6, 7, 3)


def _book(folder: Path, rows: Sequence[Sequence[object]], *, sheet: str = "Sheet1", name: str = "group.xlsx") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(folder / name)
    return folder / name


def _csv(folder: Path, *lines: str) -> Path:
    path = folder / "group.csv"
    path.write_bytes("\r\n".join(lines).encode())
    return path


def _read(path: Path) -> GroupFile:
    return read_group_file(path=path, measure=ONS4)


def _said(found: GroupFile) -> dict[str, str]:
    return {problem.path: problem.message for problem in found.problems}


def test_a_workbook_and_a_csv_file_of_the_same_rows_are_the_same(tmp_path: Path) -> None:
    book = _read(_book(tmp_path, [HEADING, ROW]))
    text = _read(_csv(tmp_path, ",".join(HEADING), "A1,before,01/04/2026,Monday,5,6,7,3"))
    assert book.sound == text.sound
    (response,) = book.sound
    assert (response.person, response.stage, response.on) == ("A1", Stage.BEFORE, date(2026, 4, 1))
    assert response.answers == (5, 6, 7, 3)
    assert response.group == "Monday"


def test_a_day_with_a_time_is_that_day(tmp_path: Path) -> None:
    # A cell of a workbook knows no zone.
    found = _read(_book(tmp_path, [HEADING, ("A1", "after", datetime(2026, 7, 1, 14, 30), "", 1, 2, 3, 4)]))  # noqa: DTZ001
    assert found.sound[0].on == date(2026, 7, 1)


def test_what_is_right_is_kept_apart_from_every_problem_by_row_and_column(tmp_path: Path) -> None:
    found = _read(_csv(tmp_path, ",".join(HEADING), "A1,befor,2026-04-01,,5,6,7,3", "A2,before,2026-04-01,,5,6,7,3",
                       "A3,before,2026-13-01,,5,6,77,x"))  # fmt: skip
    assert [response.person for response in found.sound] == ["A2"]
    said = _said(found)
    assert set(said) == {"row 2, stage", "row 4, date", "row 4, item3", "row 4, item4"}
    assert "Did you mean before" in said["row 2, stage"]
    assert "from 0 to 10" in said["row 4, item3"]


def test_rows_with_a_code_alone_are_not_filled_in_and_no_problem(tmp_path: Path) -> None:
    found = _read(_book(tmp_path, [HEADING, ("A1",), ("A2", *ROW[1:]), ("A3", "before", None, "Monday")]))
    assert (found.rows, found.unfilled, found.problems) == (1, 2, ())


def test_a_sheet_where_nothing_is_filled_in_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="No row is filled in"):
        _read(_book(tmp_path, [HEADING, ("A1",)]))


def test_columns_that_are_wrong_are_all_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        _read(_csv(tmp_path, "name,stage,item1", "A1,before,1"))
    assert {problem.path for problem in caught.value.problems} >= {"column name", "column person", "column date"}


def test_our_own_sheet_is_read_among_several(tmp_path: Path) -> None:
    path = _book(tmp_path, [HEADING, ROW], sheet=SHEET)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Notes", 0).append(["Anything"])
    book.save(path)
    assert len(_read(path).sound) == 1


def test_several_sheets_without_ours_are_asked_about(tmp_path: Path) -> None:
    path = _book(tmp_path, [HEADING, ROW], sheet="April")
    book = openpyxl.load_workbook(path)
    book.create_sheet("May").append(list(HEADING))
    book.save(path)
    with pytest.raises(InvalidFile, match=f"2 sheets: April, May.*{SHEET}"):
        _read(path)


def test_a_cell_with_an_error_or_a_formula_without_a_result_is_named(tmp_path: Path) -> None:
    path = tmp_path / "group.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Sheet1")
    page.write_row(0, 0, HEADING)
    page.write_row(1, 0, ("A1", "before", "2026-04-01", "", 5, 6, 7))
    page.write_formula(1, 7, "=1/0", None, "#DIV/0!")
    page.write_row(2, 0, ("A2", "before", "2026-04-01", "", 5, 6, 7))
    page.write_formula(2, 7, "=1+1", None, "")
    page.write_row(3, 0, ("A3", "before", "2026-04-01", "", 5, 6, 7))
    page.write_formula(3, 7, "=1+1", None, 2)
    book.close()
    found = _read(path)
    assert "row 2, item4" in _said(found)
    assert [response.person for response in found.sound if response.answers[3] == 2] == ["A3"]
    assert "A1" not in [response.person for response in found.sound]


def test_macros_are_refused(tmp_path: Path) -> None:
    path = _book(tmp_path, [HEADING, ROW], name="group.xlsm")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(InvalidFile, match="holds macros"):
        _read(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 210_000_000)
    with pytest.raises(InvalidFile, match="unpack to more than"):
        _read(path)


OTHERS = {
    "a PDF": b"%PDF-1.7 ...",
    "a picture": b"\x89PNG\r\n\x1a\n....",
    "a web page": b"<html><script>alert(1)</script>",
    "an old kind": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "is empty": b"   \n",
    "is damaged": b"PK\x03\x04 and then nothing",
    "is not text": b"\x00\x01\x02\xff\xfe\x00" * 50,
}


@pytest.mark.parametrize("said", OTHERS)
def test_what_is_no_table_is_refused_with_what_it_is(tmp_path: Path, said: str) -> None:
    path = tmp_path / "group.csv"
    path.write_bytes(OTHERS[said])
    with pytest.raises(InvalidFile, match=said):
        _read(path)


def test_a_file_over_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "group.csv"
    path.write_bytes(b"person,stage\n" + b"x" * 20 * 1024 * 1024)
    with pytest.raises(InvalidFile, match="the most is 20 MB"):
        _read(path)


def test_too_many_rows_are_refused_with_how_many_there_may_be(tmp_path: Path) -> None:
    row = "A1,before,2026-04-01,,5,6,7,3"
    with pytest.raises(InvalidFile, match="the most is 10,000 rows"):
        _read(_csv(tmp_path, ",".join(HEADING), *[row] * (MOST_ROWS + 1)))


def test_a_formula_in_a_csv_file_is_text_and_no_answer(tmp_path: Path) -> None:
    found = _read(_csv(tmp_path, ",".join(HEADING), "A1,before,2026-04-01,,=1+1,6,7,3"))
    assert set(_said(found)) == {"row 2, item1"}


def test_a_workbook_that_declares_types_of_its_own_is_refused(tmp_path: Path) -> None:
    path = _book(tmp_path, [HEADING, ROW])
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry == "xl/worksheets/sheet1.xml":
                start = content.index(b"<worksheet")
                content = b'<!DOCTYPE x [<!ENTITY a "b">]>' + content[start:]
            new.writestr(entry, content)
    path.write_bytes(out.getvalue())
    with pytest.raises(InvalidFile):
        _read(path)


def test_a_worrying_answer_in_a_row_with_a_mistake_is_not_lost(tmp_path: Path) -> None:
    items = ",".join(f"item{n}" for n in range(1, 10))
    rows = (
        "A1,before,someday,0,0,0,0,0,0,0,0,2",
        "A2,before,2026-04-01,0,0,0,0,0,0,0,99,1",
        "A3,before,2026-04-01,0,0,0,0,0,0,0,0,3",
    )
    found = read_group_file(path=_csv(tmp_path, f"person,stage,date,{items}", *rows), measure=MEASURES["phq-9"])
    assert found.worrying == (2, 3)
    assert [response.row for response in found.sound] == [4]
