"""The sheet of discount factors: rates by year, what 1 is worth at the end of each year, and the three timings."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.case import Discounting
from worthwhile.engines.valuation.discounting import discount_curve, schedule_rate
from worthwhile.engines.valuation.outcome import OutcomeDiscounting
from worthwhile.engines.valuation.vocabulary import PastYears, Timing
from worthwhile.exchange.workbook.book import FACTOR, Book, Sheet, cell
from worthwhile.exchange.workbook.book import RATE as RATE_FORM
from worthwhile.exchange.workbook.contents import DISCOUNTING, RATE, TIMING, Contents

FIRST_YEAR = 3
_TOP = 3
_TIMINGS = (Timing.START, Timing.MID, Timing.END)
_ROWS_A_LINE = 7  # rates, end of year, start, mid, end, as chosen, a blank row


def factor_row(line: int, timing: Timing | None = None) -> int:
    """The row of a line's factors: at one timing, or as chosen."""
    top = _TOP + line * _ROWS_A_LINE
    return top + 5 if timing is None else top + 2 + _TIMINGS.index(timing)


def input_factor_row(contents: Contents) -> int:
    """The row of the factors of inputs, which are spent at the start of each year."""
    return _TOP + len(contents.lines) * _ROWS_A_LINE


def write_discounting(book: Book, contents: Contents) -> None:
    """Write the sheet."""
    sheet = book.sheets[DISCOUNTING]
    sheet.title("Discount factors by case year")
    sheet.text(1, 0, "The rates follow the cell Discount_rate on the sheet Conventions where the case has one rate.")
    last = _years(contents, "")
    sheet.headings(2, ["Line", "What", "Timing", *(f"Year {year}" for year in range(1, last + 1))])
    own = {item.outcome.id: item.outcome.discounting for item, _ in contents.rows}
    for name, line in contents.lines.items():
        _write_line(sheet, contents, name, line, own.get(name) or contents.case.discounting)
    _write_input_factors(sheet, contents)
    sheet.widths(24, 26, 10)
    sheet.worksheet.freeze_panes(3, FIRST_YEAR)


def _write_line(
    sheet: Sheet, contents: Contents, name: str, line: int, discounting: Discounting | OutcomeDiscounting
) -> None:
    top = _TOP + line * _ROWS_A_LINE
    labels = (
        "rate of the year",
        "1 at the end of the year",
        "factor, start",
        "factor, mid",
        "factor, end",
        "factor used",
    )
    for offset, label in enumerate(labels):
        sheet.text(top + offset, 0, name or "case")
        sheet.text(top + offset, 1, label)
    chosen = discounting.timing or contents.case.discounting.timing
    if name and discounting.timing is not None:
        sheet.entry(top + 5, 2, chosen.value)
        sheet.choices(top + 5, 2, [timing.value for timing in _TIMINGS])
    else:
        sheet.formula(top + 5, 2, TIMING, chosen.value)
    years = _years(contents, name)
    rates = _rates(discounting, contents, years)
    worth = _curve(discounting, contents, Timing.END, years, carried=False)
    for year in range(1, years + 1):
        column = FIRST_YEAR + year - 1
        if not name and discounting.rate is not None:
            sheet.formula(top, column, RATE, rates[year - 1], form=RATE_FORM)
        else:
            sheet.entry(top, column, rates[year - 1], form=RATE_FORM)
        before = cell(top + 1, column - 1) if year > 1 else "1"
        sheet.formula(top + 1, column, f"{before}/(1+{cell(top, column)})", worth[year - 1], form=FACTOR)
    curves = {timing: _curve(discounting, contents, timing, years) for timing in _TIMINGS}
    _write_timed(sheet, contents, top, curves, chosen)


def _years(contents: Contents, name: str) -> int:
    """Years a line needs: the case's serves inputs too, and growth to the end of the period needs its rates."""
    return max(contents.horizon if name else contents.years, _carried(contents))


def _carried(contents: Contents) -> int:
    is_carried = contents.case.conventions.past_years is PastYears.COMPOUND
    return contents.case.period.years if is_carried else 0


def _write_timed(
    sheet: Sheet, contents: Contents, top: int, curves: dict[Timing, tuple[Decimal, ...]], chosen: Timing
) -> None:
    carried = _carried(contents)
    for year in range(1, len(curves[chosen]) + 1):
        column = FIRST_YEAR + year - 1
        for offset, timing in enumerate(_TIMINGS):
            formula = _factor(top, column, year, carried, timing, top + 2 + offset)
            sheet.formula(top + 2 + offset, column, formula, curves[timing][year - 1], form=FACTOR)
        start, mid, end = (cell(top + 2 + offset, column) for offset in range(3))
        timing_cell = cell(top + 5, 2, lock="c")
        used = f'IF({timing_cell}="start",{start},IF({timing_cell}="mid",{mid},{end}))'
        sheet.formula(top + 5, column, used, curves[chosen][year - 1], form=FACTOR)


def _factor(top: int, column: int, year: int, carried: int, timing: Timing, row: int) -> str:
    """The factor of a year; years before ``carried`` grow to it instead, and discounting begins after it."""
    if year == carried:
        return "1"
    if year < carried:
        return f"{cell(row, column + 1)}*(1+{cell(top, column + 1)})"
    discounted = FIRST_YEAR + year - carried - 1
    start = cell(top + 1, discounted - 1) if year - carried > 1 else "1"
    if timing is Timing.START:
        return start
    if timing is Timing.END:
        return cell(top + 1, discounted)
    return f"{start}/(1+{cell(top, discounted)})^0.5"


def _write_input_factors(sheet: Sheet, contents: Contents) -> None:
    row = input_factor_row(contents)
    sheet.text(row, 0, "inputs")
    sheet.text(row, 1, "factor, start of each year")
    for year in range(1, contents.years + 1):
        column = FIRST_YEAR + year - 1
        before = cell(_TOP + 1, column - 1) if year > 1 else "1"
        sheet.formula(row, column, before, contents.prepared.inputs.factors[year - 1], form=FACTOR)


def _curve(
    discounting: Discounting | OutcomeDiscounting,
    contents: Contents,
    timing: Timing,
    years: int,
    *,
    carried: bool = True,
) -> tuple[Decimal, ...]:
    return discount_curve(
        discounting=discounting,
        timing=timing,
        years=years,
        past_years=contents.case.conventions.past_years if carried else PastYears.NONE,
        period_years=contents.case.period.years,
        parameters=contents.prepared.parameters,
    ).factors


def _rates(discounting: Discounting | OutcomeDiscounting, contents: Contents, years: int) -> tuple[Decimal, ...]:
    if discounting.schedule is not None:
        schedule = contents.prepared.parameters.schedules[discounting.schedule.value]
        return tuple(schedule_rate(schedule, year) for year in range(1, years + 1))
    if discounting.rates is not None:
        return discounting.rates
    return (discounting.rate or Decimal(0),) * years
