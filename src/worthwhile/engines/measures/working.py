"""The working behind a scale's figures, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.measures.measure import Measure, Scale
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.result import CutoffCounts, MeanChange, ReliableCounts, Sample
from worthwhile.kernel.working import Step


def scale_steps(
    *,
    measure: Measure,
    scale: Scale,
    options: Options,
    sample: Sample,
    mean_change: MeanChange | None,
    reliable: ReliableCounts | None,
    cutoff: CutoffCounts | None,
) -> Iterator[Step]:
    """Every figure of a scale with the sum that gives it."""
    yield Step(
        label=f"{scale.name}: people matched (ME-20)",
        formula=f"people with a before score and a matching {options.later.value} score; score = {scale.rule.value}",
        result=Decimal(sample.matched),
        unit="people",
        sources=measure.sources,
    )
    if sample.lost_share is not None:
        yield Step(
            label=f"{scale.name}: share lost (ME-24)",
            formula=f"1 - {sample.matched} matched / {sample.people_before} who began",
            result=sample.lost_share,
            unit="share",
        )
    if mean_change is not None:
        yield from _mean_steps(scale, options, sample, mean_change)
    if reliable is not None and scale.reliable is not None:
        yield Step(
            label=f"{scale.name}: improved reliably (ME-22)",
            formula=f"people whose improvement is {scale.reliable.threshold} or more ({scale.reliable.meaning}) "
            f"out of {sample.matched}",
            result=Decimal(reliable.improved),
            unit="people",
            sources=(scale.reliable.source,),
        )
    if cutoff is not None and scale.cutoff is not None:
        yield Step(
            label=f"{scale.name}: recovered (ME-22)",
            formula=f"people at {cutoff.below} or above before and below it at {options.later.value} "
            f"({scale.cutoff.meaning})",
            result=Decimal(cutoff.recovered),
            unit="people",
            sources=(scale.cutoff.source,),
        )


def _mean_steps(scale: Scale, options: Options, sample: Sample, mean: MeanChange) -> Iterator[Step]:
    turned = (
        "later less earlier score" if mean.raw == mean.improvement else "earlier less later score, as lower is better"
    )
    yield Step(
        label=f"{scale.name}: mean improvement, matched only (ME-23)",
        formula=f"sum of {turned} / {sample.matched} people",
        result=mean.improvement,
        unit="points",
    )
    if mean.low is not None and mean.high is not None:
        for end, value, percentile in (("low", mean.low, "2.5th"), ("high", mean.high, "97.5th")):
            yield Step(
                label=f"{scale.name}: mean improvement, {end} end (ME-23)",
                formula=f"{percentile} percentile of the mean over {options.draws} samples of {sample.matched} people "
                "drawn again from those matched",
                result=value,
                unit="points",
            )
    yield Step(
        label=f"{scale.name}: mean improvement, if the rest did not change (ME-24)",
        formula=f"{mean.improvement:.4f} x {sample.matched} matched / {sample.people_before} who began",
        result=mean.if_rest_unchanged,
        unit="points",
    )
