"""The Excel workbook: its formulas work out the engine's figures, and follow a changed cell as the engine does."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.every_kind_case import case_data, valued
from tests.sheet_formulas import Workbook
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.workbook import write_workbook

RESULTS = {
    "Present value of outcomes": "present_value",
    "Present value of inputs": "investment_present_value",
    "Net present value": "net_present_value",
    "Social value for each £1 put in": "ratio",
    "Social value for each £1 of money": "ratio_cash",
    "Gross value, first years": "gross",
    "Value of year 1": "net_year_1",
}


def _written(path: Path, data: dict[str, Any] | None = None) -> Workbook:
    loaded, result = valued(data)
    write_workbook(case=loaded.case, result=result, path=path / "result.xlsx", case_hash=loaded.case_hash)
    return Workbook(path / "result.xlsx")


def _totals(book: Workbook) -> dict[str, float]:
    return {name: book.value("Summary", book.find("Summary", label), 2) for label, name in RESULTS.items()}


def _expected(result: ValuationResult) -> dict[str, float]:
    return {name: float(getattr(result, name)) for name in RESULTS.values()}


def _with_outcome(index: int, **changes: Any) -> dict[str, Any]:
    data = case_data()
    data["outcomes"][index] = {**data["outcomes"][index], **changes}
    return data


CONVENTIONS = [
    {"deductions": deductions, "drop_off": drop_off, "rounding": rounding}
    for deductions, drop_off, rounding in itertools.product(
        ["multiplicative", "subtractive"], ["compounding", "linear", "in-year"], ["none", "chained"]
    )
]
CASES = {
    **{" ".join(conventions.values()): case_data(conventions=conventions) for conventions in CONVENTIONS},
    "past years carried forward": case_data(conventions={"past_years": "compound"}),
    "a long past carried forward": case_data(
        conventions={"past_years": "compound"}, period={"start": "2015-04-01", "end": "2023-03-31"}, horizon_years=2
    ),
    "timing at the end": case_data(discounting={"rate": 0.035, "timing": "end"}),
    "a published schedule": case_data(discounting={"schedule": "green-book-standard", "timing": "start"}),
    "rates by year": case_data(discounting={"rates": [0.1, 0.05, 0.02, 0, 0.01, 0.03], "timing": "mid"}),
    "a short horizon": case_data(horizon_years=2),
    "no inputs": case_data(inputs=[]),
    "inputs past the horizon": case_data(inputs=[{"name": "Grant", "values": [1000] * 9}]),
    "an intake valued by a list": _with_outcome(3, quantity=None, intake=[5, 6], value=[9, 8, 7], duration_years=2),
    "only a held outcome": case_data(outcomes=[case_data()["outcomes"][5]]),
}


@pytest.mark.parametrize("data", CASES.values(), ids=CASES)
def test_every_formula_works_out_the_figure_that_is_stored_beside_it(data: dict[str, Any], tmp_path: Path) -> None:
    book = _written(tmp_path, data)
    differing = {}
    for sheet, address in book.formulas():
        found, stored = book.at(sheet, address), book.stored(sheet, address)
        if found != (stored if isinstance(stored, str) else pytest.approx(stored, rel=1e-9, abs=1e-9)):
            differing[sheet, address] = (found, stored)
    assert differing == {}


def test_the_stored_totals_are_those_of_the_engine(tmp_path: Path) -> None:
    book = _written(tmp_path)
    stored = {name: book.stored("Summary", f"B{book.find('Summary', label)}") for label, name in RESULTS.items()}
    assert stored == pytest.approx(_expected(valued()[1]))


def _map_cell(book: Workbook, outcome: str, heading: str) -> tuple[str, int, int]:
    return "Value map", book.find("Value map", outcome), book.column("Value map", heading)


def _convention(book: Workbook, name: str) -> tuple[str, int, int]:
    return "Conventions", book.find("Conventions", name, column=3), 2


Change = Callable[[Workbook], None]
CHANGES: dict[str, tuple[Change, dict[str, Any]]] = {
    "quantity": (lambda b: b.change(*_map_cell(b, "less-lonely", "Quantity"), 90), _with_outcome(0, quantity=90)),
    "worth": (
        lambda b: b.change(*_map_cell(b, "less-lonely", "Worth of one unit, as entered"), 1000),
        _with_outcome(0, value=1000),
    ),
    "deadweight": (
        lambda b: b.change(*_map_cell(b, "visits", "Deadweight"), 0.55),
        _with_outcome(2, deadweight=0.55),
    ),
    "drop-off": (lambda b: b.change(*_map_cell(b, "visits", "Drop-off"), 0.5), _with_outcome(2, drop_off=0.5)),
    "duration": (
        lambda b: b.change(*_map_cell(b, "less-lonely", "Years it lasts"), 1.25),
        _with_outcome(0, duration_years=1.25),
    ),
    "start": (lambda b: b.change(*_map_cell(b, "carbon", "Starts in year"), 3), _with_outcome(3, starts_in_year=3)),
    "timing": (
        lambda b: b.change(*_convention(b, "Timing"), "end"),
        case_data(discounting={"rate": 0.035, "timing": "end"}),
    ),
    "rate": (
        lambda b: b.change(*_convention(b, "Discount_rate"), 0.1),
        case_data(discounting={"rate": 0.1, "timing": "mid"}),
    ),
    "deductions": (
        lambda b: b.change(*_convention(b, "Deductions"), "subtractive"),
        case_data(conventions={"deductions": "subtractive"}),
    ),
    "drop-off rule": (
        lambda b: b.change(*_convention(b, "Drop_off_rule"), "linear"),
        case_data(conventions={"drop_off": "linear"}),
    ),
    "an input": (
        lambda b: b.change("Inputs", b.find("Inputs", "Council contract"), 6, 45000),
        case_data(
            inputs=[
                {**case_data()["inputs"][0], "values": [60000, 45000]},
                case_data()["inputs"][1],
            ]
        ),
    ),
    "an intake": (
        lambda b: b.change("Lists", b.find("Lists", "visits"), 4, 44),
        _with_outcome(2, intake=[30, 44, 10]),
    ),
    # With 400 the other outcome of the group is worth more, and counts instead.
    "which of two counts": (
        lambda b: b.change(*_map_cell(b, "happier", "Quantity"), 4000),
        _with_outcome(1, quantity=4000),
    ),
}


@pytest.mark.parametrize(("change", "data"), CHANGES.values(), ids=CHANGES)
def test_a_changed_cell_changes_the_result_as_the_engine_would(
    change: Change, data: dict[str, Any], tmp_path: Path
) -> None:
    book = _written(tmp_path)
    before = _totals(book)
    change(book)
    assert _totals(book) == pytest.approx(_expected(valued(data)[1]))
    assert _totals(book) != pytest.approx(before)


def test_the_ratio_under_each_timing_is_live(tmp_path: Path) -> None:
    book = _written(tmp_path)
    book.change(*_map_cell(book, "less-lonely", "Quantity"), 90)
    result = valued(_with_outcome(0, quantity=90))[1]
    first = book.find("Summary", "Ratio under each timing") + 1
    assert [book.value("Summary", first + n, 2) for n in range(3)] == pytest.approx(
        [float(ratio) for ratio in result.ratio_by_timing.values() if ratio is not None]
    )


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    book = _written(tmp_path)
    assert book.value("Summary", 1, 1) == "=Lunch club and befriending"
    assert ("Summary", "A1") not in book.formulas()
    assert book.find("Value map", "@Fewer visits", column=2)


def test_people_who_differ_by_a_capital_are_summed_apart(tmp_path: Path) -> None:
    book = _written(tmp_path, case_data(outcomes=[{**o, "shares_change_with": []} for o in case_data()["outcomes"]]))
    by_name = {book.value("Summary", row, 1): row for row in range(book.find("Summary", "By who gains"), 60)}
    assert book.value("Summary", by_name["Members"], 2) > book.value("Summary", by_name["members"], 2) > 0


def test_those_whose_outcome_does_not_count_are_listed_and_follow_when_it_does(tmp_path: Path) -> None:
    book = _written(tmp_path)
    row = book.find("Summary", "members")
    assert book.value("Summary", row, 2) == 0
    book.change(*_map_cell(book, "happier", "Quantity"), 4000)
    assert book.value("Summary", row, 2) > 0


def test_held_outcomes_are_shown_without_money(tmp_path: Path) -> None:
    book = _written(tmp_path)
    row = book.find("Value map", "dignity")
    cells = [book.value("Value map", row, column) for column in range(1, 45)]
    assert "held" in cells
    assert not any(isinstance(cell, int | float) for cell in cells)


def test_the_workbook_records_conventions_data_software_and_case(tmp_path: Path) -> None:
    loaded, result = valued()
    book = _written(tmp_path)
    words = {book.value("Conventions", row, 1): book.value("Conventions", row, 2) for row in range(1, 30)}
    assert words["Case hash (SHA-256)"] == loaded.case_hash
    assert words["Software"] == f"Worthwhile {result.engine_version}"
    assert words["Rounding"] == "none"
    assert any(str(label).startswith("Data: ") for label in words)
