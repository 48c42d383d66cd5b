"""Answers to scores."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.scoring import TableMissing, Tables, require_tables, score_of
from worthwhile.engines.measures.value_set import build_value_set

Fill = Callable[..., Response]


def _score(id: str, response: Response, tables: Tables | None = None, scale: int = 0) -> Decimal | None:
    return score_of(scale=MEASURES[id].scales[scale], response=response, tables=tables or Tables())


@pytest.fixture
def conversion(shared: Callable[[str], Path]) -> dict[int, Decimal]:
    """Raw to metric, from the published table."""
    with shared("reference/swemwbs_raw_to_metric.csv").open() as file:
        return {int(row["raw"]): Decimal(row["metric"]) for row in csv.DictReader(file)}


def test_items_are_summed(filled: Fill) -> None:
    assert _score("phq-9", filled("A", "before", 1, 2, 3, 0, 1, 2, 3, 0, 1)) == 13


def test_a_total_stands_for_the_items(filled: Fill) -> None:
    assert _score("gad-7", filled("A", "before", total=9)) == 9


def test_one_missing_item_leaves_no_score(filled: Fill) -> None:
    assert _score("gad-7", filled("A", "before", 1, 1, 1, None, 1, 1, 1)) is None


def test_a_question_that_stands_alone_is_scored_whatever_else_is_missing(filled: Fill) -> None:
    response = filled("A", "before", 7, None, None, 3)
    assert [_score("ons4", response, scale=n) for n in range(4)] == [7, None, None, 3]


@pytest.mark.parametrize(("raw", "metric"), [(7, "7.00"), (20, "18.59"), (25, "22.35"), (35, "35.00")])
def test_swemwbs_is_converted_by_the_table(filled: Fill, conversion: dict[int, Decimal], raw: int, metric: str) -> None:
    assert _score("swemwbs", filled("A", "before", total=raw), Tables(conversion=conversion)) == Decimal(metric)


def test_swemwbs_items_are_summed_before_they_are_converted(filled: Fill, conversion: dict[int, Decimal]) -> None:
    response = filled("A", "before", 3, 3, 3, 3, 3, 3, 3)
    assert _score("swemwbs", response, Tables(conversion=conversion)) == Decimal("19.25")


def test_wemwbs_is_a_plain_sum(filled: Fill) -> None:
    assert _score("wemwbs", filled("A", "before", *[3] * 14)) == 42


def test_swemwbs_without_its_table_is_refused() -> None:
    with pytest.raises(TableMissing, match="needs its conversion table"):
        require_tables(measure=MEASURES["swemwbs"], tables=Tables())


def test_eq_5d_without_a_value_set_says_how_to_load_one() -> None:
    with pytest.raises(TableMissing, match="worthwhile measures value-set load eq-5d-5l"):
        require_tables(measure=MEASURES["eq-5d-5l"], tables=Tables())


def test_a_value_set_of_other_levels_is_refused() -> None:
    terms = {f"{d}{n}": Decimal("-0.1") for d in ("MO", "SC", "UA", "PD", "AD") for n in (2, 3)}
    three = build_value_set(name="three", levels=3, terms={"FullHealth": Decimal(1), **terms}, source="test")
    with pytest.raises(TableMissing, match="has 5 levels, but the value set three has 3"):
        require_tables(measure=MEASURES["eq-5d-5l"], tables=Tables(value_set=three))
