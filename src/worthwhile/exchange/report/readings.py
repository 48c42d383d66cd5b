"""The result read again: by level, by pocket, and among published studies."""

from __future__ import annotations

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.charts import Chart, Column, Table
from worthwhile.exchange.charts.canvas import with_minus
from worthwhile.exchange.charts.pockets import pockets_table
from worthwhile.exchange.charts.standing import standing_table
from worthwhile.exchange.charts.words import ratio_text
from worthwhile.exchange.levels import LevelColumn, Levels, ToldLine
from worthwhile.exchange.pockets import Pockets
from worthwhile.exchange.report.document import Block, Bullets, Figure, Notice, Paragraph, Section
from worthwhile.exchange.report.wording import one_unit
from worthwhile.exchange.standing import Standing
from worthwhile.kernel.money import money_text

NOTHING = "None"


def levels_section(levels: Levels, currency: str) -> Section:
    """The three levels side by side."""
    table = Table(
        caption="What changes for people, for society and for the environment",
        columns=(
            Column(heading="What", width=2),
            *(Column(heading=column.label, width=3) for column in levels.columns),
        ),
        rows=(
            ("Priced: present value", *(_worth(column, currency) for column in levels.columns)),
            ("Priced outcomes", *(_priced(column, currency) for column in levels.columns)),
            ("Held: real, never priced", *(_told(column.held) for column in levels.columns)),
            ("Pending: not yet evidenced", *(_told(column.pending) for column in levels.columns)),
        ),
    )
    return Section(
        id="ww-levels",
        heading="Individual, social and environmental",
        blocks=(table, Paragraph(levels.ranges)),
    )


def _worth(column: LevelColumn, currency: str) -> str:
    if not column.priced:
        return "Nothing priced"
    text = money_text(column.present_value, currency)
    if column.spread is None:
        return text
    low, high = (money_text(figure, currency, places=0) for figure in (column.spread.p5, column.spread.p95))
    return f"{text} ({low} to {high})"


def _priced(column: LevelColumn, currency: str) -> str:
    lines = [
        f"{line.name}: {money_text(line.present_value, currency)}" + (" (not counted)" if line.counted_instead else "")
        for line in column.priced
    ]
    # A hyphen before an amount would let a line break between the two.
    return with_minus("; ".join(lines)) or NOTHING


def _told(lines: tuple[ToldLine, ...]) -> str:
    return "; ".join(f"{line.name} ({line.method})" if line.method else line.name for line in lines) or NOTHING


def pockets_section(pockets: Pockets, result: ValuationResult, chart: Chart | None) -> Section:
    """Who pays and who saves, or what to enter to see it."""
    return Section(id="ww-pockets", heading="Who pays and who saves", blocks=_pocket_blocks(pockets, result, chart))


def _pocket_blocks(pockets: Pockets, result: ValuationResult, chart: Chart | None) -> tuple[Block, ...]:
    if not pockets.is_shown:
        return (Paragraph(pockets.missing),)
    drawn: Block = Figure(chart) if chart else pockets_table(pockets)
    first, *rest = pockets.sentences
    return (Notice(first), Bullets(tuple(rest)), drawn, *_fiscal_ratio(result))


def _fiscal_ratio(result: ValuationResult) -> tuple[Block, ...]:
    ratio = result.fiscal.ratio
    if ratio is None:
        return ()
    said = (
        f"For every {one_unit(result.currency)} of cash from public budgets, public budgets gain "
        f"{ratio_text(ratio, result.currency)} in the fiscal view, of which the part that could be saved in cash is "
        "shown above. This ratio is not comparable with the social ratio, which counts every side and every input."
    )
    return (Paragraph(said),)


def standing_section(standing: Standing, chart: Chart | None) -> Section:
    """Where the figures stand among those of published studies, with the warning first."""
    return Section(
        id="ww-standing",
        heading="Where this stands among published studies",
        blocks=(Paragraph(standing.warning), Figure(chart) if chart else standing_table(standing), *_sources(standing)),
    )


def _sources(standing: Standing) -> tuple[Block, ...]:
    sources = dict.fromkeys(row.published.source for row in standing.rows if row.published is not None)
    told = "; ".join(f"{source.title}, {source.publisher}, {source.published}, {source.address}" for source in sources)
    return (Paragraph(f"Published figures: {told}."),) if told else ()
