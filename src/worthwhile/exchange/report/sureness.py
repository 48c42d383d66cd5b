"""How sure the result is: its spread, what it hangs on, and where the conclusion would change."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.result import BreakEven, Uncertainty, ValuationResult
from worthwhile.engines.valuation.vocabulary import Timing
from worthwhile.exchange.charts import Chart, Column, Table
from worthwhile.exchange.charts.words import count_text, near_text, numbers_text, percent_text, ratio_text, whole_money
from worthwhile.exchange.report.document import Block, Facts, Figure, Paragraph, Section
from worthwhile.exchange.report.wording import TIMING_NAMES, chance_text, has_ranges
from worthwhile.kernel.money import money_text

MOST_BREAK_EVENS = 15
ANOTHER_TIMING = (
    "Published studies differ on when in a year value falls. The same case gives these ratios under each choice; the "
    "one that this report uses is marked."
)


def sureness_section(
    *, result: ValuationResult, distribution: Chart | None, tornado: Chart | None, readings: tuple[Section, ...] = ()
) -> Section:
    """Everything about how far the result can be trusted in figures; ``readings`` set it beside others."""
    return Section(
        id="ww-sureness",
        heading="How sure the result is",
        blocks=_spread(result, distribution),
        sections=tuple(
            section
            for section in (
                _section("ww-matters", "Which assumption matters most", _matters(result, tornado)),
                _section("ww-break-even", "How wrong a figure may be", _break_evens(result)),
                *readings,
                _section("ww-timings", "The ratio under each timing", _timings(result)),
                _section("ww-beside", "Shown beside, never instead", _beside(result)),
            )
            if section.blocks
        ),
    )


def _section(name: str, heading: str, blocks: tuple[Block, ...]) -> Section:
    return Section(id=name, heading=heading, blocks=blocks)


def _spread(result: ValuationResult, distribution: Chart | None) -> tuple[Block, ...]:
    found = result.uncertainty
    if not result.outcomes:
        return (Paragraph("No outcome of this case has a price, so there is nothing to be sure of in figures."),)
    if found is None or not has_ranges(result):
        said = "The case gives no ranges, so there is nothing to draw from and no spread to show. "
        return (Paragraph(said + "Give a low and a high at least for the figures that are least sure."),)
    told = Paragraph(
        f"Every figure with a range was drawn {found.draws:,} times, all at once (seed "
        f"{found.seed if found.seed is not None else 'not recorded'}). This shows what the ranges of the case do "
        "together; it cannot show what the case leaves out. The middle of the draws need not be the ratio at "
        "central values: it moves to the side on which the ranges reach further."
    )
    figure = (Figure(distribution),) if distribution else ()
    return (told, *figure, _spread_table(found, result.currency), Facts(_precision(found, result.currency)))


def _spread_table(found: Uncertainty, currency: str) -> Table:
    value = found.present_value
    rows = [
        (
            "Present value, to the nearest unit",
            *(whole_money(x, currency) for x in (value.p5, value.p50, value.p95, value.mean)),
        )
    ]
    if found.ratio is not None:
        ratio = found.ratio
        rows.insert(0, ("Ratio", *(ratio_text(x, currency) for x in (ratio.p5, ratio.p50, ratio.p95, ratio.mean))))
    return Table(
        caption="The simulated result",
        columns=(
            Column(heading="Figure", width=2),
            Column(heading="Low (5 in 100 are lower)", numeric=True),
            Column(heading="Middle", numeric=True),
            Column(heading="High (5 in 100 are higher)", numeric=True),
            Column(heading="Mean", numeric=True),
        ),
        rows=tuple(rows),
    )


def _precision(found: Uncertainty, currency: str) -> tuple[tuple[str, str], ...]:
    rows = [("Figures with a range", f"{len(found.ranged):,}")]
    if found.probability_ratio_above_1 is not None:
        rows.append(("Draws with a ratio above 1", _chance(found)))
    if found.standard_error is not None:
        rows.append(("Standard error of the mean ratio", f"{found.standard_error:.6f}"))
    rows.append(("Standard error of the mean present value", money_text(found.standard_error_present_value, currency)))
    if found.floored_draws:
        rows.append(("Draws in which deductions passed 1 and were held at 1", f"{found.floored_draws:,}"))
    return tuple(rows)


def _chance(found: Uncertainty) -> str:
    """The share of draws above 1, with its standard error where the draws fell on both sides."""
    share, error = found.probability_ratio_above_1, found.standard_error_probability
    if share is None or share in (0, 1) or error is None:
        return f"{chance_text(found)} of {found.draws:,}"
    return f"{percent_text(share, places=1)} (standard error {percent_text(error, places=2)})"


def _matters(result: ValuationResult, tornado: Chart | None) -> tuple[Block, ...]:
    if tornado is None:
        return ()
    more = len(result.sensitivity) - len(tornado.table.rows)
    others = f"{count_text(more, 'more moves', 'more move')} the result less; the result as JSON lists all."
    return (
        Paragraph("Each is moved alone from its low to its high, with all others at their central values."),
        Figure(tornado),
        *((Paragraph(others),) if more > 0 else ()),
    )


def _break_evens(result: ValuationResult) -> tuple[Block, ...]:
    if not result.break_evens or not result.outcomes:
        return ()
    found = sorted((row for row in result.break_evens if row.break_even is not None), key=_distance)
    said = "As much comes back as was put in when one figure is as shown, with all others at their central values."
    table = Table(
        caption="Where the ratio is 1, those that need to move least first",
        columns=(
            Column(heading="Figure", width=3),
            Column(heading="In the case", numeric=True),
            Column(heading="Ratio is 1 at", numeric=True),
        ),
        rows=tuple(
            (row.label, *(near_text(row.parameter, at, result.currency) for at in (row.central, row.break_even or ())))
            for row in found[:MOST_BREAK_EVENS]
        ),
    )
    shown: tuple[Block, ...] = (Paragraph(said), table) if found else ()
    return (*shown, *_other_break_evens(len(found), len(result.break_evens)))


def _distance(row: BreakEven) -> Decimal:
    """How far the figure has to move, as a share of what it is; from nothing, any move is infinitely far."""
    assert row.break_even is not None
    central = row.central[0]
    return abs(row.break_even[0] - central) / abs(central) if central else Decimal("Infinity")


def _other_break_evens(found: int, every: int) -> tuple[Block, ...]:
    parts = []
    if found > MOST_BREAK_EVENS:
        more = count_text(found - MOST_BREAK_EVENS, "figure would", "figures would")
        parts.append(f"{more} have to move further; the result as JSON lists all.")
    if every > found:
        others = count_text(every - found, "figure has", "figures have")
        parts.append(f"{others} no possible value that takes the ratio to 1 by itself.")
    return (Paragraph(" ".join(parts)),) if parts else ()


def _timings(result: ValuationResult) -> tuple[Block, ...]:
    if result.horizon_years < 2 or result.ratio is None or not result.outcomes:
        return ()
    rows = tuple(
        (
            TIMING_NAMES[Timing(name)] + (" (used here)" if Timing(name) is result.timing else ""),
            ratio_text(ratio, result.currency),
        )
        for name, ratio in result.ratio_by_timing.items()
    )
    table = Table(
        caption="The central ratio under each timing",
        columns=(Column(heading="When value falls", width=2), Column(heading="Ratio", numeric=True)),
        rows=rows,
    )
    return (Paragraph(ANOTHER_TIMING), table)


def _beside(result: ValuationResult) -> tuple[Block, ...]:
    rows = []
    if result.weighted is not None:
        words = f"Weighted by income (elasticity {numbers_text((result.weighted.elasticity,))})"
        rows.append((words, result.weighted.present_value, result.weighted.ratio))
    if result.optimism is not None:
        source = result.optimism.source or "source not stated"
        rows.append((f"Corrected for optimism bias ({source})", result.optimism.present_value, result.optimism.ratio))
    if not rows:
        return ()
    return (
        Table(
            caption="The central result seen in other ways",
            columns=(
                Column(heading="How", width=3),
                Column(heading="Present value", numeric=True),
                Column(heading="Ratio", numeric=True),
            ),
            rows=tuple(
                (words, money_text(value, result.currency), ratio_text(ratio, result.currency))
                for words, value, ratio in [("As used in this report", result.present_value, result.ratio), *rows]
            ),
        ),
    )
