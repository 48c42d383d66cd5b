"""CSV rows must fit their header."""

from __future__ import annotations

from decimal import Decimal

import pytest

from worthwhile.reference.csv_text import read_csv
from worthwhile.reference.files import DataFile


def _read(text):
    problems = []
    return *read_csv(DataFile("a.csv", text), problems), [str(problem) for problem in problems]


def test_cells_are_read_as_what_they_look_like():
    _, rows, problems = _read("a,b,c,d,e\n1.50,true,2024/25,,-3\n")
    assert rows[0].cells == {"a": Decimal("1.50"), "b": True, "c": "2024/25", "e": Decimal(-3)}
    assert problems == []


def test_a_row_of_another_length_is_refused_with_its_line():
    _, rows, problems = _read("a,b\n1,2\n1,2,3\n")
    assert [row.line for row in rows] == [2]
    assert problems == [
        "a.csv, line 3: This row has 3 cells and the header has 2. Put text that holds a comma in double quotes."
    ]


@pytest.mark.parametrize("header", ["", "a,a\n", "a,,b\n"])
def test_every_column_needs_its_own_name(header):
    assert _read(header)[2] == ["a.csv, line 1: Give every column its own name in the first row."]


def test_a_quote_that_is_never_closed_is_refused():
    assert _read('a,b\n1,"2\n')[2][0].startswith("a.csv, line 2: This is not CSV that can be read")
