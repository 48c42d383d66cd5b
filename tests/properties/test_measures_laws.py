"""What holds for any questionnaires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.measures.before_and_after import measure_change
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure, Stage
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.scoring import Tables, score_of
from worthwhile.engines.measures.suppression import groups_to_hide, is_total_safe
from worthwhile.engines.measures.time_weight import area_by_year
from worthwhile.engines.measures.value_set import build_value_set

START = date(2025, 1, 1)
LEVELS = {"eq-5d-5l": 5, "eq-5d-3l": 3}
SCORED = [id for id, measure in MEASURES.items() if measure.takes_items]
SUMMED = ["wemwbs", "phq-9", "gad-7", "core-10"]


def _tables(measure: Measure) -> Tables:
    """A rising conversion and a falling value set: laws hold for any."""
    levels = LEVELS.get(measure.id, 3)
    terms = {
        f"{dimension}{level}": Decimal(1 - level) / 20
        for dimension in ("MO", "SC", "UA", "PD", "AD")
        for level in range(2, levels + 1)
    }
    value_set = build_value_set(name="any", levels=levels, terms={"StartValue": Decimal(1), **terms}, source="made up")
    return Tables(conversion={raw: Decimal(raw) for raw in range(7, 36)}, value_set=value_set)


@st.composite
def answers_of(draw: st.DrawFn, measure: Measure, complete: bool = False) -> tuple[int | None, ...]:
    """Answers in range, some missing."""
    return tuple(
        draw(st.integers(item.low, item.high) if complete else st.none() | st.integers(item.low, item.high))
        for item in measure.items
    )


@st.composite
def questionnaires(draw: st.DrawFn, measure: Measure, complete: bool = False) -> list[Response]:
    """People with some of the four stages, in order of time."""
    responses = []
    for person in range(draw(st.integers(1, 12))):
        group = draw(st.sampled_from(["", "a", "b"]))
        day = START
        for stage in draw(st.lists(st.sampled_from(list(Stage)), unique=True, min_size=1)):
            responses.append((person, stage, group, draw(answers_of(measure, complete))))
    order = {stage: place for place, stage in enumerate(Stage)}
    made = []
    for row, (person, stage, group, answers) in enumerate(responses, 2):
        day = START + timedelta(days=200 * order[stage] + draw(st.integers(0, 100)))
        made.append(Response(person=f"P{person}", stage=stage, on=day, answers=answers, group=group, row=row))
    return made


def _result(measure: Measure, responses: Sequence[Response], **options: int) -> MeasureResult:
    return measure_change(
        measure=measure,
        responses=responses,
        options=Options(draws=200, **options),  # type: ignore[arg-type]
        tables=_tables(measure),
        rng=np.random.default_rng(1),
    )


@given(data=st.data(), id=st.sampled_from(SCORED))
def test_a_score_lies_within_its_scale(data: st.DataObject, id: str) -> None:
    measure = MEASURES[id]
    answers = data.draw(answers_of(measure))
    for scale in measure.scales:
        score = score_of(
            scale=scale,
            response=Response(person="A", stage=Stage.BEFORE, on=START, answers=answers),
            tables=_tables(measure),
        )
        complete = all(answers[position] is not None for position in scale.items)
        assert (score is not None) == complete
        if score is not None:
            assert scale.low is None or scale.low <= score
            assert scale.high is None or score <= scale.high
            assert not scale.bands or scale.band_of(score) is not None


@given(data=st.data(), id=st.sampled_from(SUMMED))
def test_reversing_every_answer_mirrors_the_score(data: st.DataObject, id: str) -> None:
    measure = MEASURES[id]
    scale = measure.scales[0]
    answers = data.draw(answers_of(measure, complete=True))
    mirrored = tuple(
        item.low + item.high - answer for item, answer in zip(measure.items, answers, strict=True) if answer is not None
    )
    scores = [
        score_of(
            scale=scale, response=Response(person="A", stage=Stage.BEFORE, on=START, answers=given), tables=Tables()
        )
        for given in (answers, mirrored)
    ]
    assert scale.low is not None
    assert scale.high is not None
    assert sum(score for score in scores if score is not None) == scale.low + scale.high


@given(data=st.data(), id=st.sampled_from(SCORED))
def test_swapping_before_and_after_turns_the_change_round(data: st.DataObject, id: str) -> None:
    measure = MEASURES[id]
    first, second = data.draw(answers_of(measure, complete=True)), data.draw(answers_of(measure, complete=True))

    def pair(early: tuple[int | None, ...], late: tuple[int | None, ...]) -> list[Response]:
        return [
            Response(person="A", stage=Stage.BEFORE, on=START, answers=early),
            Response(person="A", stage=Stage.AFTER, on=START + timedelta(days=90), answers=late),
        ]

    there, back = (_result(measure, pair(*answers)).changes for answers in ((first, second), (second, first)))
    assert [one.improvement for one in there] == [-one.improvement for one in back]
    assert [one.gain for one in there] == [tuple(-part for part in one.gain) for one in back]
    swapped = {"improved": "worse", "worse": "improved"}
    assert [one.verdict for one in there] == [one.verdict and swapped.get(one.verdict, one.verdict) for one in back]


@given(data=st.data(), id=st.sampled_from(["phq-9", "ons4", "ucla-3"]))
def test_the_order_of_rows_makes_no_difference(data: st.DataObject, id: str) -> None:
    measure = MEASURES[id]
    responses = data.draw(questionnaires(measure))
    shuffled = data.draw(st.permutations(responses))
    assert _result(measure, responses) == _result(measure, shuffled)


@given(data=st.data(), id=st.sampled_from(["phq-9", "ons4", "ucla-3"]))
def test_repeating_every_row_makes_no_difference(data: st.DataObject, id: str) -> None:
    measure = MEASURES[id]
    responses = data.draw(questionnaires(measure))
    once, twice = _result(measure, responses), _result(measure, [*responses, *responses])
    assert once.scales == twice.scales
    assert once.outcome_rows == twice.outcome_rows


@given(data=st.data())
def test_someone_without_an_after_changes_no_one_else(data: st.DataObject) -> None:
    measure = MEASURES["phq-9"]
    responses = data.draw(questionnaires(measure, complete=True))
    newcomer = replace(responses[0], person="newcomer", stage=Stage.BEFORE)
    assert _result(measure, responses).changes == _result(measure, [*responses, newcomer]).changes


@given(data=st.data())
def test_the_counts_add_up_to_the_matched(data: st.DataObject) -> None:
    result = _result(MEASURES["phq-9"], data.draw(questionnaires(MEASURES["phq-9"], complete=True)))
    scale = result.scales[0]
    matched = scale.sample.matched
    if scale.reliable is not None and scale.moves is not None:
        assert scale.reliable.improved + scale.reliable.unchanged + scale.reliable.worse == matched
        assert scale.moves.better + scale.moves.same + scale.moves.worse == matched
        assert sum(band.before for band in scale.bands) == sum(band.after for band in scale.bands) == matched


@given(
    sizes=st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1),
    minimum=st.integers(5, 15),
)
def test_a_hidden_group_can_never_be_worked_out_from_the_total(sizes: dict[str, int], minimum: int) -> None:
    hidden = groups_to_hide(sizes=sizes, minimum=minimum)
    assert {group for group, size in sizes.items() if size < minimum} <= hidden
    if is_total_safe(sizes=sizes, hidden=hidden, minimum=minimum) and hidden:
        rest = sum(sizes.values()) - sum(size for group, size in sizes.items() if group not in hidden)
        assert len(hidden) >= 2
        assert rest >= minimum


@given(sizes=st.lists(st.integers(1, 40), min_size=3, max_size=7), minimum=st.integers(5, 12))
def test_no_sum_of_shown_figures_is_a_small_group(sizes: list[int], minimum: int) -> None:
    named = {str(number): size for number, size in enumerate(sizes)}
    hidden = groups_to_hide(sizes=named, minimum=minimum)
    if not is_total_safe(sizes=named, hidden=hidden, minimum=minimum):
        return
    shown = [size for group, size in named.items() if group not in hidden]
    differences = [sum(sizes) - sum(chosen) for count in range(len(shown) + 1) for chosen in combinations(shown, count)]
    assert all(difference == 0 or difference >= minimum for difference in differences)


@given(
    heights=st.lists(st.integers(-10, 10), min_size=1, max_size=5),
    gaps=st.lists(st.integers(1, 900), min_size=5, max_size=5),
)
def test_parting_a_gain_by_year_keeps_its_whole(heights: list[int], gaps: list[int]) -> None:
    points = [(Decimal(0), Decimal(0))]
    for height, gap in zip(heights, gaps, strict=False):
        points.append((points[-1][0] + Decimal(gap) / 365, Decimal(height)))
    plain = sum((late[0] - early[0]) * (early[1] + late[1]) / 2 for early, late in pairwise(points))
    assert abs(sum(area_by_year(points)) - plain) < Decimal("1e-20")
