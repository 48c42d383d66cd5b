"""Results as a table."""

from __future__ import annotations

import csv
import io
from datetime import date

import numpy as np

from worthwhile.engines.measures.before_and_after import measure_change
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.scoring import Tables
from worthwhile.exchange.measure_csv import EVERYONE, HIDDEN, measure_csv


def _result(people: int, *, group: str = "") -> MeasureResult:
    rows = [
        Response(person=f"P{n}", stage=stage, on=day, answers=(score,) * 9, group=group, row=2)
        for n in range(people)
        for stage, day, score in ((Stage.BEFORE, date(2026, 1, 1), 2), (Stage.AFTER, date(2026, 4, 1), n % 2))
    ]
    return measure_change(
        measure=MEASURES["phq-9"], responses=rows, options=Options(), tables=Tables(), rng=np.random.default_rng(1)
    )


def _rows(result: MeasureResult, *, for_sharing: bool) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(measure_csv(result, for_sharing=for_sharing))))


def test_each_figure_is_a_row_in_plain_words() -> None:
    figures = {row["figure"]: (row["value"], row["unit"]) for row in _rows(_result(12), for_sharing=True)}
    assert figures["Began"] == ("12", "people")
    assert figures["Average improvement"] == ("13.5000", "points")
    assert figures["Improved reliably"] == ("12", "people")
    assert figures["Began at 10 or above"] == ("12", "people")
    assert figures["In band moderately severe, before"] == ("12", "people")


def test_a_total_too_small_to_share_is_hidden_only_for_sharing() -> None:
    small = _result(4)
    assert [row["value"] for row in _rows(small, for_sharing=True)] == [HIDDEN]
    assert len(_rows(small, for_sharing=False)) > 10


def test_a_small_group_is_hidden_always_and_its_name_is_never_a_formula() -> None:
    rows = _rows(_result(4, group="=1+1"), for_sharing=False)
    assert [(row["group"], row["value"]) for row in rows if row["group"] != EVERYONE] == [("'=1+1", HIDDEN)]
