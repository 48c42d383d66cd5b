"""The engine's question: what changed between two questionnaires, for whom, and how sure may one be?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

import numpy as np

from worthwhile.engines.measures.cautions import file_cautions, scale_cautions
from worthwhile.engines.measures.change import Scores, change_of
from worthwhile.engines.measures.groups import group_results
from worthwhile.engines.measures.measure import Measure, Scale, ScoreRule, Stage
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.outcome_rows import RowMaker
from worthwhile.engines.measures.pairing import Histories, gather_histories
from worthwhile.engines.measures.responses import Response, response_problems
from worthwhile.engines.measures.result import (
    Caution,
    MeasureResult,
    OutcomeRow,
    PersonChange,
    PersonScore,
    ScaleResult,
)
from worthwhile.engines.measures.safeguarding import safeguarding_flags
from worthwhile.engines.measures.scoring import Tables, require_tables, score_of
from worthwhile.engines.measures.summary import (
    band_counts,
    cutoff_counts,
    direction_of,
    mean_change_of,
    moves_of,
    reliable_counts,
    sample_of,
)
from worthwhile.engines.measures.suppression import groups_to_hide, is_total_safe
from worthwhile.engines.measures.working import scale_steps
from worthwhile.kernel.problems import InvalidInput, Problem


@dataclass(frozen=True, kw_only=True)
class ScaleWork:
    """One scale on the way: its scores and the matched people."""

    scale: Scale
    scores: Scores
    changes: tuple[PersonChange, ...]


def measure_change(
    *,
    measure: Measure,
    responses: Sequence[Response],
    options: Options,
    tables: Tables,
    rng: np.random.Generator,
) -> MeasureResult:
    """Score every questionnaire and compare each person with themselves.

    ``responses`` may come in any order and the result is the same. Improvement is above 0 for better,
    whichever way the scale runs. The licence must have been checked (``require_licence``).

    Raises InvalidInput with every answer out of range, every contradiction and every missing choice;
    TableMissing where the measure needs a table that ``tables`` lacks.
    """
    require_tables(measure=measure, tables=tables)
    problems = [*_choice_problems(measure, options), *response_problems(measure=measure, responses=responses)]
    if problems:
        raise InvalidInput(problems)
    histories = gather_histories(responses=responses, duplicates=options.duplicates)
    works = [_work(scale, histories, options, tables) for scale in _scales_asked(measure, responses)]
    hidden = _hidden_groups(histories, works, options)
    scales, rows, cautions = [], [], list(file_cautions(measure=measure, responses=responses, histories=histories))
    for work in works:
        result, made, spoken = _scale_result(measure, work, histories, hidden, options, rng)
        scales.append(result)
        rows += made
        cautions += spoken
    scores = tuple(chain.from_iterable(_person_scores(work, histories) for work in works))
    return MeasureResult(
        measure=measure,
        safeguarding=safeguarding_flags(measure=measure, responses=responses),
        rows_read=len(responses),
        rows_repeated=histories.repeated,
        rows_passed_over=histories.passed_over,
        rows_incomplete=len({(s.person, s.stage, s.on) for s in scores if s.score is None}),
        compared=(Stage.BEFORE, options.later),
        minimum_group=options.minimum_group,
        draws=options.draws,
        value_set=_value_set_name(works, tables),
        scales=tuple(scales),
        groups=tuple(
            chain.from_iterable(
                group_results(
                    scale=work.scale,
                    people=histories.people,
                    changes=work.changes,
                    hidden=hidden,
                    options=options,
                    rng=rng,
                )
                for work in works
            )
        ),
        outcome_rows=tuple(rows),
        cautions=tuple(cautions),
        scores=scores,
        changes=tuple(chain.from_iterable(work.changes for work in works)),
    )


def _choice_problems(measure: Measure, options: Options) -> list[Problem]:
    if measure.asks_direction and options.better is None:
        return [
            Problem(
                "better",
                f"Say which way is better with --better higher or --better lower: no source read says so for "
                f"{measure.name}.",
            )
        ]
    if not measure.asks_direction and options.better is not None:
        return [
            Problem("better", f"Leave out --better: the published scoring of {measure.name} says which way is better.")
        ]
    return []


def _scales_asked(measure: Measure, responses: Sequence[Response]) -> list[Scale]:
    """Scales with an answer anywhere in the file, or all where there is none at all."""
    if any(response.total is not None for response in responses):
        return list(measure.scales)
    asked = [
        scale
        for scale in measure.scales
        if any(response.answers and any(response.answers[n] is not None for n in scale.items) for response in responses)
    ]
    return asked or list(measure.scales)


def _work(scale: Scale, histories: Histories, options: Options, tables: Tables) -> ScaleWork:
    scores = {
        response.key: score_of(scale=scale, response=response, tables=tables)
        for history in histories.people
        for response in history.responses
    }
    better = direction_of(scale, options.better)
    found = (
        change_of(history=history, scale=scale, better=better, scores=scores, later=options.later)
        for history in histories.people
    )
    return ScaleWork(scale=scale, scores=scores, changes=tuple(change for change in found if change is not None))


def _hidden_groups(histories: Histories, works: Sequence[ScaleWork], options: Options) -> frozenset[str]:
    """A group hidden on one scale is hidden on all: scales of the same people could tell on each other."""
    hidden: frozenset[str] = frozenset()
    for work in works:
        hidden |= groups_to_hide(sizes=_sizes(histories, work), minimum=options.minimum_group)
    return hidden


def _sizes(histories: Histories, work: ScaleWork) -> dict[str, int]:
    group_of = {history.person: history.group for history in histories.people}
    sizes = dict.fromkeys(group_of.values(), 0)
    for change in work.changes:
        sizes[group_of[change.person]] += 1
    return sizes


def _scale_result(
    measure: Measure,
    work: ScaleWork,
    histories: Histories,
    hidden: frozenset[str],
    options: Options,
    rng: np.random.Generator,
) -> tuple[ScaleResult, list[OutcomeRow], list[Caution]]:
    scale, changes = work.scale, work.changes
    sample = sample_of(people=histories.people, scores=work.scores, later=options.later, matched=len(changes))
    mean = mean_change_of(
        scale=scale, changes=changes, people_before=sample.people_before, draws=options.draws, rng=rng
    )
    reliable, cutoff = reliable_counts(scale, changes), cutoff_counts(scale.cutoff, changes)
    steps = scale_steps(
        measure=measure, scale=scale, options=options, sample=sample, mean_change=mean, reliable=reliable, cutoff=cutoff
    )
    result = ScaleResult(
        scale=scale,
        sample=sample,
        mean_change=mean,
        moves=moves_of(changes),
        reliable=reliable,
        cutoff=cutoff,
        bands=band_counts(scale, changes),
        shareable=is_total_safe(sizes=_sizes(histories, work), hidden=hidden, minimum=options.minimum_group),
        steps=tuple(steps),
    )
    maker = RowMaker(measure=measure, scale=scale, options=options, sample=sample, changes=changes, rng=rng)
    rows = list(maker.rows())
    spoken = [*scale_cautions(measure=measure, result=result, changes=changes, options=options), *maker.cautions]
    return result, rows, spoken


def _person_scores(work: ScaleWork, histories: Histories) -> list[PersonScore]:
    scored: list[PersonScore] = []
    for history in histories.people:
        for response in history.responses:
            score: Decimal | None = work.scores[response.key]
            scored.append(
                PersonScore(
                    person=history.person,
                    stage=response.stage,
                    on=response.on,
                    row=response.row,
                    scale=work.scale.id,
                    score=score,
                    band=None if score is None else work.scale.band_of(score),
                )
            )
    return scored


def _value_set_name(works: Sequence[ScaleWork], tables: Tables) -> str | None:
    if tables.value_set is None or not any(work.scale.rule is ScoreRule.VALUE_SET for work in works):
        return None
    return f"{tables.value_set.name} ({tables.value_set.source})"
