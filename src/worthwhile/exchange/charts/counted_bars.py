"""Figures of any kind as bars, one under another, with the figure in words beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Table


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One bar. ``size`` is 0 or more; ``figure`` says it in words; None: nothing to draw, only to say."""

    label: str
    size: float | None
    figure: str


def counted_bars(
    items: Sequence[Counted], *, id: str, title: str, table: Table, key: Sequence[str] = (), most: float | None = None
) -> Chart | None:
    """A bar for each item on one scale from 0 to the largest, or to ``most``. None where there is nothing to draw."""
    if not any(item.size for item in items):
        return None
    rows = [
        Row(
            label=item.label,
            figure=item.figure,
            bars=() if item.size is None else (Bar(start=0, end=item.size, tone=Tone.VALUE),),
        )
        for item in items
    ]
    ends = [Mark(at=0)] if most is None else [Mark(at=0), Mark(at=most, dashed=True)]
    return draw(
        id=id, title=title, description=_description(items), drawing=draw_rows(rows, marks=ends, key=key), table=table
    )


def _description(items: Sequence[Counted]) -> str:
    told = "; ".join(f"{item.label}: {item.figure}" for item in items[:12])
    return f"A bar for each. {told}. The table below has every figure."
