"""The result as plain text for a terminal: the range first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import OutcomeResult, Sensitivity, ValuationResult
from worthwhile.engines.valuation.working import number_text
from worthwhile.exchange.case_changes import CaseChange
from worthwhile.exchange.checks_text import check_lines, checks_sentence
from worthwhile.exchange.comparison import Comparison
from worthwhile.exchange.plain_lines import WIDTH, in_columns, titled, wrapped
from worthwhile.exchange.readings import Readings
from worthwhile.exchange.readings_text import readings_lines
from worthwhile.kernel.money import PENNY, money_text, round_money, rounded_half_up
from worthwhile.kernel.working import Step

MOST_SENSITIVE = 8


def result_lines(
    case: ImpactCase, result: ValuationResult, *, working: bool = False, readings: Readings | None = None
) -> Iterator[str]:
    """The whole result as lines; ``working`` adds every step of every outcome, ``readings`` the case read again."""
    yield from _heading(case, result)
    yield from _headline(result)
    yield from _outcome_lines(result)
    yield from _gain_lines(result)
    yield from _unpriced_lines(result)
    yield from _importance_lines(result)
    yield from _sensitivity_lines(result)
    if readings is not None:
        yield from readings_lines(readings, result.currency)
    yield from check_lines(result.checks)
    if working:
        yield from _working_lines(result)
    yield from _footer(result)


def _heading(case: ImpactCase, result: ValuationResult) -> Iterator[str]:
    yield result.title
    prices = f"prices of {result.price_year}" if result.price_year else "prices as entered"
    parts = [result.organisation, case.kind.value, f"{case.period.start} to {case.period.end}", prices]
    yield " · ".join(part for part in parts if part)


def headline(result: ValuationResult) -> str:
    """The range in one sentence, never a point alone where ranges are given."""
    each = "£1" if result.currency == "GBP" else f"{result.currency} 1"
    found = result.uncertainty
    if result.ratio is None:
        return "Nothing was put in, so there is no ratio."
    if found is None or found.ratio is None or not found.ranged:
        return (
            f"For every {each} put in: {_pounds(result.ratio, result)} of social value. "
            "This is a single point, because no ranges are given: "
            "add a low and a high to the figures you are least sure of."
        )
    low, high, middle = (_pounds(value, result) for value in (found.ratio.p5, found.ratio.p95, found.ratio.p50))
    return (
        f"For every {each} put in: between {low} and {high} of social value, with {middle} in the middle "
        f"(90% of {found.draws:,} draws lie between)."
    )


def _pounds(ratio: Decimal, result: ValuationResult) -> str:
    return money_text(ratio, result.currency)


def _headline(result: ValuationResult) -> Iterator[str]:
    yield ""
    yield from wrapped(headline(result))
    currency = result.currency
    central = "-" if result.ratio is None else f"{result.ratio:.2f}"
    yield from wrapped(
        f"Central figures: {money_text(result.present_value, currency)} of value for "
        f"{money_text(result.investment_present_value, currency)} put in, ratio {central}"
        + (f" ({result.ratio_cash:.2f} on cash alone)" if result.ratio_cash is not None else "")
        + f"; timing {result.timing}."
    )
    if result.horizon_years > 1:
        timings = ", ".join(
            f"{name} {value:.2f}" for name, value in result.ratio_by_timing.items() if value is not None
        )
        if timings:
            yield f"Ratio under each timing: {timings}."
    found = result.uncertainty
    if found is not None and found.probability_ratio_above_1 is not None and found.ranged:
        yield f"Chance that the value exceeds what was put in: {chance_words(found.probability_ratio_above_1)}."
    if result.investment_present_value:
        yield f"Payback: {_months(result.payback_months)}; discounted: {_months(result.payback_discounted_months)}."
    yield from wrapped(checks_sentence(result.checks))


def chance_words(probability: Decimal) -> str:
    """A probability in whole per cent; never a certainty, which no simulation can show."""
    if probability > Decimal("0.99"):
        return "more than 99%, if the ranges are right"
    if probability < Decimal("0.01"):
        return "less than 1%, if the ranges are right"
    return f"{probability:.0%}"


def _months(months: Decimal | None) -> str:
    return "never within the years counted" if months is None else f"{months:.1f} months"


def _outcome_lines(result: ValuationResult) -> Iterator[str]:
    yield from titled("Outcomes")
    rows = [_outcome_row(outcome, result.currency) for outcome in result.outcomes]
    yield from in_columns(("Outcome", "Gross", "After deductions", "Present value"), rows)
    for outcome in result.outcomes:
        if not outcome.counted:
            yield f"  * {outcome.name}: not counted, shares its change with {outcome.counted_instead}."


def _outcome_row(outcome: OutcomeResult, currency: str) -> tuple[str, ...]:
    star = "" if outcome.counted else " *"
    amounts = (outcome.gross, outcome.impact, outcome.present_value)
    return (outcome.name + star, *(money_text(amount, currency) for amount in amounts))


def _gain_lines(result: ValuationResult) -> Iterator[str]:
    yield from titled("Who gains")
    yield from _amounts(result.by_agency, result.currency)
    fiscal = result.fiscal
    if fiscal.present_value:
        yield from wrapped(
            f"Of this, {money_text(fiscal.present_value, result.currency)} falls to public budgets, of which "
            f"{money_text(fiscal.cashable_present_value, result.currency)} is entered as a saving in cash. "
            "Fiscal, economic and wellbeing views re-read the same outcomes and are never added."
        )


def _amounts(amounts: Mapping[str, Decimal], currency: str) -> Iterator[str]:
    yield from in_columns((), [(name, money_text(amount, currency)) for name, amount in amounts.items()])


def _unpriced_lines(result: ValuationResult) -> Iterator[str]:
    for heading, outcomes in (
        ("Real, and never priced", result.held),
        ("Not yet evidenced, not counted", result.pending),
    ):
        if outcomes:
            yield from titled(heading)
            for outcome in outcomes:
                how = f" (measured by {outcome.method})" if outcome.method else ""
                yield f"  {outcome.name}{how}"


def _importance_lines(result: ValuationResult) -> Iterator[str]:
    if not result.importance:
        return
    yield from titled("What matters most to people (not money)")
    rows = [
        (
            row.name,
            row.status.value,
            number_text(round_money(row.units_kept)),
            number_text(row.importance),
            f"{row.share:.0%}",
        )
        for row in result.importance
    ]
    yield from in_columns(("Change", "Status", "Units kept", "Importance", "Share"), rows)


def _sensitivity_lines(result: ValuationResult) -> Iterator[str]:
    if not result.sensitivity:
        return
    yield from titled("What the ratio hangs on most")
    rows = [_sensitivity_row(row) for row in result.sensitivity[:MOST_SENSITIVE]]
    yield from in_columns(("Assumption", "Low", "High", "Ratio at low", "Ratio at high", "Ratio is 1 at"), rows)


def _sensitivity_row(row: Sensitivity) -> tuple[str, ...]:
    at_one = "never" if row.break_even is None else _short(row.break_even)
    ends = (_short(row.low), _short(row.high), _two(row.ratio_at_low), _two(row.ratio_at_high))
    return (_fitted(row.label), *ends, at_one)


def _fitted(label: str) -> str:
    """A label cut in the middle where it is too long, so that the name of the parameter stays."""
    title, joint, parameter = label.rpartition(": ")
    room = WIDTH // 2 - len(joint) - len(parameter)
    return label if len(title) <= room else f"{title[: max(room - 1, 0)].rstrip()}…{joint}{parameter}"


def _short(numbers: tuple[Decimal, ...]) -> str:
    # A rate of 0.035 is not 0.04; of larger numbers, two places are plenty.
    unit = PENNY if abs(numbers[0]) >= 10 else Decimal("0.0001")
    text = number_text(rounded_half_up(numbers[0], unit))
    return text if len(numbers) == 1 else f"{text}, …"


def _two(ratio: Decimal | None) -> str:
    return "-" if ratio is None else f"{ratio:.2f}"


def _working_lines(result: ValuationResult) -> Iterator[str]:
    for outcome in result.outcomes:
        yield from titled(f"Working: {outcome.name}")
        yield from _step_lines(outcome.steps, result.currency)
    yield from titled("Working: totals")
    yield from _step_lines(result.steps, result.currency)
    yield from titled("Reference figures used")
    for used in result.parameters:
        yield from wrapped(
            f"{used.label}: {number_text(used.value)} {used.unit}. {used.source}. {used.licence}.", "  ", "    "
        )


def _step_lines(steps: Iterable[Step], currency: str) -> Iterator[str]:
    for step in steps:
        shown = money_text(step.result, currency) if step.unit == currency else f"{step.result:.6f}"
        yield from wrapped(f"{step.label}: {step.formula} = {shown}", "  ", "    ")
        for source in step.sources:
            yield from wrapped(f"Source: {source}", "    ", "    ")


def _footer(result: ValuationResult) -> Iterator[str]:
    yield ""
    vintage = "; ".join(result.data_vintage.values())
    yield from wrapped(f"Worthwhile {result.engine_version}. Data: {vintage}.")
    yield "A ratio is no league table: studies choose differently what to count."


def comparison_lines(found: Comparison, a: str, b: str, changes: tuple[CaseChange, ...]) -> Iterator[str]:
    """What differs between two cases, results first, then the assumptions in plain words."""
    yield from titled("Results")
    heads = ("", a, b, "Change")
    rows = [(d.name.replace("_", " "), _cell(d.a), _cell(d.b), _cell(d.change)) for d in found.results]
    yield from in_columns(heads, rows)
    yield from titled("Assumptions that differ")
    if not changes:
        yield "  None: the two case files say the same."
    for change in changes:
        yield from wrapped(f"{change.label}: {_cell(change.before)} → {_cell(change.after)}", "  ", "    ")


def _cell(value: object) -> str:
    return "-" if value is None or value == "" else str(value)
