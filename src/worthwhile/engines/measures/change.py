"""ME-22: each person's change, in the direction of improvement, and whether it is reliable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from worthwhile.engines.measures.measure import Better, ReliableChange, Scale, Stage
from worthwhile.engines.measures.pairing import History
from worthwhile.engines.measures.responses import Key, Response
from worthwhile.engines.measures.result import PersonChange, Verdict
from worthwhile.engines.measures.time_weight import area_by_year
from worthwhile.engines.measures.years import years_between

Scores = Mapping[Key, Decimal | None]
"""Scores of one scale, by who filled in the questionnaire, at which stage and when."""


def change_of(*, history: History, scale: Scale, better: Better, scores: Scores, later: Stage) -> PersonChange | None:
    """The change of one person from before to ``later``, None where either has no score.

    Gains over time use every scored questionnaire from before to the last one.
    """
    first, last = history.at(Stage.BEFORE), history.at(later)
    if first is None or last is None:
        return None
    before, after = scores[first.key], scores[last.key]
    if before is None or after is None:
        return None
    change = after - before
    improvement = change * better.sign
    points = _points(history, first, before, better, scores)
    return PersonChange(
        person=history.person,
        scale=scale.id,
        before=before,
        after=after,
        change=change,
        improvement=improvement,
        verdict=verdict_on(improvement=improvement, reliable=scale.reliable),
        band_before=scale.band_of(before),
        band_after=scale.band_of(after),
        years=points[-1][0],
        gain=area_by_year(points),
        points=len(points),
    )


def verdict_on(*, improvement: Decimal, reliable: ReliableChange | None) -> Verdict | None:
    """Whether an improvement (or, below 0, a worsening) reaches the threshold; exactly so much counts."""
    if reliable is None:
        return None
    if improvement >= reliable.threshold:
        return Verdict.IMPROVED
    return Verdict.WORSE if -improvement >= reliable.threshold else Verdict.NOT_RELIABLE


def _points(
    history: History, first: Response, before: Decimal, better: Better, scores: Scores
) -> Sequence[tuple[Decimal, Decimal]]:
    points = [(Decimal(0), Decimal(0))]
    for response in history.responses:
        score = scores[response.key]
        if response is not first and score is not None:
            points.append((years_between(first.on, response.on), (score - before) * better.sign))
    return points
