"""Which assumption matters most: each moved alone from its low to its high."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.result import Sensitivity, ValuationResult
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.words import parameter_text, ratio_text, whole_money

MOST_ROWS = 12
MOST_TABLE_ROWS = 20
TITLE = "Which assumption matters most"
BREAK_EVEN_RATIO = Decimal(1)


def tornado(result: ValuationResult) -> Chart | None:
    """A bar for each ranged parameter, the widest first; in ratios, or in money where nothing was put in."""
    ranged = result.sensitivity
    if not ranged or not result.outcomes:
        return None
    shown = _widest(result)
    rows = [_row(item, result) for item in shown]
    return draw(
        id="ww-tornado",
        title=TITLE,
        description=_description(shown, result),
        drawing=draw_rows(rows, marks=_marks(shown, result), key=_key(shown, result)),
        table=_table(result),
    )


def by_reach(result: ValuationResult) -> list[Sensitivity]:
    """The ranged parameters, the one that moves the result furthest first."""
    return sorted(result.sensitivity, key=lambda item: -_reach(item, result))


def _reach(item: Sensitivity, result: ValuationResult) -> Decimal:
    low, high = _figures(item, result)
    return abs(high - low)


def _widest(result: ValuationResult) -> list[Sensitivity]:
    return by_reach(result)[:MOST_ROWS]


def _figures(item: Sensitivity, result: ValuationResult) -> tuple[Decimal, Decimal]:
    """The result at the low and the high of the parameter."""
    if item.ratio_at_low is None or item.ratio_at_high is None or result.ratio is None:
        return item.present_value_at_low, item.present_value_at_high
    return item.ratio_at_low, item.ratio_at_high


def _central(result: ValuationResult) -> Decimal:
    return result.present_value if result.ratio is None else result.ratio


def _text(figure: Decimal, result: ValuationResult) -> str:
    return whole_money(figure, result.currency) if result.ratio is None else ratio_text(figure, result.currency)


def _row(item: Sensitivity, result: ValuationResult) -> Row:
    low, high = _figures(item, result)
    central = float(_central(result))
    texts = (f"{_text(low, result)} low", f"{_text(high, result)} high")
    return Row(
        label=item.label,
        figure=_range_text(item, result.currency),
        bars=(
            Bar(start=central, end=float(low), tone=Tone.LOSS),
            Bar(start=central, end=float(high), tone=Tone.VALUE),
        ),
        left=texts[0] if low <= high else texts[1],
        right=texts[1] if low <= high else texts[0],
    )


def _range_text(item: Sensitivity, currency: str) -> str:
    """The range in the parameter's own unit; of a list, its first year."""
    first = " in year 1" if len(item.low) > 1 else ""
    low, high = (parameter_text(item.parameter, end[:1], currency) for end in (item.low, item.high))
    return f"{low} to {high}{first}"


def _has_one(shown: list[Sensitivity], result: ValuationResult) -> bool:
    """Whether a ratio of 1 lies where the drawing reaches."""
    if result.ratio is None:
        return False
    figures = [figure for item in shown for figure in _figures(item, result)]
    return min(figures) <= BREAK_EVEN_RATIO <= max(figures)


def _marks(shown: list[Sensitivity], result: ValuationResult) -> list[Mark]:
    marks = [Mark(at=float(_central(result)))]
    return [*marks, Mark(at=float(BREAK_EVEN_RATIO), dashed=True)] if _has_one(shown, result) else marks


def _key(shown: list[Sensitivity], result: ValuationResult) -> list[str]:
    lines = [f"Solid line: {_text(_central(result), result)}, all at their central values."]
    if _has_one(shown, result):
        lines.append(f"Dashed line: {_text(BREAK_EVEN_RATIO, result)}, as much value as was put in.")
    return lines


def _description(shown: list[Sensitivity], result: ValuationResult) -> str:
    first = shown[0]
    low, high = _figures(first, result)
    return (
        f"A bar for each assumption with a range, the one that matters most first. {first.label}: "
        f"{_text(low, result)} at its low and {_text(high, result)} at its high, where the central result is "
        f"{_text(_central(result), result)}. The table below has every figure."
    )


def _table(result: ValuationResult) -> Table:
    what = "Present value" if result.ratio is None else "Ratio"
    rows = tuple(
        (
            item.label,
            *(parameter_text(item.parameter, ends, result.currency) for ends in (item.low, item.central, item.high)),
            *(_text(figure, result) for figure in _figures(item, result)),
        )
        for item in by_reach(result)[:MOST_TABLE_ROWS]
    )
    return Table(
        caption="The result with each assumption moved alone",
        columns=(
            Column(heading="Assumption", width=3),
            Column(heading="Low", numeric=True),
            Column(heading="Central", numeric=True),
            Column(heading="High", numeric=True),
            Column(heading=f"{what} at low", numeric=True),
            Column(heading=f"{what} at high", numeric=True),
        ),
        rows=rows,
    )
