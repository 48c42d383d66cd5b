"""The first page: the ratio as a range, who gains, what is held unpriced and what is still in question."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import Check, Severity, UnpricedOutcome, ValuationResult
from worthwhile.exchange.charts.chart import Chart
from worthwhile.exchange.charts.gains import gains_by_stakeholder, gains_table
from worthwhile.exchange.charts.lines import shortened
from worthwhile.exchange.charts.table import Table
from worthwhile.exchange.charts.tornado import by_reach
from worthwhile.exchange.charts.waterfall import largest
from worthwhile.exchange.charts.words import (
    count_text,
    near_text,
    numbers_text,
    parameter_text,
    ratio_text,
    whole_money,
)
from worthwhile.exchange.report.document import Block, Bullets, Emphasis, Figure, Notice, Paragraph, Section
from worthwhile.exchange.report.wording import (
    chance_text,
    convention_words,
    has_ranges,
    headline,
)

# What keeps the summary on one page however large the case is; the sections after it leave nothing out.
MOST_GAINS = 6
MOST_HELD = 4
MOST_ERRORS = 3
LONGEST = 190
LONGEST_LABEL = 100


def summary_section(*, case: ImpactCase, result: ValuationResult, chart: Chart | None) -> Section:
    """The summary, short enough for one page."""
    return Section(
        id="ww-summary",
        heading="Summary",
        blocks=(
            Paragraph(headline(result), Emphasis.LEAD),
            Paragraph(_central_text(case, result)),
            *_range_blocks(result),
            *((Figure(chart),) if chart else ()),
            *_around_one(result),
            *_what_matters_most(result),
            *((_gains(result),) if result.outcomes else ()),
            *_held(result),
            *_checks(result),
        ),
    )


def _central_text(case: ImpactCase, result: ValuationResult) -> str:
    value = whole_money(result.present_value, result.currency)
    put_in = whole_money(result.investment_present_value, result.currency)
    if not result.outcomes:
        return f"What was put in is {put_in}. {convention_words(case, result)}"
    figures = f"{value} of value for {put_in} put in"
    if result.ratio is None:
        return f"With every figure at its central value, {figures}. {convention_words(case, result)}"
    gifts = result.investment_present_value - result.investment_cash_present_value
    alone = ""
    if gifts and result.ratio_cash is not None:
        alone = (
            f" Of what was put in, {whole_money(gifts, result.currency)} is not money, such as volunteers' time; "
            f"on money alone the ratio is {ratio_text(result.ratio_cash, result.currency)}."
        )
    return (
        f"With every figure at its central value it is {ratio_text(result.ratio, result.currency)}: {figures}.{alone} "
        f"{convention_words(case, result)}"
    )


def _range_blocks(result: ValuationResult) -> list[Block]:
    found = result.uncertainty
    if not result.outcomes:
        return []
    if found is None or not has_ranges(result):
        return [
            Notice(
                "No figure in this case has a low and a high, so this report cannot say how far the result may be from "
                "the truth. Read it as one possible answer."
            )
        ]
    text = f"Nine in ten of {found.draws:,} draws from the ranges of the case lie in the span above."
    if found.probability_ratio_above_1 is not None:
        text += f" The value is more than what was put in for {chance_text(found)} of them."
    return [Paragraph(text)]


def _around_one(result: ValuationResult) -> list[Block]:
    if result.ratio is None or not result.outcomes:
        return []
    if result.ratio < 1:
        return [
            Notice(
                "The central ratio is below 1, which is a legitimate result. It says that the value that could be "
                "priced is less than what was put in; it does not say that the work is not worth doing. What is real "
                "and has no price stands beside it."
            )
        ]
    spread = result.uncertainty.ratio if result.uncertainty is not None and has_ranges(result) else None
    if spread is not None and spread.p5 < 1:
        return [
            Notice(
                "The range reaches below 1: on these figures it is not certain that the value priced is more than "
                "what was put in."
            )
        ]
    return []


def _what_matters_most(result: ValuationResult) -> list[Block]:
    if not result.sensitivity or not result.outcomes:
        return []
    most = by_reach(result)[0]
    low, high = (parameter_text(most.parameter, end, result.currency) for end in (most.low, most.high))
    label = shortened(most.label, LONGEST_LABEL)
    if most.ratio_at_low is None or most.ratio_at_high is None:
        at_low, at_high = (
            whole_money(figure, result.currency) for figure in (most.present_value_at_low, most.present_value_at_high)
        )
    else:
        at_low, at_high = (ratio_text(figure, result.currency) for figure in (most.ratio_at_low, most.ratio_at_high))
    even = ""
    if most.break_even is not None:
        at_one = near_text(most.parameter, most.break_even, result.currency)
        even = f" As much comes back as was put in when it is {at_one}."
    return [
        Paragraph(
            f"What matters most is “{label}”: at {low} the result is {at_low}, at {high} it is {at_high}, all else "
            f"unchanged.{even}"
        )
    ]


def _gains(result: ValuationResult) -> Table:
    gains = gains_by_stakeholder(result)
    parts = largest(gains, one="other", many="others", most=MOST_GAINS)
    table = gains_table(parts, result)
    rows = tuple((shortened(name, LONGEST_LABEL), *rest) for name, *rest in table.rows)
    return Table(caption=table.caption, columns=table.columns, rows=rows, totals=table.totals)


def _held(result: ValuationResult) -> list[Block]:
    blocks: list[Block] = []
    if result.held:
        blocks.append(Paragraph("Real, and held without a price: these stand beside the ratio and are not in it."))
        items = [_held_text(outcome) for outcome in result.held[:MOST_HELD]]
        more = len(result.held) - MOST_HELD
        if more > 0:
            items.append(f"{count_text(more, 'more is', 'more are')} told under “What has no price”.")
        blocks.append(Bullets(tuple(items)))
    else:
        blocks.append(Paragraph("No outcome is held without a price."))
    if result.pending:
        waiting = count_text(len(result.pending), "outcome is", "outcomes are")
        blocks.append(Paragraph(f"{waiting} not yet evidenced and not counted."))
    return blocks


def _held_text(outcome: UnpricedOutcome) -> str:
    counted = numbers_text((sum(outcome.quantity, Decimal(0)),)) if outcome.quantity else ""
    known = ", ".join(part for part in (counted, outcome.method) if part)
    return shortened(f"{outcome.name} ({known})" if known else outcome.name, LONGEST)


def _checks(result: ValuationResult) -> list[Block]:
    unanswered = [check for check in result.checks if check.answer is None]
    if not result.checks:
        return [Paragraph("The checks raised no question about this case.")]
    errors = [check for check in unanswered if check.severity is Severity.ERROR]
    text = (
        f"The checks raised {count_text(len(result.checks), 'question', 'questions')}; "
        f"{len(result.checks) - len(unanswered)} answered in writing, {len(unanswered)} not"
    )
    if not errors:
        return [Paragraph(f"{text}. None of those left is an error.")]
    shown = [_error_text(check) for check in errors[:MOST_ERRORS]]
    text += f", of which {count_text(len(errors), 'is an error that puts', 'are errors that put')} the result in doubt:"
    more = len(errors) - MOST_ERRORS
    if more > 0:
        shown.append(f"{count_text(more, 'more is', 'more are')} under “Checks, and the answers to them”.")
    return [Paragraph(text), Bullets(tuple(shown))]


def _error_text(check: Check) -> str:
    return shortened(f"{check.code}: {check.message}", LONGEST)
