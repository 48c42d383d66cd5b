"""What the value is made of: each outcome, what is taken off, and what was put in."""

from __future__ import annotations

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.exchange.charts import Chart, Column, Table
from worthwhile.exchange.charts.words import numbers_text, ratio_text
from worthwhile.exchange.report.document import Block, Bullets, Facts, Figure, Paragraph, Section
from worthwhile.exchange.report.wording import months_text, one_unit
from worthwhile.kernel.money import money_text


def makeup_section(
    *, case: ImpactCase, result: ValuationResult, waterfall: Chart | None, deductions: Chart | None
) -> Section:
    """The outcomes, the way from gross value to what counts, what was put in and how soon it is covered."""
    return Section(
        id="ww-makeup",
        heading="What the value is made of",
        blocks=_outcomes(result, waterfall),
        sections=(
            *(
                (Section(id="ww-taken-off", heading="What is taken off", blocks=(Figure(deductions),)),)
                if deductions
                else ()
            ),
            Section(id="ww-put-in", heading="What was put in", blocks=_put_in(case, result)),
        ),
    )


def _outcomes(result: ValuationResult, waterfall: Chart | None) -> tuple[Block, ...]:
    if not result.outcomes:
        return (Paragraph("No outcome of this case has a price."),)
    return (*((Figure(waterfall),) if waterfall else ()), _outcome_table(result), *_not_counted(result))


def _outcome_table(result: ValuationResult) -> Table:
    return Table(
        caption="The priced outcomes at their central values",
        columns=(
            Column(heading="Outcome", width=3),
            Column(heading="Who gains", width=2),
            Column(heading="Units", numeric=True),
            Column(heading="Worth of one for a year", numeric=True, width=2),
            Column(heading="Gross, first year", numeric=True, width=2),
            Column(heading="After deductions", numeric=True, width=2),
            Column(heading="Present value", numeric=True, width=2),
        ),
        rows=tuple(_outcome_row(outcome, result.currency) for outcome in result.outcomes),
    )


def _outcome_row(outcome: OutcomeResult, currency: str) -> tuple[str, ...]:
    return (
        outcome.name if outcome.counted else f"{outcome.name} (not counted)",
        outcome.stakeholder or "Not stated",
        numbers_text((outcome.units,)),
        *(
            money_text(amount, currency)
            for amount in (outcome.unit_value, outcome.gross, outcome.impact, outcome.present_value)
        ),
    )


def _not_counted(result: ValuationResult) -> tuple[Block, ...]:
    names = {outcome.id: outcome.name for outcome in result.outcomes}
    items = tuple(
        f"{outcome.name}: {names[outcome.counted_instead]} counts in its place."
        for outcome in result.outcomes
        if outcome.counted_instead is not None
    )
    if not items:
        return ()
    said = "Outcomes that may describe the same change in the same people are counted once, by the largest of them:"
    return (Paragraph(said), Bullets(items))


def _put_in(case: ImpactCase, result: ValuationResult) -> tuple[Block, ...]:
    if not case.inputs:
        return (Paragraph("No cost is entered in this case."),)
    table = Table(
        caption="What was put in, before discounting",
        columns=(
            Column(heading="Input", width=2),
            Column(heading="Who", width=2),
            Column(heading="Money or gift in kind"),
            Column(heading="Each year", width=2),
            Column(heading="Source", width=2),
        ),
        rows=tuple(
            (
                line.name,
                line.stakeholder or "Not stated",
                "Money" if line.cash else "Gift in kind",
                "; ".join(
                    f"year {year}: {money_text(amount, result.currency)}" for year, amount in enumerate(line.values, 1)
                ),
                line.source or "Not stated",
            )
            for line in case.inputs
        ),
    )
    return (table, Facts(_totals(result)))


def _totals(result: ValuationResult) -> tuple[tuple[str, str], ...]:
    currency = result.currency
    return (
        ("Present value of all that was put in", money_text(result.investment_present_value, currency)),
        ("Of which money", money_text(result.investment_cash_present_value, currency)),
        ("Value less what was put in", money_text(result.net_present_value, currency)),
        (f"The same for every {one_unit(currency)} put in", ratio_text(result.net_ratio, currency)),
        ("Value of the first year, after deductions", money_text(result.net_year_1, currency)),
        ("Until the value covers what was put in", months_text(result.payback_months)),
        ("The same, discounted", months_text(result.payback_discounted_months)),
    )
