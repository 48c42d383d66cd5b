"""From a measured change to the quantity of an outcome."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.scoring import Tables
from worthwhile.engines.measures.value_set import build_value_set

Fill = Callable[..., Response]
Totals = Callable[..., list[Response]]
Change = Callable[..., MeasureResult]


@pytest.fixture
def satisfied(filled: Fill) -> Callable[..., list[Response]]:
    """Life satisfaction of people before and a year later."""

    def make(*pairs: tuple[int, int]) -> list[Response]:
        return [
            filled(f"P{n}", stage, answer, None, None, None)
            for n, pair in enumerate(pairs)
            for stage, answer in zip(("before", "after"), pair, strict=True)
        ]

    return make


def _only(result: MeasureResult) -> dict[str, Any]:
    (row,) = result.outcome_rows
    return dict(row.outcome)


def test_life_satisfaction_gives_wellbys_half_the_change_times_people_times_years(
    change: Change, satisfied: Callable[..., list[Response]]
) -> None:
    outcome = _only(change("ons4", satisfied((4, 6), (5, 6), (5, 8))))
    assert (outcome["value_ref"], outcome["quantity"]) == ("WELLBY", [Decimal(3)])


def test_the_other_three_questions_feed_nothing(change: Change, filled: Fill) -> None:
    rows = [filled("A", "before", None, 3, 3, 8), filled("A", "after", None, 9, 9, 1)]
    assert change("ons4", rows).outcome_rows == ()


def test_the_range_of_the_quantity_holds_it(change: Change, satisfied: Callable[..., list[Response]]) -> None:
    outcome = _only(change("ons4", satisfied((4, 6), (5, 6), (5, 8), (5, 4))))
    (low,), (high,) = outcome["ranges"]["quantity"]["low"], outcome["ranges"]["quantity"]["high"]
    assert 0 <= low < outcome["quantity"][0] < high


def test_a_range_that_reaches_below_zero_is_cut_off_and_said(
    change: Change, satisfied: Callable[..., list[Response]]
) -> None:
    result = change("ons4", satisfied((4, 9), (5, 2), (5, 6), (5, 4)))
    assert _only(result)["ranges"]["quantity"]["low"] == [0]
    assert any("reaches below 0" in caution.message for caution in result.cautions)


def test_a_fall_offers_no_row_and_says_why(change: Change, satisfied: Callable[..., list[Response]]) -> None:
    result = change("ons4", satisfied((6, 4), (6, 5)))
    assert result.outcome_rows == ()
    assert any("outcome of negative worth" in caution.message for caution in result.cautions)


def test_phq_9_offers_a_count_of_the_improved_and_one_of_the_recovered(change: Change, totals: Totals) -> None:
    rows = change("phq-9", totals((20, 12), (12, 4), (11, 9), (12, 12))).outcome_rows
    assert [(row.basis, row.outcome["id"], row.outcome["quantity"]) for row in rows] == [
        ("count", "phq-9-improved-reliably", 2),
        ("count", "phq-9-recovered", 2),
    ]


def test_a_count_has_no_worth_until_the_operator_sources_one(change: Change, totals: Totals) -> None:
    outcome = change("phq-9", totals((20, 12))).outcome_rows[0].outcome
    assert outcome["status"] == "held"
    assert "value" not in outcome


def test_those_who_got_worse_are_taken_off_the_low_end(change: Change, totals: Totals) -> None:
    outcome: Any = change("gad-7", totals(*[(12, 4)] * 20, *[(4, 12)] * 18)).outcome_rows[0].outcome
    assert outcome["quantity"] == 20
    assert outcome["ranges"]["quantity"]["low"] == 2


def test_a_count_lasts_as_long_as_its_gain_was_there(change: Change, totals: Totals) -> None:
    outcome = change("phq-9", totals((20, 12))).outcome_rows[0].outcome
    assert outcome["duration_years"] == Decimal("0.5")


def test_people_who_are_no_longer_often_lonely_are_counted(change: Change, filled: Fill) -> None:
    answers = {"A": (1, 3), "B": (1, 1), "C": (2, 5), "D": (3, 1)}
    rows = [
        filled(person, stage, None, None, None, answer)
        for person, pair in answers.items()
        for stage, answer in zip(("before", "after"), pair, strict=True)
    ]
    outcome = _only(change("ucla-3", rows))
    assert (outcome["quantity"], outcome["name"]) == (1, "People no longer feel lonely often or always")


def test_a_measure_without_route_or_threshold_feeds_nothing(change: Change, totals: Totals) -> None:
    assert change("core-10", totals((20, 5))).outcome_rows == ()


def test_eq_5d_gives_qalys_from_the_loaded_value_set(change: Change, filled: Fill) -> None:
    terms = {f"{d}{n}": Decimal("-0.1") for d in ("MO", "SC", "UA", "PD", "AD") for n in (2, 3)}
    value_set = build_value_set(name="test", levels=3, terms={"FullHealth": Decimal(1), **terms}, source="made up")
    rows = [filled("A", "before", 2, 2, 1, 1, 1, None), filled("A", "after", 1, 1, 1, 1, 1, None)]
    result = change("eq-5d-3l", rows, Tables(value_set=value_set))
    assert (_only(result)["value_ref"], _only(result)["quantity"]) == ("QALY", [Decimal("0.1")])
    assert result.value_set == "test (made up)"


def test_the_evidence_says_who_was_lost(change: Change, totals: Totals) -> None:
    rows = totals((20, 12), (20, 12), (20, None), (18, None))
    evidence: Any = change("phq-9", rows, evidence_source="march.csv").outcome_rows[0].outcome["evidence"]
    assert {name: evidence[name] for name in ("sample", "population", "attrition", "source", "strength")} == {
        "sample": 2,
        "population": 4,
        "attrition": Decimal("0.5"),
        "source": "march.csv",
        "strength": 3,
    }
