"""What argues against the figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.scoring import Tables

Fill = Callable[..., Response]
Totals = Callable[..., list[Response]]
Change = Callable[..., MeasureResult]


def _said(result: MeasureResult, code: str) -> str:
    return " ".join(caution.message for caution in result.cautions if caution.code == code)


def test_change_without_a_comparison_is_always_questioned(change: Change, totals: Totals) -> None:
    assert "no comparison group" in _said(change("gad-7", totals((5, 3))), "ME-25")


def test_people_chosen_for_a_poor_score_are_said_to_drift_back(change: Change, totals: Totals) -> None:
    said = _said(change("gad-7", totals((5, 3)), chosen_for_score=True), "ME-25")
    assert "drift back" in said


@pytest.mark.parametrize(("lowest", "suspected"), [(8, True), (7, False)])
def test_selection_is_suspected_where_everybody_began_as_a_case(
    change: Change, totals: Totals, lowest: int, suspected: bool
) -> None:
    said = _said(change("gad-7", totals((15, 3), (lowest, 3))), "ME-25")
    assert ("Everybody began at or above the cut-off" in said) is suspected


def test_people_lost_are_counted(change: Change, totals: Totals) -> None:
    assert "2 of 3 people who began" in _said(change("gad-7", totals((5, 3), (5, None), (9, None))), "ME-24")


def test_nothing_is_said_of_loss_where_nobody_is_lost(change: Change, totals: Totals) -> None:
    assert _said(change("gad-7", totals((5, 3))), "ME-24") == ""


def test_totals_of_phq_9_hide_item_9(change: Change, totals: Totals) -> None:
    assert "Check those questionnaires by hand" in _said(change("phq-9", totals((5, 3))), "ME-29")


def test_a_scale_without_a_threshold_says_so(change: Change, totals: Totals) -> None:
    assert "No threshold of reliable change" in _said(change("core-10", totals((5, 3))), "ME-22")


def test_a_small_total_is_not_for_sharing(change: Change, totals: Totals) -> None:
    assert "Do not share" in _said(change("gad-7", totals((5, 3))), "ME-26")


@pytest.mark.parametrize(("people", "said"), [(29, True), (30, False)])
def test_warwick_asks_for_thirty_people(change: Change, totals: Totals, people: int, said: bool) -> None:
    result = change("wemwbs", totals(*[(40, 42)] * people), Tables())
    assert ("at least 30 people" in _said(result, "ME-04")) is said


def test_codes_that_differ_in_capitals_are_pointed_out_without_naming_them(change: Change, filled: Fill) -> None:
    rows = [filled("ann", "before", total=5, row=2), filled("Ann", "after", total=3, row=3)]
    said = _said(change("gad-7", rows), "ME-20")
    assert "rows 2 and 3" in said
    assert "ann" not in said.lower().replace("and", "")


def test_questionnaires_of_one_day_have_no_time_in_them(change: Change, filled: Fill) -> None:
    rows = [filled("A", stage, total=total, on=date(2025, 1, 1)) for stage, total in (("before", 9), ("after", 3))]
    assert "1 of 1 people have all their questionnaires on one day" in _said(change("gad-7", rows), "ME-27")


def test_nobody_matched_is_said_once(change: Change, totals: Totals) -> None:
    assert "Nobody has both" in _said(change("gad-7", totals((5, None), (None, 4))), "ME-20")
