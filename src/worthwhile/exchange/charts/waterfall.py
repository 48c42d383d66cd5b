"""How the outcomes add up to the present value, against what was put in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.words import count_text, whole_money
from worthwhile.kernel.money import money_text

MOST_ROWS = 12
TITLE = "What each outcome adds, against what was put in"


@dataclass(frozen=True)
class Part:
    """A labelled amount."""

    label: str
    amount: Decimal


def largest(parts: list[Part], *, one: str, many: str, most: int = MOST_ROWS) -> list[Part]:
    """The parts, largest first; where there are more than ``most``, the smallest become one."""
    ordered = sorted(parts, key=lambda part: -part.amount)
    if len(ordered) <= most:
        return ordered
    kept = set(sorted(range(len(ordered)), key=lambda place: -abs(ordered[place].amount))[: most - 1])
    others = [part.amount for place, part in enumerate(ordered) if place not in kept]
    rest = Part(count_text(len(others), one, many), sum(others, Decimal(0)))
    return [*(part for place, part in enumerate(ordered) if place in kept), rest]


def waterfall(result: ValuationResult) -> Chart | None:
    """Present value of each counted outcome on top of the one before, then the sum and what was put in."""
    counted = [Part(outcome.name, outcome.present_value) for outcome in result.outcomes if outcome.counted]
    if not counted:
        return None
    parts = largest(counted, one="other outcome", many="other outcomes")
    rows = [*_steps(parts, result.currency), *_totals(result)]
    return draw(
        id="ww-waterfall",
        title=TITLE,
        description=_description(parts, result),
        drawing=draw_rows(rows, marks=[Mark(at=0), Mark(at=float(result.investment_present_value), dashed=True)]),
        table=_table(counted, result),
    )


def _steps(parts: list[Part], currency: str) -> list[Row]:
    rows, reached = [], Decimal(0)
    for part in parts:
        start, reached = reached, reached + part.amount
        tone = Tone.VALUE if part.amount >= 0 else Tone.LOSS
        bar = Bar(start=float(start), end=float(reached), tone=tone)
        rows.append(Row(label=part.label, figure=whole_money(part.amount, currency), bars=(bar,)))
    return rows


def _totals(result: ValuationResult) -> list[Row]:
    value, put_in, net = result.present_value, result.investment_present_value, result.net_present_value
    ends = (
        ("Present value of all outcomes", value, Decimal(0), value, Tone.TOTAL),
        ("Put in (dashed line)", put_in, Decimal(0), put_in, Tone.PUT_IN),
        ("Value less what was put in", net, put_in, value, Tone.TOTAL if net >= 0 else Tone.LOSS),
    )
    return [
        Row(
            label=label,
            figure=whole_money(amount, result.currency),
            bars=(Bar(start=float(start), end=float(end), tone=tone),),
        )
        for label, amount, start, end, tone in ends
    ]


def _description(parts: list[Part], result: ValuationResult) -> str:
    first = parts[0]
    return (
        f"Bars for {count_text(len(parts), 'line', 'lines')} of outcomes, one after the other, reach a present value "
        f"of {whole_money(result.present_value, result.currency)}, against "
        f"{whole_money(result.investment_present_value, result.currency)} put in. "
        f"The largest is {first.label}, {whole_money(first.amount, result.currency)}. The table below has every figure."
    )


def _table(counted: list[Part], result: ValuationResult) -> Table:
    """Every counted outcome, also those that the drawing shows together."""
    rows = [
        *((part.label, part.amount) for part in sorted(counted, key=lambda part: -part.amount)),
        ("Present value of all outcomes", result.present_value),
        ("Put in", result.investment_present_value),
        ("Value less what was put in", result.net_present_value),
    ]
    return Table(
        caption="Present value of each outcome",
        columns=(Column(heading="Outcome", width=3), Column(heading="Present value", numeric=True)),
        rows=tuple((label, money_text(amount, result.currency)) for label, amount in rows),
        totals=3,
    )
