"""Who pays, to the left, and who saves, to the right."""

from __future__ import annotations

from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.words import whole_money
from worthwhile.exchange.pocket import Pocket
from worthwhile.exchange.pockets import Pockets
from worthwhile.kernel.money import money_text

TITLE = "Who pays and who saves"


def pockets_chart(pockets: Pockets) -> Chart | None:
    """Paired bars of what each agency pays and saves; None where nobody named pays or saves."""
    shown = [row for row in pockets.rows if row.pays or row.saves]
    if not any(row.agency is not None for row in shown):
        return None
    return draw(
        id="ww-pockets-chart",
        title=TITLE,
        description=_description(shown, pockets.currency),
        drawing=draw_rows([_row(row, pockets.currency) for row in shown], marks=[Mark(at=0)], key=_key(shown)),
        table=pockets_table(pockets),
    )


def pockets_table(pockets: Pockets) -> Table:
    """The same to the penny, with everything that each agency gains."""
    rows = [*((row.name, row) for row in pockets.rows), ("All", pockets.total)]
    return Table(
        caption="By whose pocket, in present values",
        columns=(
            Column(heading="Whose", width=3),
            Column(heading="Pays in money", numeric=True, width=2),
            Column(heading="Gives in kind", numeric=True, width=2),
            Column(heading="Gains", numeric=True, width=2),
            Column(heading="Of it, saves", numeric=True, width=2),
            Column(heading="Of that, in cash", numeric=True, width=2),
            Column(heading="Gains less pays", numeric=True, width=2),
        ),
        rows=tuple((name, *_amounts(row, pockets.currency)) for name, row in rows),
        totals=1,
    )


def _amounts(row: Pocket, currency: str) -> tuple[str, ...]:
    amounts = (row.pays_cash, row.pays_in_kind, row.gains, row.saves, row.cashable, row.net)
    return tuple(money_text(amount, currency) for amount in amounts)


def _row(row: Pocket, currency: str) -> Row:
    """Money, then gifts in kind to the left of 0; what is saved to the right, the part in cash dark."""
    cash, all_paid, saved, in_cash = (float(x) for x in (row.pays_cash, row.pays, row.saves, row.cashable))
    bars = [
        Bar(start=-cash, end=0, tone=Tone.PUT_IN),
        Bar(start=-all_paid, end=-cash, tone=Tone.TAIL),
        Bar(start=0, end=max(saved, 0.0), tone=Tone.VALUE),
        Bar(start=min(saved, 0.0) - all_paid, end=-all_paid, tone=Tone.LOSS),
        Bar(start=0, end=in_cash, tone=Tone.TOTAL),
    ]
    return Row(
        label=row.name,
        figure=_figure(row, currency),
        bars=tuple(bar for bar in bars if bar.start != bar.end),
    )


def _figure(row: Pocket, currency: str) -> str:
    parts = []
    if row.pays_cash:
        parts.append(f"pays {whole_money(row.pays_cash, currency)}")
    if row.pays_in_kind:
        parts.append(f"gives {whole_money(row.pays_in_kind, currency)} in kind")
    if row.saves > 0:
        parts.append(f"saves {whole_money(row.saves, currency)}")
    if row.saves < 0:
        parts.append(f"{whole_money(-row.saves, currency)} more to meet")
    return ", ".join(parts)


def _key(shown: list[Pocket]) -> list[str]:
    kind = "; pale: in kind" if any(row.pays_in_kind for row in shown) else ""
    lines = [f"Left: put in (grey: money{kind})."]
    if any(row.saves > 0 for row in shown):
        lines.append("Right: saved (blue), and of it in cash (black).")
    if any(row.saves < 0 for row in shown):
        lines.append("Brown: what costs a budget more.")
    return lines


def _description(shown: list[Pocket], currency: str) -> str:
    told = "; ".join(f"{row.name}: {_figure(row, currency)}" for row in shown)
    return f"Bars to the left of a line for what each puts in, to the right for what each saves. {told}."
