"""The first sheet: the result, who gains, and what is held unpriced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.engines.valuation.summary import stakeholder_of
from worthwhile.engines.valuation.vocabulary import Timing
from worthwhile.exchange.workbook.book import MONEY, RATE, RATIO, Book, Sheet, cell
from worthwhile.exchange.workbook.contents import SUMMARY, Contents
from worthwhile.exchange.workbook.inputs_sheet import investment_cells
from worthwhile.exchange.workbook.map_columns import MapColumns
from worthwhile.kernel.money import SYMBOLS

PRESENT_VALUE, INVESTMENT, CASH = 4, 5, 6
_NONE = "no inputs"


# Title, column of the value map, sums in the result, property of an outcome.
_SUMS = (
    ("By who gains", "stakeholder", "by_stakeholder", stakeholder_of),
    ("By level", "level", "by_level", lambda outcome: outcome.level.value),
    ("By whose gain", "agency", "by_agency", lambda outcome: outcome.agency.value),
    ("By kind (views, never added to each other)", "kind", "by_kind", lambda outcome: outcome.kind.value),
)


def write_summary(book: Book, contents: Contents, columns: MapColumns) -> None:
    """Write the sheet."""
    sheet, result = book.sheets[SUMMARY], contents.result
    sheet.title(contents.case.title)
    whose = f"{contents.case.organisation or 'Organisation not stated'}; {contents.case.kind.value} case"
    sheet.text(1, 0, f"{whose}. {contents.note}" if contents.note else whose)
    year = f"prices of {result.price_year}" if result.price_year else "prices as entered"
    sheet.headings(3, ["Result", f"{result.currency}, {year}", "How"])
    row = _write_totals(book, sheet, contents, columns)
    row = _write_timings(book, sheet, contents, columns, row + 1)
    row = _write_uncertainty(sheet, contents, row + 1)
    for title, column, sums, of in _SUMS:
        row = _write_sums(book, sheet, columns, row + 1, title, column, _with_uncounted(result, sums, of))
    _write_unpriced(sheet, contents, row + 1)
    sheet.widths(46, 22, 70)


def _with_uncounted(result: ValuationResult, sums: str, of: Callable[[OutcomeResult], str]) -> Mapping[str, Decimal]:
    """The sums of a result, and a nought for those whose outcomes do not count now and may after a change."""
    found: dict[str, Decimal] = dict(getattr(result, sums))
    return found | {of(outcome): Decimal(0) for outcome in result.outcomes if of(outcome) not in found}


def _write_totals(book: Book, sheet: Sheet, contents: Contents, columns: MapColumns) -> int:
    result = contents.result
    one = f"{SYMBOLS.get(result.currency, '')}1"
    counted = columns.span(book, "counted")
    all_inputs, money = investment_cells(book, contents)
    value, put_in, cash = (cell(row, 1) for row in (PRESENT_VALUE, INVESTMENT, CASH))

    def counted_sum(column: str | int) -> str:
        return f"SUMPRODUCT({counted},{columns.span(book, column)})" if contents.rows else "0"

    def ratio(formula: str, below: str) -> str:
        return f'IF({below}=0,"{_NONE}",{contents.printed(f"({formula})/{below}")})'

    lines: list[tuple[str, str, Decimal | None, str, str]] = [
        ("Present value of outcomes", counted_sum("present_value"), result.present_value, MONEY, "outcomes that count"),
        ("Present value of inputs", all_inputs, result.investment_present_value, MONEY, "money and gifts in kind"),
        ("Of these, money", money, result.investment_cash_present_value, MONEY, ""),
        ("Net present value", f"{value}-{put_in}", result.net_present_value, MONEY, "outcomes less inputs"),
        (f"Social value for each {one} put in", ratio(value, put_in), result.ratio, RATIO, "see the range below"),
        (f"Social value for each {one} of money", ratio(value, cash), result.ratio_cash, RATIO, ""),
        (f"Net social value for each {one}", ratio(f"{value}-{put_in}", put_in), result.net_ratio, RATIO, ""),
        ("Gross value, first years", counted_sum("gross"), result.gross, MONEY, "before any deduction"),
        ("Value of year 1", counted_sum(columns.net(1)), result.net_year_1, MONEY, "after deductions"),
        ("Fiscal value", _fiscal(book, contents, columns), result.fiscal.present_value, MONEY, "counted above once"),
        (
            "Fiscal value that becomes a saving in cash",
            _fiscal(book, contents, columns, cashable=True),
            result.fiscal.cashable_present_value,
            MONEY,
            "fiscal value times its cashable share",
        ),
    ]
    for row, (label, formula, found, form, how) in enumerate(lines, start=PRESENT_VALUE):
        sheet.text(row, 0, label, bold=row == PRESENT_VALUE + 4)
        sheet.formula(row, 1, formula, _NONE if found is None else found, form=form, bold=row == PRESENT_VALUE + 4)
        sheet.text(row, 2, how)
    return PRESENT_VALUE + len(lines)


def _fiscal(book: Book, contents: Contents, columns: MapColumns, *, cashable: bool = False) -> str:
    if not contents.rows:
        return "0"
    factors = [f'EXACT({columns.span(book, "kind")},"fiscal")', columns.span(book, "counted")]
    factors += [columns.span(book, "cashable")] if cashable else []
    return f"SUMPRODUCT({'*'.join([*factors, columns.span(book, 'present_value')])})"


def _write_timings(book: Book, sheet: Sheet, contents: Contents, columns: MapColumns, row: int) -> int:
    sheet.headings(row, ["Ratio under each timing", "", ""])
    put_in = cell(INVESTMENT, 1, lock="rc")
    first = row + 1
    for row, timing in enumerate(Timing, start=first):
        sheet.text(row, 0, f"Value falls at the {timing} of each year" if timing != "mid" else "Value falls mid-year")
        value = "0"
        if contents.rows:
            value = f"SUMPRODUCT({columns.span(book, f'counted_{timing}')},{columns.span(book, f'pv_{timing}')})"
        formula = f'IF({put_in}=0,"{_NONE}",{contents.printed(f"{value}/{put_in}")})'
        found = contents.result.ratio_by_timing[timing]
        sheet.formula(row, 1, formula, _NONE if found is None else found, form=RATIO)
    return row + 1


def _write_uncertainty(sheet: Sheet, contents: Contents, row: int) -> int:
    result = contents.result
    sheet.headings(row, ["Range and payback (do not follow changes)", "", ""])
    lines: list[tuple[str, Decimal | None, str]] = []
    found = result.uncertainty
    if found is not None:
        if found.ratio is not None:
            lines += [
                ("Ratio, 5th percentile", found.ratio.p5, RATIO),
                ("Ratio, 50th percentile", found.ratio.p50, RATIO),
                ("Ratio, 95th percentile", found.ratio.p95, RATIO),
                ("Chance that the ratio is above 1", found.probability_ratio_above_1, RATE),
            ]
        lines += [
            ("Present value, 5th percentile", found.present_value.p5, MONEY),
            ("Present value, 95th percentile", found.present_value.p95, MONEY),
        ]
    lines += [
        ("Payback, months", result.payback_months, "0.0"),
        ("Payback discounted, months", result.payback_discounted_months, "0.0"),
    ]
    first = row + 1
    for row, (label, value, form) in enumerate(lines, start=first):
        sheet.text(row, 0, label)
        if value is None:
            sheet.text(row, 1, "never" if label.startswith("Payback") else "none")
        else:
            sheet.figure(row, 1, value, form=form)
    return row + 1


def _write_sums(
    book: Book, sheet: Sheet, columns: MapColumns, row: int, title: str, column: str, sums: Mapping[str, Decimal]
) -> int:
    sheet.headings(row, [title, "Present value", ""])
    first = row + 1
    for row, (name, value) in enumerate(sums.items(), start=first):
        sheet.text(row, 0, name)
        # EXACT tells Members from members, which = in Excel does not.
        same = f"EXACT({columns.span(book, column)},{cell(row, 0)})"
        formula = f"SUMPRODUCT({same}*{columns.span(book, 'counted')}*{columns.span(book, 'present_value')})"
        sheet.formula(row, 1, formula, value, form=MONEY)
    return row + 1


def _write_unpriced(sheet: Sheet, contents: Contents, row: int) -> None:
    outcomes = [("held: real, never priced", o) for o in contents.result.held]
    outcomes += [("pending: not yet evidenced", o) for o in contents.result.pending]
    sheet.headings(row, ["Beside the ratio, without a price", "Status", "How it is known"])
    first = row + 1
    for row, (status, outcome) in enumerate(outcomes, start=first):
        sheet.text(row, 0, outcome.name)
        sheet.text(row, 1, status)
        sheet.text(row, 2, "; ".join(words for words in (outcome.method, outcome.source, outcome.notes) if words))
    if not outcomes:
        sheet.text(row + 1, 0, "none")
