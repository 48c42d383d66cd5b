"""The rows of a table must make sense together."""

from __future__ import annotations

import pytest

RATES = "discounting/rates.csv"
HEADER = "first_year,last_year,rate\n"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("", "Give at least one band."),
        ("1,,0.03\n", "The first band starts in year 1. Start it in year 0."),
        ("0,30,0.035\n", "The last band ends in year 30. Leave its last_year empty."),
        ("0,30,0.035\n32,,0.03\n", "A band starts in year 32, but the band before it ends in year 30. Leave no gap."),
        ("0,,0.035\n31,,0.03\n", "A band starts in year 31, but the band before it is open-ended. Leave no gap."),
    ],
)
def test_bands_cover_every_year_once(problems_of, rows, message):
    assert problems_of({RATES: HEADER + rows}) == [f"discounting/rates.yaml, line 9, editions[0].rows: {message}"]


def _table(shape: str, rows: str) -> str:
    return f"""\
id: discounting/other
label: Other
description: Another table.
unit: rate per year
geography: UK
kind: derived
shape: {shape}
editions:
  - rows: {rows}
    valid_from: 2022-01-01
    source: report
    locator: Table 5
    checked_on: 2026-01-31
    confidence: low
"""


@pytest.mark.parametrize(
    ("shape", "rows", "message"),
    [
        ("percentiles", "[{statistic: p50, value: 1}]", "Give the row n: how many reports stand behind the spread."),
        (
            "percentiles",
            "[{statistic: n, value: 9}, {statistic: p50, value: 2}, {statistic: p90, value: 1}]",
            "The percentiles must not fall: each value is at least the one before it.",
        ),
        (
            "percentiles",
            "[{statistic: n, value: 9}, {statistic: n, value: 8}]",
            "n stands more than once.",
        ),
        (
            "conversion",
            "[{raw: 7, metric: 7}, {raw: 9, metric: 11}]",
            "Raw total 9 must follow 7 by one, with a higher metric score.",
        ),
        ("conversion", "[]", "Give at least one row."),
    ],
)
def test_rows_that_contradict_each_other_are_refused(problems_of, shape, rows, message):
    found = problems_of({"discounting/other.yaml": _table(shape, rows)})
    assert found == [f"discounting/other.yaml, line 9, editions[0].rows: {message}"]
