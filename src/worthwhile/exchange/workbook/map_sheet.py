"""The value map: one row an outcome, from quantity and worth to present value."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import printed
from worthwhile.engines.valuation.overlap import counted_instead
from worthwhile.engines.valuation.prepare import PreparedOutcome
from worthwhile.engines.valuation.result import OutcomeResult, UnpricedOutcome
from worthwhile.engines.valuation.terms import Amount, kept_share
from worthwhile.engines.valuation.vocabulary import Timing
from worthwhile.exchange.workbook.book import FACTOR, MONEY, RATE, SHARE, Book, Sheet, cell
from worthwhile.exchange.workbook.contents import DEDUCTIONS, DISCOUNTING, FADING, VALUE_MAP, Contents
from worthwhile.exchange.workbook.counting import counting_formula, timed_present_values
from worthwhile.exchange.workbook.discounting_sheet import FIRST_YEAR as FIRST_FACTOR
from worthwhile.exchange.workbook.discounting_sheet import factor_row
from worthwhile.exchange.workbook.fading_sheet import FIRST_YEAR as FIRST_LEFT
from worthwhile.exchange.workbook.fading_sheet import UNITS
from worthwhile.exchange.workbook.lists_sheet import units_span, value_span
from worthwhile.exchange.workbook.map_columns import HEADINGS, TIMED, TOP, MapColumns

_RATES = ("deadweight", "displacement", "attribution", "drop_off")


def write_map(book: Book, contents: Contents, columns: MapColumns) -> None:
    """Write the sheet: priced outcomes with formulas, then those that carry no price."""
    sheet = book.sheets[VALUE_MAP]
    years = range(1, contents.horizon + 1)
    sheet.title(f"Value map, {contents.case.currency} in prices of {contents.result.price_year or 'the case'}")
    year_headings = [*(f"Value, year {y}" for y in years), *(f"Present value, year {y}" for y in years)]
    sheet.headings(TOP - 1, [*HEADINGS.values(), *year_headings, *TIMED.values()])
    for index, (item, result) in enumerate(contents.rows):
        _write_words(sheet, columns, TOP + index, result)
        _write_terms(book, sheet, contents, columns, index, item)
        _write_first_year(sheet, contents, columns, index, item, result)
        _write_years(book, sheet, contents, columns, index, item, result)
    _write_counted(book, sheet, contents, columns)
    _write_unpriced(sheet, contents, columns, TOP + len(contents.rows) + 2)
    sheet.widths(18, 40, 24, 12, 16, 12, 10, 10, 14, 12, 14, 10, 10, 14)
    sheet.worksheet.set_column(14, columns.number("counted_end"), 14)
    sheet.worksheet.freeze_panes(TOP, 2)


def _write_words(sheet: Sheet, columns: MapColumns, row: int, found: OutcomeResult | UnpricedOutcome) -> None:
    words = {"id": found.id, "name": found.name, "stakeholder": found.stakeholder or "not stated"}
    words |= {"level": found.level.value, "agency": found.agency.value}
    if isinstance(found, OutcomeResult):
        words |= {"kind": found.kind.value, "status": found.status.value}
    for name, text in words.items():
        sheet.text(row, columns.number(name), text)


def _write_terms(
    book: Book, sheet: Sheet, contents: Contents, columns: MapColumns, index: int, item: PreparedOutcome
) -> None:
    row, terms = TOP + index, item.terms
    sheet.text(row, columns.number("amount"), terms.amount.value)
    units = units_span(book, contents, terms.id, len(terms.units))
    if units is None:
        sheet.entry(row, columns.number("quantity"), terms.units[0])
    else:
        sheet.formula(row, columns.number("quantity"), f"SUM({units})", sum(terms.units, Decimal(0)))
    sheet.entry(row, columns.number("uprating"), item.uprating.factor, form=FACTOR)
    sheet.text(row, columns.number("value_year"), str(item.unit_value.year or ""))
    values = value_span(book, contents, terms.id, len(terms.value))
    if values is None:
        sheet.entry(row, columns.number("entered"), item.unit_value.numbers[0], form=MONEY)
        formula = contents.printed(f"{columns.here(index, 'entered')}*{columns.here(index, 'uprating')}")
    else:
        sheet.text(row, columns.number("entered"), "by year, see Lists")
        formula = f"INDEX({values},1,1)"
    sheet.formula(row, columns.number("value"), formula, terms.value[0], form=MONEY)
    sheet.entry(row, columns.number("start"), terms.start)
    if terms.amount is not Amount.BY_YEAR:
        sheet.entry(row, columns.number("duration"), terms.duration)
    for name in _RATES:
        sheet.entry(row, columns.number(name), getattr(terms, name), form=RATE)
    sheet.entry(row, columns.number("cashable"), item.outcome.cashable, form=RATE)


def _write_first_year(
    sheet: Sheet, contents: Contents, columns: MapColumns, index: int, item: PreparedOutcome, result: OutcomeResult
) -> None:
    row = TOP + index
    gross = contents.printed(f"{_first_units(contents, columns, index, item)}*{columns.here(index, 'value')}")
    sheet.formula(row, columns.number("gross"), gross, result.gross, form=MONEY)
    d, s, a = (columns.here(index, name) for name in _RATES[:3])
    kept = f'IF({DEDUCTIONS}="subtractive",MAX(0,1-({d}+{s}+{a})),(1-{d})*(1-{s})*(1-{a}))'
    sheet.formula(row, columns.number("kept"), kept, kept_share(item.terms), form=SHARE)
    impact = contents.printed(f"{columns.here(index, 'gross')}*{columns.here(index, 'kept')}")
    sheet.formula(row, columns.number("impact"), impact, result.impact, form=MONEY)


def _first_units(contents: Contents, columns: MapColumns, index: int, item: PreparedOutcome) -> str:
    listed = contents.lists.get((item.terms.id, "units"))
    return columns.here(index, "quantity") if listed is None else f"'Lists'!{cell(listed, 2, lock='rc')}"


def _write_years(
    book: Book,
    sheet: Sheet,
    contents: Contents,
    columns: MapColumns,
    index: int,
    item: PreparedOutcome,
    result: OutcomeResult,
) -> None:
    row = TOP + index
    factors = factor_row(contents.line_of(item.terms.id))
    for year in range(1, contents.horizon + 1):
        net = result.net_by_year[year - 1]
        sheet.formula(row, columns.net(year), _net(book, contents, columns, index, item, year), net, form=MONEY)
        factor = book.sheets[DISCOUNTING].at(factors, FIRST_FACTOR + year - 1)
        formula = contents.printed(f"{cell(row, columns.net(year))}*{factor}")
        worth = printed(net * item.terms.factors[year - 1], item.terms.rounding)
        sheet.formula(row, columns.discounted(year), formula, worth, form=MONEY)
    first, last = columns.discounted(1), columns.discounted(contents.horizon)
    formula = f"SUM({cell(row, first)}:{cell(row, last)})"
    sheet.formula(row, columns.number("present_value"), formula, result.present_value, form=MONEY, bold=True)


def _net(book: Book, contents: Contents, columns: MapColumns, index: int, item: PreparedOutcome, year: int) -> str:
    terms = item.terms
    since = f"({year}-{columns.here(index, 'start')})"
    values = value_span(book, contents, terms.id, len(terms.value))
    price = columns.here(index, "value")
    if values is not None:
        inside = f"AND({since}>=0,{since}<{len(terms.value)})"
        price = f"IF({inside},INDEX({values},1,{since}+1),0)"
    kept = columns.here(index, "kept")
    units = units_span(book, contents, terms.id, len(terms.units))
    if terms.amount is Amount.BY_YEAR:
        inside = f"AND({since}>=0,{since}<{len(terms.units)})"
        gross = contents.printed(f"INDEX({units},1,{since}+1)*{price}")
        return f"IF({inside},{contents.printed(f'{gross}*{kept}')},0)"
    first, last = contents.cohorts[terms.id]
    fading = book.sheets[FADING]
    column = FIRST_LEFT + year - 1
    joined, left = fading.span(first, UNITS, last, UNITS), fading.span(first, column, last, column)
    impact = contents.printed(f"{contents.printed(f'{joined}*{price}')}*{kept}")
    return f"SUMPRODUCT({contents.printed(f'{impact}*{left}')})"


def _write_counted(book: Book, sheet: Sheet, contents: Contents, columns: MapColumns) -> None:
    outcomes = [item.outcome for item, _ in contents.rows]
    timed = {timing: timed_present_values(contents, timing) for timing in Timing}
    for index, (item, result) in enumerate(contents.rows):
        formula = counting_formula(outcomes, index, columns, "present_value")
        sheet.formula(TOP + index, columns.number("counted"), formula, int(result.counted))
        line = contents.line_of(item.terms.id)
        for timing, values in timed.items():
            row = factor_row(line, timing)
            last = FIRST_FACTOR + contents.horizon - 1
            factors = book.sheets[DISCOUNTING].span(row, FIRST_FACTOR, row, last)
            nets = f"{cell(TOP + index, columns.net(1))}:{cell(TOP + index, columns.net(contents.horizon))}"
            formula = f"SUMPRODUCT({contents.printed(f'{nets}*{factors}')})"
            sheet.formula(TOP + index, columns.number(f"pv_{timing}"), formula, values[item.terms.id], form=MONEY)
            counted = item.terms.id not in counted_instead(outcomes, values)
            formula = counting_formula(outcomes, index, columns, f"pv_{timing}")
            sheet.formula(TOP + index, columns.number(f"counted_{timing}"), formula, int(counted))


def _write_unpriced(sheet: Sheet, contents: Contents, columns: MapColumns, row: int) -> None:
    for status, outcomes in (("held", contents.result.held), ("pending", contents.result.pending)):
        if not outcomes:
            continue
        meaning = "real, and never priced" if status == "held" else "not yet evidenced, and not counted"
        sheet.text(row, 0, f"{status.capitalize()}: {meaning}", bold=True)
        first = row + 1
        for row, outcome in enumerate(outcomes, start=first):
            _write_words(sheet, columns, row, outcome)
            sheet.text(row, columns.number("status"), status)
            units = ", ".join(f"{number.normalize():f}" for number in outcome.quantity)
            sheet.text(row, columns.number("quantity"), units)
        row += 2
