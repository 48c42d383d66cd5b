"""The result as CSV."""

import csv
import io
from pathlib import Path

import pytest

from tests.every_kind_case import valued
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.result_table import result_csv, write_result_csv


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, str]]:
    loaded, result = valued()
    rows = csv.DictReader(io.StringIO(result_csv(case=loaded.case, result=result)))
    return {row["id"]: row for row in rows}


def test_the_counted_rows_sum_to_the_total(table: dict[str, dict[str, str]]) -> None:
    counted = [float(row["present_value"]) for row in table.values() if row["counted"] == "yes"]
    assert sum(counted) == pytest.approx(float(table["total_value"]["present_value"]), abs=0.03)


def test_an_outcome_that_shares_its_change_is_shown_and_not_counted(table: dict[str, dict[str, str]]) -> None:
    assert (table["happier"]["counted"], table["happier"]["counted_instead"]) == ("no", "less-lonely")


def test_held_outcomes_carry_no_money(table: dict[str, dict[str, str]]) -> None:
    assert table["dignity"]["units"] == "40"
    assert not any("98765" in cell or cell.endswith(".00") for cell in table["dignity"].values())


def test_text_that_a_spreadsheet_would_run_is_disarmed(table: dict[str, dict[str, str]]) -> None:
    assert table["visits"]["name"] == "'@Fewer visits"


def test_negative_money_stays_a_number(table: dict[str, dict[str, str]]) -> None:
    assert float(table["harm"]["gross"]) == -3000


def test_every_row_is_as_long_as_the_heading(table: dict[str, dict[str, str]]) -> None:
    assert all(None not in row and None not in row.values() for row in table.values())


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    loaded, result = valued()
    with pytest.raises(InvalidFile, match="cannot be written"):
        write_result_csv(case=loaded.case, result=result, path=tmp_path / "gone" / "result.csv")
    assert list(tmp_path.iterdir()) == []
