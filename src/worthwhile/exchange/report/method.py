"""How the result was worked out, step by step, and on which conventions."""

from __future__ import annotations

from collections.abc import Sequence

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.engines.valuation.vocabulary import DropOffRule, PastYears, Rounding
from worthwhile.exchange.charts import Column, Table
from worthwhile.exchange.report.document import Block, Paragraph, Section
from worthwhile.exchange.report.wording import DEDUCTIONS, TIMINGS, day_text, rate_words, step_result
from worthwhile.kernel.money import money_text
from worthwhile.kernel.working import Step

DROP_OFF = {
    DropOffRule.FROM_YEAR_2: "fades from the year after an outcome's first, compounding",
    DropOffRule.COMPOUNDING: "fades from the year after an outcome's first, compounding",
    DropOffRule.LINEAR: "fades by the same amount each year after an outcome's first",
    DropOffRule.IN_YEAR: "fades already in an outcome's first year, compounding",
}
PAST_YEARS = {
    PastYears.NONE: "not carried forward",
    PastYears.COMPOUND: "carried forward to the end of the period at the discount rate",
}
ROUNDING = {
    Rounding.NONE: "nothing is rounded before it is shown",
    Rounding.CHAINED: "each printed step is rounded to two places before it is used again",
}


def working_section(result: ValuationResult) -> Section:
    """The steps of the totals, the years, and the steps of every outcome."""
    return Section(
        id="ww-working",
        heading="How it was worked out",
        blocks=(
            Paragraph(f"Every line can be done again with a calculator. {_rounding_words(result)}"),
            _steps_table("From outcomes to the ratio", result.steps, result.currency),
            _years_table(result),
        ),
        sections=tuple(_outcome(number, outcome, result) for number, outcome in enumerate(result.outcomes, start=1)),
    )


def _rounding_words(result: ValuationResult) -> str:
    if result.conventions.get("rounding") == Rounding.CHAINED:
        return "Each printed step is rounded before it is used again."
    return "Figures are kept unrounded and shown to two places, so a sum of printed figures may differ by a penny."


def _outcome(number: int, outcome: OutcomeResult, result: ValuationResult) -> Section:
    blocks: list[Block] = [_steps_table(f"Working of “{outcome.name}”", outcome.steps, result.currency)]
    if outcome.dropped:
        amount = money_text(outcome.dropped, result.currency)
        blocks.append(Paragraph(f"{amount} of value lies past the horizon and is not counted (not discounted)."))
    return Section(id=f"ww-working-{number}", heading=outcome.name, blocks=tuple(blocks))


def _steps_table(caption: str, steps: Sequence[Step], currency: str) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(heading="Step", width=3),
            Column(heading="Working", width=5),
            Column(heading="Result", numeric=True, width=2),
            Column(heading="Sources", width=3),
        ),
        rows=tuple(
            (step.label, step.formula, step_result(step, currency), "; ".join((*step.parameters, *step.sources)))
            for step in steps
        ),
    )


def _years_table(result: ValuationResult) -> Table:
    return Table(
        caption="Year by year",
        columns=(
            Column(heading="Year"),
            Column(heading="From", width=2),
            Column(heading="Value", numeric=True, width=2),
            Column(heading="Value, discounted", numeric=True, width=2),
            Column(heading="Put in", numeric=True, width=2),
            Column(heading="Put in, discounted", numeric=True, width=2),
            Column(heading="Value so far, discounted", numeric=True, width=2),
        ),
        rows=tuple(
            (
                str(year.year),
                day_text(year.starts_on),
                *(
                    money_text(amount, result.currency)
                    for amount in (
                        year.net,
                        year.present_value,
                        year.inputs,
                        year.inputs_present_value,
                        year.cumulative_present_value,
                    )
                ),
            )
            for year in result.by_year
        ),
    )


def conventions_section(case: ImpactCase, result: ValuationResult) -> Section:
    """The choices that published studies make differently, and what this case chose."""
    chosen = case.conventions
    years = "1 year" if result.horizon_years == 1 else f"{result.horizon_years} years"
    rows = [
        ("Prices", f"of {result.price_year}" if result.price_year else "as entered"),
        ("Uprating", "by the GDP deflator, wellbeing values also by GDP per head" if case.is_uprated else "none"),
        ("Discount rate", rate_words(case.discounting)),
        ("Timing", TIMINGS[result.timing]),
        ("Deductions", DEDUCTIONS[chosen.deductions]),
        ("Drop-off", DROP_OFF[chosen.drop_off]),
        ("Past years", PAST_YEARS[chosen.past_years]),
        ("Rounding", ROUNDING[chosen.rounding]),
        ("Years counted", years),
        ("Inputs", "discounted from the start of each year, whatever the timing of value"),
    ]
    rows += [
        (f"Discounting of “{outcome.title}”", rate_words(outcome.discounting))
        for outcome in case.outcomes
        if outcome.discounting is not None
    ]
    return Section(
        id="ww-conventions",
        heading="Conventions",
        blocks=(
            Paragraph(
                "Published studies choose differently, and each choice moves the ratio. Without them it means nothing."
            ),
            Table(
                caption="The conventions of this case",
                columns=(Column(heading="Choice"), Column(heading="In this case", width=3)),
                rows=tuple(rows),
            ),
        ),
    )
