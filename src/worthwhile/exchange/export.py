"""The result as a file for another program, in the format that its name asks for."""

from __future__ import annotations

from pathlib import Path

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_file import LoadedCase
from worthwhile.exchange.plain_data import InvalidFile, json_text, write_whole
from worthwhile.exchange.readings import read_again
from worthwhile.exchange.readings_json import whole_result_data
from worthwhile.exchange.stories import stories_of

SUFFIXES = (".json", ".csv", ".xlsx", ".jsonld")


def write_export(*, loaded: LoadedCase, result: ValuationResult, to: Path) -> None:
    """Write JSON, CSV, Excel with live formulas, or CIDS JSON-LD.

    Raises InvalidFile for any other ending, and where the folder may not be written.
    """
    suffix = to.suffix.lower()
    if suffix == ".json":
        readings = read_again(case=loaded.case, result=result, stories=stories_of(loaded.data))
        data = whole_result_data(result=result, readings=readings, case_hash=loaded.case_hash)
        write_whole(to, json_text(data).encode())
    elif suffix == ".csv":
        from worthwhile.exchange.result_table import write_result_csv

        write_result_csv(case=loaded.case, result=result, path=to)
    elif suffix == ".xlsx":
        from worthwhile.exchange.workbook import write_workbook

        write_workbook(case=loaded.case, result=result, path=to, case_hash=loaded.case_hash)
    elif suffix == ".jsonld":
        from worthwhile.exchange.cids import cids_document

        write_whole(to, json_text(cids_document(case=loaded.case, result=result, case_hash=loaded.case_hash)).encode())
    else:
        raise InvalidFile(f"{to.name} has no known ending. Name the file with one of: {', '.join(SUFFIXES)}.")
