"""Where people stood and how far they moved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from worthwhile.engines.measures.before_and_after import measure_change
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import ScaleResult
from worthwhile.engines.measures.scoring import Tables
from worthwhile.exchange.charts.before_after import bands_chart, change_chart, points_text


def _life(people: int, *, measure: str = "ons4", before: int = 3, after: int = 8) -> ScaleResult:
    width = len(MEASURES[measure].items)
    rows = [
        Response(person=f"P{n}", stage=stage, on=day, answers=(score,) * width, row=2)
        for n in range(people)
        for stage, day, score in (
            (Stage.BEFORE, date(2026, 1, 1), before),
            (Stage.AFTER, date(2026, 4, 1), after - n % 2),
        )
    ]
    found = measure_change(
        measure=MEASURES[measure], responses=rows, options=Options(), tables=Tables(), rng=np.random.default_rng(1)
    )
    return found.scales[0]


def test_the_bars_and_the_table_say_how_many_stood_in_each_band() -> None:
    chart = bands_chart(_life(4), later="after")
    assert chart is not None
    assert chart.table.rows == (
        ("Low", "4 (100%)", "0 (0%)"),
        ("Medium", "0 (0%)", "0 (0%)"),
        ("High", "0 (0%)", "4 (100%)"),
        ("Very high", "0 (0%)", "0 (0%)"),
    )
    assert "low: 4 before and 0 after" in chart.description
    assert chart.svg.count("<rect") == 1 + 8


def test_without_bands_or_people_there_are_no_bars() -> None:
    assert bands_chart(_life(0), later="after") is None
    assert bands_chart(_life(4, measure="wemwbs", after=5), later="after") is None


def test_the_interval_is_drawn_with_no_change_marked_and_stands_in_the_table() -> None:
    chart = change_chart(_life(4))
    assert chart is not None
    assert ("Improvement, average measured", "+4.50") in chart.table.rows
    assert "No change, 0, is marked" in chart.description
    assert "stroke-dasharray" in chart.svg


@pytest.mark.parametrize("people", [0, 1])
def test_where_nothing_can_be_said_of_sureness_no_interval_is_drawn(people: int) -> None:
    assert change_chart(_life(people)) is None


def test_an_ordered_scale_has_no_mean_to_draw() -> None:
    assert change_chart(_life(4, measure="ucla-3", before=2, after=3)) is None


@pytest.mark.parametrize(
    ("figure", "text"), [("1.234", "+1.23"), ("-0.5", "-0.50"), ("0.001", "0.00"), ("-0.001", "0.00"), (None, "-")]
)
def test_points_carry_their_sign(figure: str | None, text: str) -> None:
    assert points_text(None if figure is None else Decimal(figure)) == text
