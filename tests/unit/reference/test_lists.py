from __future__ import annotations

import pytest

from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.lists import read_list, rows_of


def test_rows_are_read_as_text_in_their_order():
    assert rows_of('code,name\n03,"Bedford, Luton"\n01,\n', "a.csv", ("code", "name")) == [
        ["03", "Bedford, Luton"],
        ["01", ""],
    ]


def test_another_header_is_refused_with_the_one_that_is_asked():
    with pytest.raises(InvalidInput, match=r"a\.csv, line 1: Name the columns code, name\. They are name, code\."):
        rows_of("name,code\n", "a.csv", ("code", "name"))


def test_every_row_of_another_length_is_named_at_once():
    with pytest.raises(InvalidInput) as caught:
        rows_of("code,name\n1,2,3\n1,2\n1\n", "a.csv", ("code", "name"))
    assert [problem.path for problem in caught.value.problems] == ["a.csv, line 2", "a.csv, line 4"]


def test_what_is_not_csv_is_refused_with_its_line():
    with pytest.raises(InvalidInput, match=r"a\.csv, line 2: This is not CSV"):
        rows_of('code,name\n1,"a" b\n', "a.csv", ("code", "name"))


def test_a_list_that_ships_is_read_by_its_path():
    assert ["85312110", "Child daycare services"] in read_list("cpv/names.csv", "code", "name")
