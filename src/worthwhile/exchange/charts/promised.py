"""What was promised and what was achieved, as shares of the promise."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar
from worthwhile.exchange.charts.strips import Lane, Point, Strip, draw_strips
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.promised import Count, Fate, PromisedAndAchieved, PromisedRow, RatioThenOrNow
from worthwhile.exchange.promised_words import (
    FATES,
    NOT_KNOWN,
    count_text,
    deductions_text,
    ratio_text,
    share_text,
)
from worthwhile.kernel.money import money_text

TITLE = "Promised and achieved"
ROOM = 1.05
MOST_ROWS = 20
KEY = (
    "The line across is the promise kept in full; shares to its left fall short of it.",
    "Upper, grey: promised. Lower, blue: achieved. Bars are ranges, squares central figures.",
)


def promised_chart(found: PromisedAndAchieved) -> Chart | None:
    """For the ratio and each outcome that promised units, the promise above and what came of it below."""
    drawn = [row for row in found.rows if row.promised is not None and row.promised.units]
    strips = [*_ratio_strips(found), *(_strip(row) for row in drawn[:MOST_ROWS])]
    if not strips:
        return None
    return draw(
        id="ww-promised",
        title=TITLE,
        description=_description(found, drawn),
        drawing=draw_strips(_on_one_scale(strips), key=KEY),
        table=promised_table(found),
    )


def promised_table(found: PromisedAndAchieved) -> Table:
    """Every outcome, also those that the drawing cannot show, then the ratio."""
    return Table(
        caption="Outcome by outcome, as promised and as achieved",
        columns=(
            Column(heading="Outcome", width=3),
            Column(heading="Promised", numeric=True, width=2),
            Column(heading="Achieved", numeric=True, width=2),
            Column(heading="Share", numeric=True),
            Column(heading="Value promised", numeric=True, width=2),
            Column(heading="Value achieved", numeric=True, width=2),
            Column(heading="Deductions", width=2),
            Column(heading="What became of it", width=2),
        ),
        rows=(
            *(_table_row(row, found) for row in found.rows),
            (
                "Ratio",
                ratio_text(found.ratio_then),
                ratio_text(found.ratio_now),
                share_text(_ratio_share(found)),
                *[NOT_KNOWN] * 3,
                _verdict(found),
            ),
        ),
        totals=1,
    )


def _table_row(row: PromisedRow, found: PromisedAndAchieved) -> tuple[str, ...]:
    values = ((row.value_then, found.currency_then), (row.value_now, found.currency_now))
    return (
        row.name,
        count_text(row.promised),
        count_text(row.achieved),
        share_text(row.share),
        *(NOT_KNOWN if value is None else money_text(value, currency) for value, currency in values),
        deductions_text(row),
        FATES[row.fate],
    )


def _verdict(found: PromisedAndAchieved) -> str:
    if found.inside_promised_range is None:
        return "Cannot be said"
    return "Inside the promised range" if found.inside_promised_range else "OUTSIDE the promised range"


def _ratio_share(found: PromisedAndAchieved) -> Decimal | None:
    then, now = found.ratio_then.central, found.ratio_now.central
    return None if then is None or now is None or then <= 0 else now / then


def _ratio_strips(found: PromisedAndAchieved) -> list[Strip]:
    share, whole = _ratio_share(found), found.ratio_then.central
    if share is None or whole is None:
        return []
    lanes = (_ratio_lane(found.ratio_then, whole, Tone.PUT_IN), _ratio_lane(found.ratio_now, whole, Tone.VALUE))
    now = found.ratio_now.central
    return [_shares(label="Ratio", figure=f"{now:.2f} of {whole:.2f}: {share_text(share)}", lanes=lanes)]


def _ratio_lane(ratio: RatioThenOrNow, whole: Decimal, tone: Tone) -> Lane:
    return _lane(ratio.low, ratio.central, ratio.high, whole, tone)


def _strip(row: PromisedRow) -> Strip:
    assert row.promised is not None
    assert row.promised.units
    lanes = [_count_lane(row.promised, row.promised.units, Tone.PUT_IN)]
    if row.achieved is not None and row.achieved.units is not None:
        lanes.append(_count_lane(row.achieved, row.promised.units, Tone.VALUE))
    return _shares(label=row.name, figure=_figure(row), lanes=tuple(lanes))


def _count_lane(count: Count, whole: Decimal, tone: Tone) -> Lane:
    return _lane(count.low, count.units, count.high, whole, tone)


def _lane(low: Decimal | None, central: Decimal | None, high: Decimal | None, whole: Decimal, tone: Tone) -> Lane:
    points = () if central is None else (Point(at=float(central / whole), tone=tone),)
    if low is None or high is None or low == high:
        return Lane(points=points)
    return Lane(spans=(Bar(start=float(low / whole), end=float(high / whole), tone=Tone.TAIL),), points=points)


def _shares(*, label: str, figure: str, lanes: tuple[Lane, ...]) -> Strip:
    return Strip(label=label, figure=figure, lanes=lanes, low=0, high=1, ticks=(1,))


def _figure(row: PromisedRow) -> str:
    if row.fate is Fate.MISSING:
        return "MISSING"
    if row.fate is Fate.NOT_YET_MEASURED:
        return "not yet measured"
    if row.promised is None or row.achieved is None or row.share is None:
        return "not stated"
    units = [count_text(Count(units=count.units, low=None, high=None)) for count in (row.achieved, row.promised)]
    return f"{units[0]} of {units[1]}: {share_text(row.share)}"


def _on_one_scale(strips: list[Strip]) -> list[Strip]:
    """All from nothing to the furthest share, so that strips compare at a glance."""
    lanes = [lane for strip in strips for lane in strip.lanes]
    shares = [at for lane in lanes for bar in lane.spans for at in (bar.start, bar.end)]
    shares += [point.at for lane in lanes for point in lane.points]
    low, high = min([0.0, *shares]), max([1.0, *shares]) * ROOM
    return [
        Strip(label=strip.label, figure=strip.figure, lanes=strip.lanes, low=low, high=high, ticks=strip.ticks)
        for strip in strips
    ]


def _description(found: PromisedAndAchieved, drawn: list[PromisedRow]) -> str:
    told = "; ".join(f"{row.name}: {_figure(row)}" for row in drawn[:3])
    ratio = f"Ratio promised {ratio_text(found.ratio_then)}, achieved {ratio_text(found.ratio_now)}."
    more = f" {told}." if told else ""
    return f"Promise and result as shares of the promise. {ratio}{more} The table below has every figure."
