"""The figures of a case on the published ranges."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.checks.wording import listed, point
from worthwhile.engines.valuation.parameters import Benchmark
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar
from worthwhile.exchange.charts.strips import Lane, Point, Strip, draw_strips
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.standing import RATIO_FACTOR, Standing, StandingRow, Stated
from worthwhile.exchange.standing_groups import Group, figure_of, grouped
from worthwhile.exchange.standing_words import HIGH, LOW, MIDDLE, figure_text, spread_text

TITLE = "Where this stands among published studies"
# Room beyond the furthest figure, so that a point at the end is seen whole.
ROOM = Decimal("1.05")
MOST_NAMES = 3


def standing_chart(standing: Standing) -> Chart | None:
    """A strip for each factor with a published range, the figures of the case as points on it."""
    placed = [row for row in standing.rows if row.position is not None]
    if not placed:
        return None
    factors = list(dict.fromkeys(row.factor for row in placed))
    strips = [_strip([row for row in placed if row.factor == factor]) for factor in factors]
    return draw(
        id="ww-standing-chart",
        title=TITLE,
        description=_description(placed),
        drawing=draw_strips(strips, key=_key(placed)),
        table=standing_table(standing),
    )


def standing_table(standing: Standing) -> Table:
    """Every figure with its published range and its place in words; those that stand alike share a row."""
    return Table(
        caption="Each figure beside published ones: how many reports, and where eight in ten of them lie",
        columns=(
            Column(heading="Figure", width=3),
            Column(heading="Here", numeric=True),
            Column(heading="Published", width=2),
            Column(heading="Where that stands", width=4),
        ),
        rows=tuple(
            (_label(group), figure_of(group[0]), _published_text(group[0].published), group[0].words)
            for group in grouped(standing)
        ),
    )


def _label(group: Group) -> str:
    names = [row.name for row in group if row.name]
    return f"{group[0].label}: {listed(names, most=MOST_NAMES)}" if names else group[0].label


def _published_text(published: Benchmark | None) -> str:
    return "none shipped" if published is None else f"{published.n:,}: {spread_text(published)}"


def _strip(rows: list[StandingRow]) -> Strip:
    published = rows[0].published
    assert published is not None
    values = {(row.value or Decimal(0), row.state) for row in rows}
    low, high = _span(published)
    figures = [low, high, *(value for value, _ in values)]
    middle = point(published, MIDDLE)
    return Strip(
        label=rows[0].label,
        figure=_figures(rows),
        lanes=(
            Lane(
                spans=(Bar(start=float(low), end=float(high), tone=Tone.TAIL),),
                points=tuple(Point(at=float(value), tone=_tone(state)) for value, state in sorted(values)),
            ),
        ),
        low=float(min(Decimal(0), *figures)),
        high=float(max(figures) * ROOM),
        ticks=() if middle is None else (float(middle),),
        under=_under(published),
    )


def _span(published: Benchmark) -> tuple[Decimal, Decimal]:
    """The ends of the bar: the 10th and the 90th percentile, or as near to them as was published."""
    ends = [point(published, at) for at in (LOW, HIGH)]
    found = [value for _, value in published.points]
    return (found[0] if ends[0] is None else ends[0], found[-1] if ends[1] is None else ends[1])


def _tone(state: Stated) -> Tone:
    return Tone.LOSS if state is Stated.LEFT_OUT else Tone.TOTAL


def _figures(rows: list[StandingRow]) -> str:
    """The figures of the case from the lowest to the highest, and how many are left out."""
    stated = sorted(row.value for row in rows if row.state is Stated.STATED and row.value is not None)
    parts = []
    if stated:
        ends = dict.fromkeys(figure_text(rows[0].factor, value) for value in (stated[0], stated[-1]))
        parts.append(" to ".join(ends))
    left_out = sum(1 for row in rows if row.state is Stated.LEFT_OUT)
    if left_out:
        parts.append(f"{left_out} left out" if stated or left_out > 1 else "left out")
    return ", ".join(parts)


def _under(published: Benchmark) -> str:
    what = "ratios" if published.factor == RATIO_FACTOR else "reports"
    middle = point(published, MIDDLE)
    if middle is None or point(published, LOW) is None:
        return f"{published.n:,} {what}: {spread_text(published)}"
    return f"{published.n:,} {what}: {spread_text(published)}, middle {figure_text(published.factor, middle)}"


def _key(placed: list[StandingRow]) -> list[str]:
    lines = [
        "Bar: eight in ten published reports (of ratios, from the middle one to the highest tenth).",
        "Line across: the middle one. Square: a figure of this case, of one outcome or several.",
    ]
    if any(row.state is Stated.LEFT_OUT for row in placed):
        lines.append("Brown square at 0: left out, which counts as nothing taken off.")
    return lines


def _description(placed: list[StandingRow]) -> str:
    factors = list(dict.fromkeys(row.label.lower() for row in placed))
    return (
        f"A strip for each of {listed(factors)}, with the range of published reports as a bar and the figures of this "
        "case as squares. Published figures are what others claimed, not what is right. The table below has them all."
    )
