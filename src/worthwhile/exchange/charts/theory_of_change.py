"""How change comes about: from the need, over what is put in, done and counted, to what changes for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.charts.canvas import WIDTH as NARROW
from worthwhile.exchange.charts.canvas import described_image
from worthwhile.exchange.charts.chart import Chart
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.theory import Theory, read_theory
from worthwhile.exchange.charts.theory_columns import (
    ACTIVITIES,
    ASSUMPTIONS,
    CHANGES,
    INPUTS,
    LEVELS,
    NEED,
    OUTPUTS,
    STATUSES,
    WORSE,
    assumptions_column,
    theory_columns,
)
from worthwhile.exchange.charts.theory_drawing import WIDE, narrow_drawing, wide_drawing
from worthwhile.exchange.charts.words import count_text

TITLE = "From the need to what changes"
NOT_SAID = "Not yet said"
MOST_NAMED = 4


def theory_of_change(*, data: Mapping[str, Any], narrow: bool = False) -> Chart:
    """The theory of change of a case, which may be a draft that lacks any of its parts (see ``read_theory``).

    Drawn from left to right, or with ``narrow`` from top to bottom for a telephone; the ids differ, so that one page
    can hold both. Of very many entries the drawing shows the first and the table all.
    """
    theory = read_theory(data)
    columns, below = theory_columns(theory), assumptions_column(theory)
    drawn = narrow_drawing(columns, below) if narrow else wide_drawing(columns, below)
    name = "ww-theory-narrow" if narrow else "ww-theory"
    description = _description(theory, narrow=narrow)
    svg = described_image(
        drawn.parts,
        width=NARROW if narrow else WIDE,
        height=drawn.bottom,
        name=name,
        title=TITLE,
        description=description,
        looks="ww-chart" if narrow else "ww-chart ww-chart-wide",
    )
    return Chart(id=name, title=TITLE, description=description, svg=svg, table=_table(theory))


def _description(theory: Theory, *, narrow: bool) -> str:
    way = "top to bottom" if narrow else "left to right"
    parts = [
        "the need" if theory.need else "a need not yet said",
        count_text(len(theory.inputs), "input", "inputs"),
        count_text(len(theory.activities), "activity", "activities"),
        count_text(len(theory.outputs), "output", "outputs"),
        count_text(len(theory.changes), "change", "changes"),
    ]
    names = [gainer.name for gainer in theory.gainers]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    whom = f" for: {'; '.join(names[:MOST_NAMED])}{more}" if names else ""
    rests = f" It rests on {count_text(len(theory.assumptions), 'assumption', 'assumptions')}."
    said = f"Boxes joined by arrows, from {way}: {', '.join(parts)}{whom}.{_kept_out(theory)}"
    return f"{said}{rests if theory.assumptions else ''} The table has every word."


def _kept_out(theory: Theory) -> str:
    counts = {status: sum(change.status is status for change in theory.changes) for status in Status}
    parts = [f"{counts[s]} {s.value}" for s in (Status.HELD, Status.PENDING) if counts[s]]
    return f" Of the changes {' and '.join(parts)}, in broken lines." if parts else ""


def _table(theory: Theory) -> Table:
    steps = (
        (NEED, (theory.need,) if theory.need else ()),
        (INPUTS, theory.inputs),
        (ACTIVITIES, theory.activities),
        (OUTPUTS, theory.outputs),
    )
    rows = [(title, text, "", "") for title, texts in steps for text in texts or (NOT_SAID,)]
    rows += _change_rows(theory)
    rows += [(ASSUMPTIONS, text, "", "") for text in theory.assumptions]
    return Table(
        caption=f"{TITLE}, in words",
        columns=(
            Column(heading="Step", width=2),
            Column(heading="What", width=4),
            Column(heading="For whom", width=2),
            Column(heading="Level and state", width=2),
        ),
        rows=tuple(rows),
    )


def _change_rows(theory: Theory) -> list[tuple[str, str, str, str]]:
    rows = []
    for gainer in theory.gainers:
        for change in gainer.changes:
            level = LEVELS[change.level] if change.level else "Level not said"
            state = f"{level}, {STATUSES[change.status]}{f', {WORSE}' if change.is_worse else ''}"
            rows.append((CHANGES, change.name, gainer.name, state))
    return rows or [(CHANGES, NOT_SAID, "", "")]
