"""YAML is read exactly, and its faults are told by line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from worthwhile.reference.files import DataFile
from worthwhile.reference.yaml_text import line_of, read_yaml

TEXT = "id: a\nvalues:\n  - value: 1.10\n    source: b\n  - value: 2\n"


def test_a_decimal_keeps_its_digits():
    assert read_yaml(DataFile("a.yaml", TEXT), [])["values"][0]["value"] == Decimal("1.10")


def test_a_name_that_stands_twice_is_refused_with_its_line():
    problems = []
    assert read_yaml(DataFile("a.yaml", "id: a\nid: b\n"), problems) is None
    assert [str(problem) for problem in problems] == [
        "a.yaml, line 2: This is not YAML that can be read: 'id' stands twice."
    ]


def test_broken_yaml_is_refused_with_its_line():
    problems = []
    read_yaml(DataFile("a.yaml", "id: [a\nlabel: b\n"), problems)
    assert str(problems[0]).startswith("a.yaml, line 2: This is not YAML that can be read: ")


def test_yaml_cannot_run_anything():
    problems = []
    assert read_yaml(DataFile("a.yaml", "id: !!python/object/apply:os.getcwd []\n"), problems) is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("id", 1),
        ("values", 2),
        ("values[0].value", 3),
        ("values[0].source", 4),
        ("values[1].value", 5),
        ("values[1].source", 5),
        ("values[7].source", 2),
        ("nothing", 1),
        ("", 1),
    ],
)
def test_the_line_of_a_field_or_of_the_nearest_part_is_found(path, line):
    assert line_of(DataFile("a.yaml", TEXT), path) == line
