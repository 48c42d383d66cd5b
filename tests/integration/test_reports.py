"""Reports as files: the format follows the name, and a file is written whole or not at all."""

from pathlib import Path

import pytest

from tests.reported_case import ranged
from worthwhile.exchange.report import UnknownReportFormat, write_report
from worthwhile.kernel.problems import WorthwhileError

BEGINNINGS = {".html": b"<!DOCTYPE html>", ".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK"}


def _write(to: Path, told: list[tuple[int, int]] | None = None) -> None:
    loaded, result = ranged()
    progress = None if told is None else lambda done, wanted: told.append((done, wanted))
    write_report(case=loaded.case, result=result, case_hash=loaded.case_hash, to=to, progress=progress)


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_ending_of_the_name_decides_the_format(tmp_path: Path, suffix: str) -> None:
    _write(tmp_path / f"report{suffix}")
    assert (tmp_path / f"report{suffix}").read_bytes().startswith(BEGINNINGS[suffix])


def test_capital_letters_in_the_ending_do_not_matter(tmp_path: Path) -> None:
    _write(tmp_path / "REPORT.HTML")
    assert (tmp_path / "REPORT.HTML").exists()


@pytest.mark.parametrize("name", ["report.odt", "report"])
def test_another_ending_is_refused_with_those_that_can_be_had(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownReportFormat, match=r"ends in \.html, \.pdf, \.docx, \.xlsx"):
        _write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_slip_in_the_ending_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownReportFormat, match=r"Did you mean \.pdf\?"):
        _write(tmp_path / "report.pfd")


def test_a_missing_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(WorthwhileError, match="cannot be written"):
        _write(tmp_path / "nowhere" / "report.html")


def test_an_old_report_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    to = tmp_path / "report.html"
    to.write_text("old")
    _write(to)
    assert to.read_text(encoding="utf-8") != "old"
    assert list(tmp_path.iterdir()) == [to]


def test_progress_ends_when_the_report_is_made(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    _write(tmp_path / "report.html", told)
    shares = [done / wanted for done, wanted in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
