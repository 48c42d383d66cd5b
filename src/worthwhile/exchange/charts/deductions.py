"""From the gross value of the first year to the present value that counts."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.waterfall import Part
from worthwhile.exchange.charts.words import whole_money
from worthwhile.kernel.money import money_text

TITLE = "From gross value to the value that counts"


def deductions(result: ValuationResult) -> Chart | None:
    """What is taken off and what later years add, each on the one before."""
    if not any(outcome.counted for outcome in result.outcomes):
        return None
    steps = steps_to_present_value(result)
    return draw(
        id="ww-deductions",
        title=TITLE,
        description=_description(steps, result),
        drawing=draw_rows(_rows(steps, result), marks=[Mark(at=0)]),
        table=Table(
            caption="The steps from gross value to present value",
            columns=(Column(heading="Step", width=3), Column(heading="Amount", numeric=True)),
            rows=tuple((step.label, money_text(step.amount, result.currency)) for step in steps),
            totals=1,
        ),
    )


def steps_to_present_value(result: ValuationResult) -> list[Part]:
    """Gross value, each change to it, and the present value that they lead to; of the outcomes that count."""
    counted = [outcome for outcome in result.outcomes if outcome.counted]
    impact = _sum([outcome.impact for outcome in counted])
    undiscounted = _sum([_lifetime(outcome) for outcome in counted])
    return [
        Part("Gross value of each outcome's first year", result.gross),
        Part("Less what would have happened anyway, was moved, or is due to others", impact - result.gross),
        Part("Later years and part years, after what fades", undiscounted - impact),
        Part("Discounting", result.present_value - undiscounted),
        Part("Present value of all outcomes", result.present_value),
    ]


def _lifetime(outcome: OutcomeResult) -> Decimal:
    return _sum(list(outcome.net_by_year))


def _sum(amounts: list[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _rows(steps: list[Part], result: ValuationResult) -> list[Row]:
    rows, reached = [], Decimal(0)
    for step in steps[:-1]:
        start, reached = reached, reached + step.amount
        tone = Tone.VALUE if step.amount >= 0 else Tone.LOSS
        rows.append(_row(step, start, reached, tone, result))
    return [*rows, _row(steps[-1], Decimal(0), steps[-1].amount, Tone.TOTAL, result)]


def _row(step: Part, start: Decimal, end: Decimal, tone: Tone, result: ValuationResult) -> Row:
    bar = Bar(start=float(start), end=float(end), tone=tone)
    return Row(label=step.label, figure=whole_money(step.amount, result.currency), bars=(bar,))


def _description(steps: list[Part], result: ValuationResult) -> str:
    told = ". ".join(f"{step.label}: {whole_money(step.amount, result.currency)}" for step in steps)
    return f"Bars one after the other. {told}."
