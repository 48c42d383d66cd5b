"""Who gains, how the same outcomes read from different sides, and what has no price."""

from __future__ import annotations

from collections.abc import Mapping

from worthwhile.engines.valuation.result import UnpricedOutcome, ValuationResult
from worthwhile.engines.valuation.vocabulary import Agency, Kind
from worthwhile.engines.valuation.working import number_text
from worthwhile.exchange.agency_names import AGENCIES
from worthwhile.exchange.charts import Chart, Column, Table
from worthwhile.exchange.charts.words import numbers_text, percent_text
from worthwhile.exchange.report.document import Block, Facts, Figure, Paragraph, Section
from worthwhile.exchange.report.wording import KINDS, strength_text
from worthwhile.exchange.stories import NO_STORIES
from worthwhile.kernel.money import money_text

VIEW_MEANINGS = {
    Kind.FISCAL: "What public budgets gain or need not spend",
    Kind.ECONOMIC: "What people and businesses gain in money",
    Kind.WELLBEING: "What better lives are worth to those who live them",
    Kind.CARBON: "What less greenhouse gas is worth",
}


def gains_section(*, result: ValuationResult, chart: Chart | None, readings: tuple[Section, ...] = ()) -> Section:
    """Who gains, by stakeholder and by budget, the views side by side, then ``readings`` of the same outcomes."""
    return Section(
        id="ww-gains",
        heading="Who gains",
        blocks=(Figure(chart),) if chart else (Paragraph("No outcome of this case has a price."),),
        sections=(*_sides(result), *readings),
    )


def _sides(result: ValuationResult) -> tuple[Section, ...]:
    if not result.outcomes:
        return ()
    return (
        Section(id="ww-agencies", heading="By side and budget", blocks=(_agency_table(result),)),
        Section(id="ww-views", heading="Fiscal, economic and wellbeing views", blocks=_views(result)),
    )


def _agency_table(result: ValuationResult) -> Table:
    rows = tuple(
        (AGENCIES[Agency(name)], money_text(amount, result.currency))
        for name, amount in sorted(result.by_agency.items(), key=lambda item: -item[1])
    )
    return Table(
        caption="Present value by whose gain it is",
        columns=(Column(heading="Whose gain", width=3), Column(heading="Present value", numeric=True)),
        rows=(*rows, ("All", money_text(result.present_value, result.currency))),
        totals=1,
    )


def _views(result: ValuationResult) -> tuple[Block, ...]:
    told = Paragraph(
        "Each view reads the same outcomes again from one side. The views are never added to each other or the ratio."
    )
    return (told, _view_table(result))


def _view_table(result: ValuationResult) -> Table:
    amounts = {
        Kind.FISCAL: result.fiscal.present_value,
        Kind.ECONOMIC: result.economic.present_value,
        Kind.WELLBEING: result.wellbeing.present_value,
    }
    if Kind.CARBON in result.by_kind:
        amounts[Kind.CARBON] = result.by_kind[Kind.CARBON]
    rows = [(KINDS[kind], VIEW_MEANINGS[kind], money_text(amount, result.currency)) for kind, amount in amounts.items()]
    cashable = money_text(result.fiscal.cashable_present_value, result.currency)
    rows.insert(
        1, ("Fiscal: could be saved in cash", "The part of the fiscal view that a budget could release", cashable)
    )
    return Table(
        caption="The views side by side, never added",
        columns=(
            Column(heading="View", width=2),
            Column(heading="What it counts", width=3),
            Column(heading="Present value", numeric=True, width=2),
        ),
        rows=tuple(rows),
    )


def unpriced_section(result: ValuationResult, stories: Mapping[str, str] = NO_STORIES) -> Section:
    """Held outcomes told with their measure and story, and those not yet evidenced."""
    held: tuple[Block, ...] = (
        Paragraph(
            "These changes are real and nobody should put a price on them. They stand beside the ratio, not in it."
        )
        if result.held
        else Paragraph("No outcome is held without a price."),
    )
    return Section(
        id="ww-unpriced",
        heading="What has no price",
        blocks=held,
        sections=(
            *(
                _held_section(number, outcome, stories.get(outcome.id, ""))
                for number, outcome in enumerate(result.held, start=1)
            ),
            *_importance_section(result),
            Section(id="ww-pending", heading="Not yet evidenced, and not counted", blocks=_pending(result)),
        ),
    )


def _importance_section(result: ValuationResult) -> tuple[Section, ...]:
    """The value map without money, where people have said how much each change matters to them."""
    if not result.importance:
        return ()
    table = Table(
        caption="Changes by how much they matter to those who gain",
        columns=(
            Column(heading="Outcome", width=2),
            Column(heading="Status"),
            Column(heading="Units after deductions", numeric=True),
            Column(heading="Importance, 0 to 10", numeric=True),
            Column(heading="Share of all weights", numeric=True),
        ),
        rows=tuple(
            (
                row.name,
                row.status.value,
                number_text(row.units_kept),
                number_text(row.importance),
                percent_text(row.share),
            )
            for row in result.importance
        ),
    )
    text = Paragraph(
        "People gave each change a weight from 0 to 10. Units times weight order the changes; they are not money."
    )
    return (Section(id="ww-importance", heading="What matters most to people", blocks=(text, table)),)


def _held_section(number: int, outcome: UnpricedOutcome, story: str) -> Section:
    rows = [
        ("Who gains", outcome.stakeholder or "Not stated"),
        ("How many", numbers_text(outcome.quantity) if outcome.quantity else "Not stated"),
        ("How it was measured", outcome.method or "Not stated"),
        ("Strength of evidence", strength_text(outcome.strength)),
        ("Source", outcome.source or "Not stated"),
    ]
    if outcome.notes:
        rows.append(("In words", outcome.notes))
    if story:
        rows.append(("A story", story))
    return Section(id=f"ww-held-{number}", heading=outcome.name, blocks=(Facts(tuple(rows)),))


def _pending(result: ValuationResult) -> tuple[Block, ...]:
    if not result.pending:
        return (Paragraph("Every outcome of the case is priced or held; none waits for evidence."),)
    return (
        Table(
            caption="Outcomes that wait for evidence",
            columns=(Column(heading="Outcome", width=2), Column(heading="Who gains"), Column(heading="Notes", width=2)),
            rows=tuple(
                (outcome.name, outcome.stakeholder or "Not stated", outcome.notes or "None")
                for outcome in result.pending
            ),
        ),
    )
