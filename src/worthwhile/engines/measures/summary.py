"""ME-23 and ME-24: counts and means over the matched people, with everyone who was lost in sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from worthwhile.engines.measures.change import Scores
from worthwhile.engines.measures.interval import interval_of_mean
from worthwhile.engines.measures.measure import Better, Cutoff, Scale, ScaleKind, Stage
from worthwhile.engines.measures.pairing import History
from worthwhile.engines.measures.result import (
    BandCount,
    CutoffCounts,
    MeanChange,
    Moves,
    PersonChange,
    ReliableCounts,
    Sample,
    Verdict,
)


def sample_of(*, people: Sequence[History], scores: Scores, later: Stage, matched: int) -> Sample:
    """Who began, who was scored and who is matched."""
    starts = [history.at(Stage.BEFORE) for history in people]
    began = [start for start in starts if start is not None]
    after_only = sum(history.at(Stage.BEFORE) is None and history.at(later) is not None for history in people)
    return Sample(
        people_before=len(began),
        scored_before=sum(scores[start.key] is not None for start in began),
        matched=matched,
        after_only=after_only,
        lost_share=1 - Decimal(matched) / len(began) if began else None,
    )


def mean_change_of(
    *, scale: Scale, changes: Sequence[PersonChange], people_before: int, draws: int, rng: np.random.Generator
) -> MeanChange | None:
    """The mean improvement, None where nobody is matched or the scale may not be averaged."""
    if not changes or scale.kind is ScaleKind.ORDERED:
        return None
    count = len(changes)
    total = sum((change.improvement for change in changes), Decimal(0))
    interval = interval_of_mean(values=[change.improvement for change in changes], draws=draws, rng=rng)
    return MeanChange(
        mean_before=sum((change.before for change in changes), Decimal(0)) / count,
        mean_after=sum((change.after for change in changes), Decimal(0)) / count,
        raw=sum((change.change for change in changes), Decimal(0)) / count,
        improvement=total / count,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
        if_rest_unchanged=total / people_before,
    )


def moves_of(changes: Sequence[PersonChange]) -> Moves | None:
    """How many went up, down or nowhere, None where nobody is matched."""
    if not changes:
        return None
    better = sum(change.improvement > 0 for change in changes)
    worse = sum(change.improvement < 0 for change in changes)
    return Moves(better=better, same=len(changes) - better - worse, worse=worse)


def reliable_counts(scale: Scale, changes: Sequence[PersonChange]) -> ReliableCounts | None:
    """People beyond the published threshold, None where the measure has none or nobody is matched."""
    if scale.reliable is None or not changes:
        return None
    found = Counter(change.verdict for change in changes)
    smaller = scale.reliable.smaller
    return ReliableCounts(
        threshold=scale.reliable.threshold,
        improved=found[Verdict.IMPROVED],
        unchanged=found[Verdict.NOT_RELIABLE],
        worse=found[Verdict.WORSE],
        improved_share=Decimal(found[Verdict.IMPROVED]) / len(changes),
        worse_share=Decimal(found[Verdict.WORSE]) / len(changes),
        improved_smaller=None if smaller is None else sum(change.improvement >= smaller for change in changes),
    )


def cutoff_counts(cutoff: Cutoff | None, changes: Sequence[PersonChange]) -> CutoffCounts | None:
    """Cases and recoveries by the published cut-off, None where the measure has none or nobody is matched."""
    if cutoff is None or not changes:
        return None
    return CutoffCounts(
        below=cutoff.below,
        cases_before=sum(change.before >= cutoff.below for change in changes),
        recovered=sum(has_recovered(cutoff, change) for change in changes),
        became_cases=sum(change.before < cutoff.below <= change.after for change in changes),
    )


def has_recovered(cutoff: Cutoff, change: PersonChange) -> bool:
    """Whether a person went from at or above the cut-off to below it."""
    return change.before >= cutoff.below > change.after


def band_counts(scale: Scale, changes: Sequence[PersonChange]) -> tuple[BandCount, ...]:
    """Matched people in each band, in the order of the scale."""
    before = Counter(change.band_before for change in changes)
    after = Counter(change.band_after for change in changes)
    return tuple(
        BandCount(label=band.label, before=before[band.label], after=after[band.label]) for band in scale.bands
    )


def direction_of(scale: Scale, chosen: Better | None) -> Better:
    """Which way is better: the source's word, else the operator's."""
    found = scale.better or chosen
    assert found is not None
    return found
