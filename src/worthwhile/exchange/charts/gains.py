"""Who gains the value, by stakeholder."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.waterfall import Part, largest
from worthwhile.exchange.charts.words import percent_text, whole_money
from worthwhile.kernel.money import money_text

TITLE = "The value by who gains it"


def gains_by_stakeholder(result: ValuationResult) -> list[Part]:
    """Present value by who gains, largest first."""
    parts = [Part(name, amount) for name, amount in result.by_stakeholder.items()]
    return sorted(parts, key=lambda part: -part.amount)


def who_gains(result: ValuationResult) -> Chart | None:
    """A bar for each stakeholder's present value."""
    gains = gains_by_stakeholder(result)
    if not gains:
        return None
    parts = largest(gains, one="other", many="others")
    rows = [
        Row(
            label=part.label,
            figure=_figure(part, result),
            bars=(Bar(start=0, end=float(part.amount), tone=Tone.VALUE if part.amount >= 0 else Tone.LOSS),),
        )
        for part in parts
    ]
    return draw(
        id="ww-who-gains",
        title=TITLE,
        description=_description(parts, result),
        drawing=draw_rows(rows, marks=[Mark(at=0)]),
        table=gains_table(gains, result),
    )


def gains_table(parts: list[Part], result: ValuationResult) -> Table:
    """The same figures to the penny, with shares where nothing is negative."""
    shared = _has_shares(result)
    share = (Column(heading="Share", numeric=True),) if shared else ()
    rows = [
        (part.label, money_text(part.amount, result.currency), *((_share(part.amount, result),) if shared else ()))
        for part in [*parts, Part("All", result.present_value)]
    ]
    return Table(
        caption="Present value by who gains",
        columns=(Column(heading="Who", width=3), Column(heading="Present value", numeric=True), *share),
        rows=tuple(rows),
        totals=1,
    )


def _figure(part: Part, result: ValuationResult) -> str:
    amount = whole_money(part.amount, result.currency)
    return f"{amount} ({_share(part.amount, result)})" if _has_shares(result) else amount


def _has_shares(result: ValuationResult) -> bool:
    return result.present_value > 0 and all(amount >= 0 for amount in result.by_stakeholder.values())


def _share(amount: Decimal, result: ValuationResult) -> str:
    return percent_text(amount / result.present_value)


def _description(parts: list[Part], result: ValuationResult) -> str:
    told = "; ".join(f"{part.label} {_figure(part, result)}" for part in parts[:3])
    return f"A bar for each of those who gain. Largest first: {told}. The table below has every figure."
