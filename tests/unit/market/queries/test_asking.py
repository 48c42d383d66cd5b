"""Phrases of the questions that give the same answer on every engine."""

from __future__ import annotations

import ibis
import numpy as np
import pytest

from tests.market_tables import Engine, engine_over, market_rows
from worthwhile.market.queries.asking import Band, at_percent, band_of, one_row_each, pence, ranked

BANDS = (Band("few", None, 2.0), Band("some", 2.0, 5.0), Band("many", 5.0, None))


@pytest.fixture(scope="module")
def engine() -> Engine:
    with engine_over(market_rows({})) as made:
        yield made


def _numbers(values: list[float]) -> ibis.Table:
    return ibis.array(values).unnest().name("value").as_table()


@pytest.mark.parametrize("values", [[4.0], [1.0, 9.0], [3.0, 1.0, 2.0, 2.0], [0.5 * n for n in range(11)]])
@pytest.mark.parametrize("percent", [0, 25, 50, 75, 100])
def test_a_quantile_is_the_exact_one_of_a_spreadsheet(engine: Engine, values: list[float], percent: int) -> None:
    numbers = ranked(_numbers(values), "value")
    found = engine.execute(numbers.aggregate(found=at_percent(numbers, "value", percent)))
    assert found == [{"found": pytest.approx(np.percentile(values, percent))}]


def test_a_value_on_an_edge_is_in_the_band_above(engine: Engine) -> None:
    numbers = _numbers([-1.0, 1.99, 2.0, 4.99, 5.0, 500.0])
    found = engine.execute(numbers.select("value", band=band_of(numbers.value, BANDS)).order_by("value"))
    assert [row["band"] for row in found] == [0, 0, 1, 1, 2, 2]


def test_pounds_become_whole_pence(engine: Engine) -> None:
    numbers = _numbers([0.01, 0.1, 19.99, 1e11])
    found = engine.execute(numbers.select("value", pence=pence(numbers.value)).order_by("value"))
    assert [row["pence"] for row in found] == [1, 10, 1999, 10_000_000_000_000]


def test_literal_rows_keep_their_order_types_and_gaps(engine: Engine) -> None:
    rows = [{"name": "a", "low": None, "at": 1}, {"name": "b", "low": 0.5, "at": 2}]
    found = engine.execute(one_row_each(rows).order_by("position"))
    assert found == [{"position": place, **row} for place, row in enumerate(rows)]
    assert isinstance(found[1]["low"], float)
