"""What changed, for whom, and how sure one may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from worthwhile.engines.measures.measure import Better, Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import MeasureResult, Verdict
from worthwhile.kernel.problems import InvalidInput

Fill = Callable[..., Response]
Totals = Callable[..., list[Response]]
Change = Callable[..., MeasureResult]


@pytest.mark.parametrize(
    ("id", "before", "after", "verdict"),
    [
        ("phq-9", 16, 10, Verdict.IMPROVED),
        ("phq-9", 16, 11, Verdict.NOT_RELIABLE),
        ("phq-9", 10, 15, Verdict.NOT_RELIABLE),
        ("phq-9", 10, 16, Verdict.WORSE),
        ("gad-7", 12, 8, Verdict.IMPROVED),
        ("gad-7", 12, 9, Verdict.NOT_RELIABLE),
        ("gad-7", 8, 12, Verdict.WORSE),
        ("wemwbs", 40, 49, Verdict.IMPROVED),
        ("wemwbs", 40, 48, Verdict.NOT_RELIABLE),
        ("wemwbs", 49, 40, Verdict.WORSE),
        ("core-10", 40, 0, None),
    ],
)
def test_a_change_is_reliable_from_the_published_threshold(
    change: Change, totals: Totals, id: str, before: int, after: int, verdict: Verdict | None
) -> None:
    assert change(id, totals((before, after))).changes[0].verdict is verdict


def test_improvement_is_above_zero_for_better_whichever_way_the_scale_runs(change: Change, totals: Totals) -> None:
    falling = change("phq-9", totals((16, 10))).changes[0]
    rising = change("wemwbs", totals((40, 49))).changes[0]
    assert [(one.change, one.improvement) for one in (falling, rising)] == [(-6, 6), (9, 9)]


@pytest.mark.parametrize(
    ("id", "before", "after", "recovered"),
    [("phq-9", 10, 9, 1), ("phq-9", 9, 0, 0), ("gad-7", 8, 7, 1), ("gad-7", 8, 8, 0)],
)
def test_recovery_goes_from_the_cutoff_to_below_it(
    change: Change, totals: Totals, id: str, before: int, after: int, recovered: int
) -> None:
    cutoff = change(id, totals((before, after))).scales[0].cutoff
    assert cutoff is not None
    assert cutoff.recovered == recovered


def test_the_mean_is_over_the_matched_and_the_rest_are_shown_unchanged_beside_it(
    change: Change, totals: Totals
) -> None:
    scale = change("phq-9", totals((16, 10), (14, 12), (20, None), (18, None))).scales[0]
    assert scale.mean_change is not None
    assert (scale.mean_change.improvement, scale.mean_change.if_rest_unchanged) == (4, 2)
    assert (scale.sample.people_before, scale.sample.matched, scale.sample.lost_share) == (4, 2, Decimal("0.5"))


def test_an_incomplete_questionnaire_is_lost_not_filled_in(change: Change, filled: Fill) -> None:
    rows = [filled("A", "before", 1, 1, 1, 1, 1, 1, 1), filled("A", "after", 1, 1, None, 1, 1, 1, 1)]
    result = change("gad-7", rows)
    assert (result.scales[0].sample.matched, result.rows_incomplete) == (0, 1)


def test_a_person_without_a_start_is_counted_apart(change: Change, totals: Totals) -> None:
    sample = change("gad-7", totals((9, 5), (None, 3))).scales[0].sample
    assert (sample.people_before, sample.matched, sample.after_only) == (1, 1, 1)


def test_another_stage_can_be_compared(change: Change, filled: Fill) -> None:
    rows = [filled("A", "before", total=12), filled("A", "after", total=6), filled("A", "follow-up", total=9)]
    assert change("gad-7", rows, later=Stage.FOLLOW_UP).changes[0].improvement == 3


def test_every_point_in_time_counts_in_the_gain(change: Change, filled: Fill) -> None:
    rows = [
        filled("A", "before", 4, None, None, None, on=date(2025, 1, 1)),
        filled("A", "after", 6, None, None, None, on=date(2026, 1, 1)),
        filled("A", "follow-up", 6, None, None, None, on=date(2027, 1, 1)),
    ]
    assert change("ons4", rows).changes[0].gain == (Decimal(1), Decimal(2))


def test_questions_that_were_not_asked_are_not_reported(change: Change, filled: Fill) -> None:
    rows = [filled("A", stage, 5, None, None, 3) for stage in ("before", "after")]
    assert [scale.scale.id for scale in change("ons4", rows).scales] == ["life-satisfaction", "anxiety"]


def test_loneliness_moves_are_counted_in_the_right_direction(change: Change, filled: Fill) -> None:
    rows = [filled("A", "before", 3, 2, 2, 1), filled("A", "after", 1, 2, 3, 4)]
    moves = [scale.moves for scale in change("ucla-3", rows).scales]
    assert [(m.better, m.same, m.worse) for m in moves if m] == [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 0)]


def test_ordered_answers_have_no_mean(change: Change, filled: Fill) -> None:
    rows = [filled("A", "before", 3, 2, 2, 1), filled("A", "after", 1, 2, 3, 4)]
    assert [scale.mean_change for scale in change("ucla-3", rows).scales] == [None] * 4


def test_bands_are_counted_before_and_after(change: Change, totals: Totals) -> None:
    bands = change("gad-7", totals((16, 4), (12, 4))).scales[0].bands
    assert [(band.before, band.after) for band in bands] == [(0, 2), (0, 0), (1, 0), (1, 0)]


def test_a_small_group_carries_no_figure_and_takes_another_with_it(change: Change, totals: Totals) -> None:
    rows = totals(*[(12, 6)] * 6, group="big") + totals(*[(12, 6)] * 5, group="middle", start=20)
    rows += totals(*[(12, 1)] * 2, group="small", start=40)
    groups = {group.group: group for group in change("gad-7", rows, minimum_group=5).groups}
    assert {name for name, group in groups.items() if group.suppressed} == {"small", "middle"}
    assert [groups["small"].matched, groups["small"].improvement, groups["small"].people_before] == [None] * 3
    assert groups["big"].improvement == 6


def test_people_without_a_group_are_a_group_of_their_own(change: Change, totals: Totals) -> None:
    rows = totals(*[(12, 6)] * 12, group="North") + totals(*[(12, 6)] * 2, start=20)
    assert all(group.suppressed for group in change("gad-7", rows).groups)


def test_a_group_hidden_on_one_scale_is_hidden_on_all(change: Change, filled: Fill) -> None:
    rows = [
        filled(f"{group}{n}", stage, 5, 5 if group != "b" or n else None, None, None, group=group)
        for group in "abc"
        for n in range(5)
        for stage in ("before", "after")
    ]
    hidden = {(group.group, group.scale) for group in change("ons4", rows, minimum_group=5).groups if group.suppressed}
    assert {name for name, scale in hidden if scale == "life-satisfaction"} == {
        name for name, scale in hidden if scale == "worthwhile"
    }
    assert ("b", "life-satisfaction") in hidden


def test_answers_out_of_range_are_all_named_by_row_and_column(change: Change, filled: Fill) -> None:
    rows = [
        filled("A", "before", 4, 0, 0, 0, 0, 0, -1, row=2),
        filled("B", "before", total=22, row=3),
        filled("C", "before", 0, 0, 0, 0, 0, 0, 0, total=0, row=4),
    ]
    with pytest.raises(InvalidInput) as caught:
        change("gad-7", rows)
    assert [problem.path for problem in caught.value.problems] == [
        "row 2, item1",
        "row 2, item7",
        "row 3, total",
        "row 4, total",
    ]


def test_swemwbs_refuses_a_metric_score_as_a_total(change: Change, filled: Fill) -> None:
    from worthwhile.engines.measures.scoring import Tables

    row = filled("A", "before", total=20)
    metric = Response(person="A", stage=row.stage, on=row.on, total=Decimal("18.59"), row=2)
    with pytest.raises(InvalidInput, match="whole number from 7 to 35, before conversion"):
        change("swemwbs", [metric], Tables(conversion={}))


def test_a_measure_without_a_sourced_direction_asks_for_one(change: Change, totals: Totals) -> None:
    with pytest.raises(InvalidInput, match="--better higher or --better lower"):
        change("outcomes-star", totals((2, 5)))


def test_the_operators_direction_is_followed(change: Change, totals: Totals) -> None:
    assert change("outcomes-star", totals((2, 5)), better=Better.LOWER).changes[0].improvement == -3


def test_a_published_direction_is_not_overruled(change: Change, totals: Totals) -> None:
    with pytest.raises(InvalidInput, match="Leave out --better"):
        change("gad-7", totals((2, 5)), better=Better.HIGHER)


def test_groups_may_not_be_smaller_than_five(change: Change, totals: Totals) -> None:
    with pytest.raises(InvalidInput, match="5 or more"):
        change("gad-7", totals((2, 5)), minimum_group=4)


def test_the_steps_show_how_each_figure_comes_about(change: Change, totals: Totals) -> None:
    steps = change("phq-9", totals((16, 10), (14, 12), (20, None))).scales[0].steps
    shown = {step.label.partition(": ")[2]: (step.result, step.formula) for step in steps}
    assert shown["mean improvement, matched only (ME-23)"] == (
        4,
        "sum of earlier less later score, as lower is better / 2 people",
    )
    assert shown["improved reliably (ME-22)"][0] == 1
    assert shown["mean improvement, if the rest did not change (ME-24)"][1] == "4.0000 x 2 matched / 3 who began"
