"""What questionnaires show as one CSV table: a row a figure, for all people and for each group."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

from defusedcsv import csv  # type: ignore[import-untyped]

from worthwhile.engines.measures.result import GroupResult, MeasureResult, ScaleResult

EVERYONE = "Everyone"
HIDDEN = "hidden"
_HEADING = ("questionnaire", "scale", "group", "figure", "value", "unit")
Figure = tuple[str, Decimal | int | str | None, str]


def measure_csv(result: MeasureResult, *, for_sharing: bool) -> str:
    """The figures as text. Single people never stand in it; ``for_sharing`` also hides totals too small to share.

    Text that a spreadsheet would run as a formula is written with a quotation mark before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADING)
    name = result.measure.name
    for scale in result.scales:
        shown = scale.shareable or not for_sharing
        figures = _scale_figures(scale, result.compared[1].value) if shown else iter([("All figures", HIDDEN, "")])
        writer.writerows([name, scale.scale.name, EVERYONE, *_cells(figure)] for figure in figures)
    names = {scale.scale.id: scale.scale.name for scale in result.scales}
    for group in result.groups:
        writer.writerows([name, names[group.scale], group.group, *_cells(figure)] for figure in _group_figures(group))
    return out.getvalue()


def _cells(figure: Figure) -> tuple[str, str, str]:
    name, value, unit = figure
    if isinstance(value, Decimal):
        value = f"{value.quantize(Decimal('0.0001')):f}"
    return name, "" if value is None else str(value), unit


def _scale_figures(result: ScaleResult, later: str) -> Iterator[Figure]:
    sample = result.sample
    yield "Began", sample.people_before, "people"
    yield f"Both before and {later}", sample.matched, "people"
    yield "Lost", sample.people_before - sample.matched, "people"
    yield f"Only {later}, left out", sample.after_only, "people"
    mean = result.mean_change
    if mean is not None:
        yield "Average before", mean.mean_before, "points"
        yield f"Average {later}", mean.mean_after, "points"
        yield "Average improvement", mean.improvement, "points"
        yield "Average improvement, low end (95% interval)", mean.low, "points"
        yield "Average improvement, high end (95% interval)", mean.high, "points"
        yield "Average improvement if the rest did not change", mean.if_rest_unchanged, "points"
    moves = result.moves
    if moves is not None:
        yield from (("Better", moves.better, "people"), ("The same", moves.same, "people"))
        yield "Worse", moves.worse, "people"
    reliable = result.reliable
    if reliable is not None:
        yield "Threshold of reliable change", reliable.threshold, "points"
        yield "Improved reliably", reliable.improved, "people"
        yield "No reliable change", reliable.unchanged, "people"
        yield "Worse reliably", reliable.worse, "people"
    cutoff = result.cutoff
    if cutoff is not None:
        yield f"Began at {cutoff.below} or above", cutoff.cases_before, "people"
        yield f"Of these below {cutoff.below} {later}", cutoff.recovered, "people"
        yield f"Began below {cutoff.below} and went above", cutoff.became_cases, "people"
    for band in result.bands:
        yield f"In band {band.label}, before", band.before, "people"
        yield f"In band {band.label}, {later}", band.after, "people"


def _group_figures(group: GroupResult) -> Iterator[Figure]:
    if group.suppressed:
        yield "All figures", HIDDEN, ""
        return
    yield "Began", group.people_before, "people"
    yield "Matched", group.matched, "people"
    if group.improvement is not None:
        yield "Average improvement", group.improvement, "points"
        yield "Average improvement, low end (95% interval)", group.low, "points"
        yield "Average improvement, high end (95% interval)", group.high, "points"
    if group.improved_reliably is not None:
        yield "Improved reliably", group.improved_reliably, "people"
        yield "Worse reliably", group.worse_reliably, "people"
