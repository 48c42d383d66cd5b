"""What questionnaires show: where people stood before and later, and how far they moved on average."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.result import MeanChange, ScaleResult
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Column, Table

PEOPLE = "People"


def bands_chart(result: ScaleResult, *, later: str) -> Chart | None:
    """Two bars for each band, before and ``later``; None where the scale has no bands or nobody is matched."""
    matched = result.sample.matched
    if not result.bands or not matched:
        return None
    rows = []
    for band in result.bands:
        for when, count, tone in (("before", band.before, Tone.PUT_IN), (later, band.after, Tone.VALUE)):
            bar = Bar(start=0, end=float(count), tone=tone)
            rows.append(Row(label=f"{band.label.capitalize()}, {when}", figure=_share(count, matched), bars=(bar,)))
    name = result.scale.name
    told = "; ".join(f"{band.label}: {band.before} before and {band.after} {later}" for band in result.bands)
    return draw(
        id=f"ww-bands-{result.scale.id}",
        title=f"{name}: where the same {matched} people stood before and {later}",
        description=f"Two bars for each band of {name}. {told}.",
        drawing=draw_rows(rows),
        table=Table(
            caption=f"{PEOPLE} in each band of {name}",
            columns=(
                Column(heading="Band", width=2),
                Column(heading="Before", numeric=True),
                Column(heading=later.capitalize(), numeric=True),
            ),
            rows=tuple(
                (band.label.capitalize(), _share(band.before, matched), _share(band.after, matched))
                for band in result.bands
            ),
        ),
    )


def change_chart(result: ScaleResult) -> Chart | None:
    """The interval of the mean improvement with no change marked; None where there is no mean or no interval."""
    mean = result.mean_change
    if mean is None or mean.low is None or mean.high is None:
        return None
    low, middle, high = (points_text(figure) for figure in (mean.low, mean.improvement, mean.high))
    row = Row(
        label="Average improvement",
        figure=f"{low} to {high}",
        bars=(Bar(start=float(mean.low), end=float(mean.high), tone=Tone.VALUE),),
        left=low,
        right=high,
    )
    name = result.scale.name
    return draw(
        id=f"ww-change-{result.scale.id}",
        title=f"{name}: how far people moved on average, in points",
        description=f"A bar from {low} to {high} points, with {middle} in its middle. No change, 0, is marked.",
        drawing=draw_rows(
            [row],
            marks=[Mark(at=float(mean.improvement)), Mark(at=0, dashed=True)],
            key=[f"Solid line: {middle}, the average measured. Dashed line: no change."],
        ),
        table=_change_table(result, mean),
    )


def _change_table(result: ScaleResult, mean: MeanChange) -> Table:
    figures = (
        ("Average score before", _score(mean.mean_before)),
        ("Average score later", _score(mean.mean_after)),
        ("Improvement, low end", points_text(mean.low)),
        ("Improvement, average measured", points_text(mean.improvement)),
        ("Improvement, high end", points_text(mean.high)),
        ("Improvement if everyone who was lost stayed the same", points_text(mean.if_rest_unchanged)),
    )
    return Table(
        caption=f"{result.scale.name}: the figures, with a 95% interval. Above 0 is better",
        columns=(Column(heading="Figure", width=3), Column(heading="Points", numeric=True)),
        rows=figures,
    )


def points_text(figure: Decimal | None) -> str:
    """Points with their sign, to two places; a change of nothing has none."""
    if figure is None:
        return "-"
    rounded = round(figure, 2)
    return f"{rounded:+.2f}" if rounded else "0.00"


def _score(figure: Decimal) -> str:
    return f"{figure:.2f}"


def _share(count: int, of: int) -> str:
    return f"{count} ({100 * count / of:.0f}%)"
