"""The workbook, sheet by sheet."""

from __future__ import annotations

import decimal
from pathlib import Path

from worthwhile.engines.valuation.arithmetic import exact
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.prepare import prepare
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.plain_data import write_whole
from worthwhile.exchange.workbook.book import Book
from worthwhile.exchange.workbook.by_year_sheet import write_by_year
from worthwhile.exchange.workbook.contents import LISTS, SHEETS, Contents
from worthwhile.exchange.workbook.conventions_sheet import write_conventions
from worthwhile.exchange.workbook.discounting_sheet import write_discounting
from worthwhile.exchange.workbook.fading_sheet import write_fading
from worthwhile.exchange.workbook.inputs_sheet import write_inputs
from worthwhile.exchange.workbook.lists_sheet import write_lists
from worthwhile.exchange.workbook.map_columns import MapColumns
from worthwhile.exchange.workbook.map_sheet import write_map
from worthwhile.exchange.workbook.summary_sheet import write_summary
from worthwhile.exchange.workbook.table_sheets import write_checks, write_sensitivity, write_sources
from worthwhile.reference import valuation_parameters


def write_workbook(
    *,
    case: ImpactCase,
    result: ValuationResult,
    path: Path,
    case_hash: str,
    parameters: ValuationParameters | None = None,
    note: str = "",
) -> None:
    """Write ``result`` as .xlsx whose formulas work out its deterministic figures again.

    Every formula also stores the engine's own figure, so that programs that do not calculate show it.
    ``parameters`` are those that the result was worked out with; the shipped ones where left out. ``note`` says under
    the title what state of the case this is.
    An existing file is replaced only once the new one is whole. Raises InvalidFile where it cannot be written.
    """
    write_whole(path, workbook_bytes(case=case, result=result, case_hash=case_hash, parameters=parameters, note=note))


def workbook_bytes(
    *,
    case: ImpactCase,
    result: ValuationResult,
    case_hash: str,
    parameters: ValuationParameters | None = None,
    note: str = "",
) -> bytes:
    """The workbook as bytes, such as a page sends for download."""
    with decimal.localcontext(exact()):
        prepared = prepare(case=case, parameters=parameters or valuation_parameters())
        contents = Contents(case=case, result=result, prepared=prepared, case_hash=case_hash, note=note)
        book = Book([name for name in SHEETS if name != LISTS or contents.lists])
        columns = MapColumns(horizon=contents.horizon, outcomes=len(contents.rows))
        book.describe(title=case.title, author=case.organisation, comments=f"Worthwhile {result.engine_version}")
        write_conventions(book, contents)
        write_discounting(book, contents)
        write_inputs(book, contents)
        if contents.lists:
            ids = [item.terms.id for item, _ in contents.rows]
            factors = {name: columns.at(book, index, "uprating") for index, name in enumerate(ids)}
            write_lists(book, contents, factors)
        write_fading(book, contents, columns)
        write_map(book, contents, columns)
        write_by_year(book, contents, columns)
        write_summary(book, contents, columns)
        write_sensitivity(book, contents)
        write_checks(book, contents)
        write_sources(book, contents)
        return book.content()
