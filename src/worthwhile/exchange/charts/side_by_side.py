"""Results of several cases one under another on one scale, such as a case and its scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from worthwhile.engines.valuation.result import Spread, ValuationResult
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar
from worthwhile.exchange.charts.strips import Lane, Point, Strip, draw_strips
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.words import ratio_text, whole_money

Named = Sequence[tuple[str, ValuationResult]]
TITLE = "The results one under another"
ROOM = 1.05
NONE = "-"
NOT_COUNTED = "not counted"


def side_by_side(named: Named) -> Chart | None:
    """A strip a case: its range with its central ratio on it. None where no case has a ratio."""
    drawn = [(name, result) for name, result in named if result.ratio is not None]
    if not drawn:
        return None
    strips = [_strip(name, result) for name, result in drawn]
    places = [at for strip in strips for lane in strip.lanes for at in _places(lane)]
    low, high = min([0.0, *places]), max([1.0, *places]) * ROOM
    return draw(
        id="ww-side-by-side",
        title=TITLE,
        description=_description(drawn),
        drawing=draw_strips(
            [
                Strip(label=strip.label, figure=strip.figure, lanes=strip.lanes, low=low, high=high, ticks=(1,))
                for strip in strips
            ],
            key=(
                "Bar: nine in ten of the draws. Square: the ratio at central figures.",
                f"The line across is {_of(drawn[0][1], Decimal(1))}: as much comes back as was put in.",
            ),
        ),
        table=_ranges_table(drawn),
    )


def results_table(named: Named) -> Table:
    """Range, present value and cost, a row a case."""
    return Table(
        caption="Results side by side",
        columns=(
            Column(heading="Case", width=3),
            Column(heading="Ratio", numeric=True, width=2),
            Column(heading="Present value", numeric=True, width=2),
            Column(heading="Put in", numeric=True, width=2),
        ),
        rows=tuple(
            (
                name,
                ratio_range_text(result),
                whole_money(result.present_value, result.currency),
                whole_money(result.investment_present_value, result.currency),
            )
            for name, result in named
        ),
    )


def outcomes_table(named: Named) -> Table:
    """The present value of every outcome, a column a case; an outcome that a case has not is a dash."""
    found = [{line.id: line for line in result.outcomes} for _, result in named]
    names = {line.id: line.name for lines in reversed(found) for line in lines.values()}
    order = dict.fromkeys(name for lines in found for name in lines)
    rows = []
    for outcome in order:
        cells = []
        for lines, (_, result) in zip(found, named, strict=True):
            line = lines.get(outcome)
            if line is None:
                cells.append(NONE)
            else:
                cells.append(whole_money(line.present_value, result.currency) if line.counted else NOT_COUNTED)
        rows.append((names[outcome] or outcome, *cells))
    return Table(
        caption="Present value of each outcome",
        columns=(
            Column(heading="Outcome", width=3),
            *(Column(heading=name, numeric=True, width=2) for name, _ in named),
        ),
        rows=tuple(rows),
    )


def _ranges_table(named: Named) -> Table:
    return Table(
        caption="Ratios: low and high are passed by 5 in 100 draws each",
        columns=(
            Column(heading="Case", width=3),
            *(Column(heading=name, numeric=True) for name in ("Low", "Central", "High")),
        ),
        rows=tuple((name, *_ends(result)) for name, result in named),
    )


def _ends(result: ValuationResult) -> tuple[str, str, str]:
    spread = _spread(result)
    low, high = (NONE, NONE) if spread is None else (_of(result, spread.p5), _of(result, spread.p95))
    return low, _of(result, result.ratio), high


def ratio_range_text(result: ValuationResult) -> str:
    """The range, or the central ratio where there is none."""
    return _of(result, result.ratio) if _spread(result) is None else range_text(result)


def range_text(result: ValuationResult) -> str:
    """``£1.77 to £4.06``; that no range is given where nothing was drawn."""
    spread = _spread(result)
    if result.ratio is None:
        return NONE
    if spread is None:
        return "no range given"
    return f"{_of(result, spread.p5)} to {_of(result, spread.p95)}"


def _spread(result: ValuationResult) -> Spread | None:
    found = result.uncertainty
    return found.ratio if found is not None and found.ranged else None


def _of(result: ValuationResult, ratio: Decimal | None) -> str:
    return ratio_text(ratio, result.currency)


def _strip(name: str, result: ValuationResult) -> Strip:
    assert result.ratio is not None
    spread = _spread(result)
    spans = (Bar(start=float(spread.p5), end=float(spread.p95), tone=Tone.TAIL),) if spread else ()
    lane = Lane(spans=spans, points=(Point(at=float(result.ratio), tone=Tone.VALUE),))
    figure = range_text(result) if spread else _of(result, result.ratio)
    return Strip(label=name, figure=figure, lanes=(lane,), low=0, high=1)


def _places(lane: Lane) -> list[float]:
    return [*(at for bar in lane.spans for at in (bar.start, bar.end)), *(point.at for point in lane.points)]


def _description(drawn: Named) -> str:
    told = "; ".join(f"{name}: {_of(result, result.ratio)} ({range_text(result)})" for name, result in drawn)
    return f"A bar for the range of each case, with its central ratio on it. {told}."
