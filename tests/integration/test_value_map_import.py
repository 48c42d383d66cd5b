"""Value maps from Excel and CSV come in as draft cases, or say everything that is wrong with them."""

from __future__ import annotations

import csv
import io
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from worthwhile.cli.impact_import import import_command
from worthwhile.engines.valuation.audit import read_published
from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.vocabulary import Timing
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.value_map import ImportedMap, ImportSettings, NearMatchesFound, import_value_map
from worthwhile.exchange.value_map.fields import COLUMNS
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import InvalidInput

SETTINGS = ImportSettings(
    timing=Timing.START, start=date(2022, 4, 1), price_year=PriceYear(2023), rate=Decimal("0.035")
)
OPTIONS = ["--timing", "start", "--start", "2022-04-01", "--price-year", "2023", "--rate", "0.035"]
HEADINGS = [
    "Stakeholders",
    "Number",
    "Inputs",
    "Input value £",
    "Outputs",
    "Outcome",
    "Indicator",
    "Outcome source",
    "Quantity",
    "Duration",
    "Outcomes start",
    "Financial proxy",
    "Proxy value £",
    "Proxy source",
    "Deadweight %",
    "Displacement %",
    "Attribution %",
    "Drop-off %",
    "Impact",
]
MEMBERS = ["Members", 150, "Time", 0, "50 lunches", "Less lonely", "UCLA-3", "Survey", 120, 3, 1, "Company", 1700,
           "Study", 0.2, 0, 0.25, 0.33, 122400]  # fmt: skip
COUNCIL = ["Council", 1, "Contract", 60000, "", "Fewer visits", "Records", "Council", 30, 1, 2, "Visit", 250, "Council",
           0.1, 0, 0.5, 0, 3375]  # fmt: skip


def _book(path: Path, rows: list[list[Any]], *, name: str = "Value Map") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def _with(row: list[Any], **changes: Any) -> list[Any]:
    places = {
        "outcome": 5,
        "quantity": 8,
        "duration": 9,
        "start": 10,
        "value": 12,
        "deadweight": 14,
        "displacement": 15,
    }
    changed = list(row)
    for name, value in changes.items():
        changed[places[name]] = value
    return changed


def _imported(tmp_path: Path, *rows: list[Any], **options: Any) -> ImportedMap:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, *rows])
    return import_value_map(path, settings=options.pop("settings", SETTINGS), **options)


def _problems(tmp_path: Path, *rows: list[Any], **options: Any) -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        _imported(tmp_path, *rows, **options)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_the_common_layout_becomes_a_case(tmp_path: Path) -> None:
    case = read_case(_imported(tmp_path, MEMBERS, COUNCIL).case_data)
    lonely, visits = case.outcomes
    assert (lonely.id, lonely.stakeholder, lonely.quantity, lonely.value) == ("less-lonely", "Members", 120, 1700)
    assert (lonely.deadweight, lonely.displacement, lonely.attribution) == (Decimal("0.2"), 0, Decimal("0.25"))
    assert (lonely.drop_off, lonely.duration_years, lonely.starts_in_year) == (Decimal("0.33"), 3, 1)
    assert lonely.evidence is not None
    assert (lonely.evidence.method, lonely.evidence.source, lonely.evidence.population) == ("UCLA-3", "Survey", 150)
    assert lonely.sources == {"value": "Company; Study", "quantity": "Survey"}
    assert visits.starts_in_year == 2
    assert [(line.name, line.values) for line in case.inputs] == [("Time", (0,)), ("Contract", (60000,))]


def test_an_outcome_after_a_longer_activity_starts_after_it(tmp_path: Path) -> None:
    settings = ImportSettings(
        timing=Timing.END, start=date(2022, 4, 1), end=date(2025, 3, 31), price_year=PriceYear(2023), rate=Decimal(0)
    )
    case = read_case(_imported(tmp_path, MEMBERS, COUNCIL, settings=settings).case_data)
    assert [outcome.starts_in_year for outcome in case.outcomes] == [1, 4]


def test_headings_may_stand_anywhere_in_the_first_rows(tmp_path: Path) -> None:
    rows = [
        ["Value map of the lunch club"],
        [],
        ["Drafted by", "A. Person"],
        *[[] for _ in range(20)],
        HEADINGS,
        MEMBERS,
    ]
    found = import_value_map(_book(tmp_path / "map.xlsx", rows), settings=SETTINGS)
    assert len(found.case_data["outcomes"]) == 1


def test_headings_in_two_rows_and_a_row_of_questions_are_understood(tmp_path: Path) -> None:
    path = _book(
        tmp_path / "map.xlsx",
        [
            ["Stage 1", "Stage 2"],
            ["Stakeholders", "Inputs", None, "The Outcomes (what changes)", *[None] * 5, "Deadweight %"],
            ["Who?", "Description", "Value £", "Description", "Quantity", "Financial Proxy", "Value £", "Source",
             "Sample", "What would have happened anyway?"],
            [None, "What do they invest?", "How much?", "What changed?", "How many?", "What stands for it?",
             "What is it worth?", "Where from?", "", "How much of it?"],
            ["Members", "Grant", 500, "Less lonely", 120, "Company", 1700, "Study", 96, 0.2],
        ],
    )  # fmt: skip
    found = import_value_map(path, settings=SETTINGS)
    case = read_case(found.case_data)
    assert (case.outcomes[0].quantity, case.outcomes[0].value, case.outcomes[0].deadweight) == (
        120,
        1700,
        Decimal("0.2"),
    )
    assert case.outcomes[0].sources["value"] == "Company; Study"
    assert case.inputs[0].values == (500,)
    assert "Sheet 'Value Map', row 4: skipped, as it explains the headings." in found.notes


def test_a_stakeholder_named_once_is_carried_down_and_said(tmp_path: Path) -> None:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS, [None, *_with(MEMBERS, outcome="Eats better")[1:]]])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A2:A3")
    book.save(path)
    found = import_value_map(path, settings=SETTINGS)
    assert [outcome["stakeholder"] for outcome in found.case_data["outcomes"]] == ["Members", "Members"]
    assert any("row 3 names no stakeholder" in note for note in found.notes)


def test_totals_are_skipped_and_named(tmp_path: Path) -> None:
    total = ["Total", None, None, 60000, *[None] * 14, 125775]
    found = _imported(tmp_path, MEMBERS, COUNCIL, total)
    assert len(found.case_data["outcomes"]) == 2
    assert sum(line["values"][0] for line in found.case_data["inputs"]) == 60000
    assert "Sheet 'Value Map', row 4: skipped as a total (Total)." in found.notes


def test_a_column_of_percentages_reports_what_may_be_meant_otherwise(tmp_path: Path) -> None:
    found = _imported(tmp_path, _with(MEMBERS, deadweight=20), _with(COUNCIL, deadweight=1))
    assert [outcome["deadweight"] for outcome in found.case_data["outcomes"]] == [0.2, 0.01]
    assert any("row 3, column O (Deadweight %): 1 was read as 1%" in note for note in found.notes)


def test_percent_signs_currency_and_numbers_kept_as_text_are_read(tmp_path: Path) -> None:
    changed = _with(MEMBERS, deadweight="20 %", value="£1,700.50", quantity="120", duration="18 months")
    outcome = _imported(tmp_path, changed).case_data["outcomes"][0]
    assert (outcome["deadweight"], outcome["value"], outcome["quantity"]) == (0.2, 1700.5, 120)
    assert outcome["duration_years"] == 1.5


def test_an_outcome_without_a_worth_is_pending_and_said(tmp_path: Path) -> None:
    found = _imported(tmp_path, MEMBERS, _with(COUNCIL, value=None))
    assert found.case_data["outcomes"][1]["status"] == "pending"
    assert "Sheet 'Value Map', row 3: 'Fewer visits' has no value; it is pending and not counted." in found.notes


def test_a_map_without_money_brings_in_how_much_each_change_matters(tmp_path: Path) -> None:
    value = HEADINGS.index("Proxy value £")
    weighed = _book(
        tmp_path / "map.xlsx", [[*HEADINGS, "Importance"], [*MEMBERS[:value], None, *MEMBERS[value + 1 :], 8]]
    )
    outcome = import_value_map(weighed, settings=SETTINGS).case_data["outcomes"][0]
    assert (outcome["importance"], outcome["status"]) == (8, "pending")


def test_every_problem_is_told_at_once_with_sheet_row_and_column(tmp_path: Path) -> None:
    bad = _with(MEMBERS, quantity="about 120", value="=L2*2", deadweight="#REF!", displacement=140)
    worse = _with(COUNCIL, outcome=None)
    assert set(_problems(tmp_path, bad, worse, settings=ImportSettings())) == {
        "Sheet 'Value Map', row 2, column I (Quantity)",
        "Sheet 'Value Map', row 2, column M (Proxy value £)",
        "Sheet 'Value Map', row 2, column O (Deadweight %)",
        "Sheet 'Value Map', row 2, column P (Displacement %)",
        "Sheet 'Value Map', row 3, column F (Outcome)",
        "--timing",
        "--start",
        "--price-year",
        "--rate",
    }


def test_a_start_that_is_neither_1_nor_2_is_asked_about(tmp_path: Path) -> None:
    found = _problems(tmp_path, _with(MEMBERS, start=3))
    assert "The cell holds 3" in found["Sheet 'Value Map', row 2, column K (Outcomes start)"]


def test_the_guide_names_every_column(root: Path) -> None:
    guide = (root / "docs/how-to/import-a-value-map.md").read_text(encoding="utf-8")
    assert [column.name for column in COLUMNS if f"`{column.name}`" not in guide] == []


def test_an_error_value_in_a_cell_is_not_taken_for_nothing(tmp_path: Path) -> None:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS])
    book = openpyxl.load_workbook(path)
    cell = book.active["O2"]
    cell.value, cell.data_type = "#DIV/0!", "e"
    book.save(path)
    with pytest.raises(InvalidInput, match=r"row 2, column O \(Deadweight %\): The cell holds the error #DIV/0!"):
        import_value_map(path, settings=SETTINGS)


def test_a_formula_without_a_stored_result_says_how_to_get_one(tmp_path: Path) -> None:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS])
    book = openpyxl.load_workbook(path)
    book.active["I2"] = "=100+20"
    book.save(path)
    with pytest.raises(InvalidInput, match=r"has no stored result\. Open the workbook in a spreadsheet, save it"):
        import_value_map(path, settings=SETTINGS)


def test_what_the_case_refuses_is_told_at_the_row(tmp_path: Path) -> None:
    found = _problems(tmp_path, _with(MEMBERS, quantity=-5), _with(COUNCIL, duration=0))
    assert found.keys() == {"Sheet 'Value Map', row 2 (quantity)", "Sheet 'Value Map', row 3 (duration_years)"}


def test_only_so_many_problems_are_listed_and_the_rest_are_counted(tmp_path: Path) -> None:
    found = _problems(tmp_path, *[_with(MEMBERS, quantity="many")] * 70)
    assert len(found) == 51
    assert found[""].startswith("There are 20 more problems")


def test_near_headings_are_listed_and_nothing_is_imported(tmp_path: Path) -> None:
    headings = ["Quantty" if heading == "Quantity" else heading for heading in HEADINGS]
    path = _book(tmp_path / "map.xlsx", [headings, MEMBERS])
    with pytest.raises(NearMatchesFound, match="column I 'Quantty' would be read as quantity"):
        import_value_map(path, settings=SETTINGS)
    accepted = import_value_map(path, settings=SETTINGS, accept_near=True)
    assert accepted.case_data["outcomes"][0]["quantity"] == 120
    assert [match.field for match in accepted.near_matches] == ["quantity"]
    chosen = import_value_map(path, settings=SETTINGS, columns={"Quantty": "quantity"})
    assert chosen.case_data == accepted.case_data
    assert chosen.near_matches == ()


def test_a_column_may_be_named_by_its_letter_or_left_out(tmp_path: Path) -> None:
    headings = ["What we saw" if heading == "Outcome" else heading for heading in HEADINGS]
    headings[14] = "Dead weight guess"
    path = _book(tmp_path / "map.xlsx", [headings, MEMBERS])
    found = import_value_map(path, settings=SETTINGS, columns={"F": "outcome", "Dead weight guess": "ignore"})
    assert found.case_data["outcomes"][0]["name"] == "Less lonely"
    assert "deadweight" not in found.case_data["outcomes"][0]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"Quantity": "quantiti"}, "Did you mean quantity"),
        ({"Quantitee": "quantity"}, "has no such heading. Did you mean"),
    ],
)
def test_a_misspelt_choice_of_column_is_told(tmp_path: Path, columns: dict[str, str], words: str) -> None:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS])
    with pytest.raises(InvalidInput, match=words):
        import_value_map(path, settings=SETTINGS, columns=columns)


def test_a_missing_column_is_asked_for_with_the_headings_that_are_left(tmp_path: Path) -> None:
    headings = ["Zzz" if heading == "Proxy value £" else heading for heading in HEADINGS]
    path = _book(tmp_path / "map.xlsx", [headings, MEMBERS])
    with pytest.raises(InvalidInput, match=r"No column for value .* Headings not yet used: 'Zzz'"):
        import_value_map(path, settings=SETTINGS)


def test_the_discount_rate_and_price_year_in_the_sheet_are_used(tmp_path: Path) -> None:
    path = _book(tmp_path / "map.xlsx", [["Discount rate", "3.5%"], ["Price year", 2021], HEADINGS, MEMBERS])
    found = import_value_map(path, settings=ImportSettings(timing=Timing.MID, start=date(2022, 4, 1)))
    assert found.case_data["discounting"] == {"rate": 0.035, "timing": "mid"}
    assert found.case_data["price_year"] == 2021


def test_published_results_are_kept_apart_for_an_audit(tmp_path: Path) -> None:
    path = _book(
        tmp_path / "map.xlsx",
        [HEADINGS, MEMBERS, COUNCIL, [], ["Total present value", 290000.123456], ["Social return", "4.83 : 1"]],
    )
    published = import_value_map(path, settings=SETTINGS).published_data
    assert published is not None
    figures = read_published(published)
    assert figures.present_value is not None
    assert figures.ratio is not None
    assert (figures.present_value.value, figures.ratio.value) == (Decimal("290000.12"), Decimal("4.83"))
    assert [(line.id, line.impact and line.impact.value) for line in figures.outcomes] == [
        ("less-lonely", 122400),
        ("fewer-visits", 3375),
    ]


def test_outcomes_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    ids = [outcome["id"] for outcome in _imported(tmp_path, MEMBERS, MEMBERS).case_data["outcomes"]]
    assert ids == ["less-lonely", "less-lonely-2"]


def _csv(delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([HEADINGS, _with(MEMBERS, outcome="Café visits – fewer")])
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_csv_is_read_whatever_its_encoding_and_delimiter(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "map.csv"
    path.write_bytes(_csv(delimiter).encode(encoding))
    found = import_value_map(path, settings=SETTINGS)
    assert found.case_data["outcomes"][0]["name"] == "Café visits – fewer"
    assert found.case_data["outcomes"][0]["value"] == 1700
    assert any("Windows-1252" in note for note in found.notes) == (encoding == "windows-1252")


def test_a_workbook_with_the_wrong_ending_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS]).rename(tmp_path / "map.csv")
    assert len(import_value_map(path, settings=SETTINGS).case_data["outcomes"]) == 1


REFUSED = {
    "a PDF": (b"%PDF-1.7\n...", "is a PDF, not a spreadsheet"),
    "a web page": (b"<!DOCTYPE html><html></html>", "is a web page"),
    "a protected workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "a broken old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not a workbook that can be read"),
    "bytes": (bytes(range(1, 256)) * 8, "is not text"),
    "an unrelated table": (b"name,age\nAnn,40\n", "No value map was found"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_value_map_is_refused_clearly(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "map.xlsx"
    path.write_bytes(content)
    with pytest.raises(InvalidFile, match=words):
        import_value_map(path, settings=SETTINGS)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "map.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(InvalidFile, match="not a workbook that can be read"):
        import_value_map(path, settings=SETTINGS)


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS])
    evil = tmp_path / "evil.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(evil, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + data
            target.writestr(entry, data)
    with pytest.raises(InvalidFile):
        import_value_map(evil, settings=SETTINGS)


def test_an_empty_workbook_is_refused_with_its_empty_sheets_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match=r"No value map was found in map\.xlsx.*Empty: Value Map"):
        import_value_map(_book(tmp_path / "map.xlsx", []), settings=SETTINGS)


def test_headings_without_rows_are_told(tmp_path: Path) -> None:
    assert "There is no outcome under the headings" in _problems(tmp_path)["Sheet 'Value Map'"]


def test_two_value_maps_in_one_workbook_ask_for_the_sheet(tmp_path: Path) -> None:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS], name="2022")
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("2023")
    for row in (HEADINGS, COUNCIL):
        other.append(row)
    book.save(path)
    with pytest.raises(InvalidFile, match=r"'2022', '2023'\. Name one with --sheet"):
        import_value_map(path, settings=SETTINGS)
    assert import_value_map(path, sheet="2023", settings=SETTINGS).case_data["outcomes"][0]["name"] == "Fewer visits"
    with pytest.raises(InvalidFile, match=r"has no sheet '2024'\. Its sheets are: 2022, 2023"):
        import_value_map(path, sheet="2024", settings=SETTINGS)


def test_too_many_outcomes_are_refused_with_the_reason(tmp_path: Path) -> None:
    found = _problems(tmp_path, *[MEMBERS] * 2001)
    assert "There are 2,001 outcome rows; the most is 2,000" in found["Sheet 'Value Map'"]


def test_a_hundred_thousand_rows_are_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    line = _csv(",").splitlines()
    path.write_text("\n".join([line[0], *[line[1]] * 100_000]), encoding="utf-8")
    began = time.process_time()
    with pytest.raises(InvalidFile, match="100,001 lines; the most is 10,000"):
        import_value_map(path, settings=SETTINGS)
    assert time.process_time() - began < 5


def test_a_workbook_of_a_hundred_thousand_rows_is_refused(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "map.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("People")
        for row in range(100_000):
            sheet.write_row(row, 0, ["Ann", row])
    with pytest.raises(InvalidFile, match="Sheet 'People' has 100,000 rows"):
        import_value_map(path, settings=SETTINGS)


def _run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(import_command, [str(argument) for argument in arguments])


def test_the_command_writes_a_case_and_the_published_figures(tmp_path: Path) -> None:
    path = _book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS, COUNCIL])
    case, figures = tmp_path / "case.yaml", tmp_path / "figures.yaml"
    done = _run(path, *OPTIONS, "--to", case, "--published", figures)
    assert done.exit_code == 0, done.output
    assert len(read_case(yaml.safe_load(case.read_text(encoding="utf-8"))).outcomes) == 2
    assert len(read_published(yaml.safe_load(figures.read_text(encoding="utf-8"))).outcomes) == 2
    assert "Next: worthwhile impact value" in done.stderr


def test_the_command_prints_the_case_and_keeps_notes_out_of_it(tmp_path: Path) -> None:
    done = _run(_book(tmp_path / "map.xlsx", [HEADINGS, MEMBERS]), *OPTIONS)
    assert len(read_case(yaml.safe_load(done.stdout)).outcomes) == 1


def test_the_command_lists_near_matches_with_the_command_that_accepts_them(tmp_path: Path) -> None:
    headings = ["Quantty" if heading == "Quantity" else heading for heading in HEADINGS]
    case = tmp_path / "case.yaml"
    done = _run(_book(tmp_path / "map.xlsx", [headings, MEMBERS]), *OPTIONS, "--to", case)
    assert done.exit_code == 1
    assert "'Quantty' would be read as quantity" in done.stderr
    assert "--accept-near" in done.stderr
    assert "--column Quantty=quantity" in done.stderr
    assert not case.exists()


def test_near_matches_come_with_everything_else_that_is_missing(tmp_path: Path) -> None:
    headings = ["Quantty" if heading == "Quantity" else heading for heading in HEADINGS]
    headings[12] = "Zzz"
    done = _run(_book(tmp_path / "map.xlsx", [headings, MEMBERS]))
    for missing in ("No column for value", "--timing", "--start", "--price-year", "--rate"):
        assert missing in done.stderr


def test_the_command_writes_nothing_where_the_sheet_is_wrong(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    done = _run(_book(tmp_path / "map.xlsx", [HEADINGS, _with(MEMBERS, quantity="many")]), *OPTIONS, "--to", case)
    assert isinstance(done.exception, InvalidInput)
    assert not case.exists()
