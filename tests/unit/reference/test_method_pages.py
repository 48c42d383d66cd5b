"""The pages of methods as the package carries them."""

from __future__ import annotations

from pathlib import Path

import pytest

from worthwhile.reference.method_pages import MethodKind, UnknownMethod, code_of, find_method, method_pages


def test_every_page_of_the_documentation_is_carried(root: Path) -> None:
    files = {path.name for path in (root / "docs/methods").glob("*.md")} - {"index.md"}
    assert {page.file for page in method_pages().values()} == files


def test_the_package_is_told_to_carry_them(root: Path) -> None:
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    assert '"docs/methods" = "worthwhile/reference/methods"' in project
    assert '"/docs/methods"' in project


def test_no_two_pages_share_a_code(root: Path) -> None:
    files = [path for path in (root / "docs/methods").glob("*.md") if path.name != "index.md"]
    assert len(method_pages()) == len(files)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("SV-005-deadweight-unusually-low.md", "SV-005"),
        ("ME-29-safeguarding.md", "ME-29"),
        ("FIT-21-accounts.md", "FIT-21"),
        ("uprating.md", "uprating"),
        ("drop-off.md", "drop-off"),
    ],
)
def test_the_code_of_a_page_is_in_the_name_of_its_file(file: str, code: str) -> None:
    assert code_of(file) == code


@pytest.mark.parametrize(
    ("code", "kind", "title"),
    [
        ("SV-005", MethodKind.CHECK, "Deadweight unusually low"),
        ("ME-05", MethodKind.MEASURE, "PHQ-9"),
        ("uprating", MethodKind.METHOD, "Uprating"),
    ],
)
def test_a_page_knows_what_it_is_about(code: str, kind: MethodKind, title: str) -> None:
    page = find_method(code)
    assert (page.kind, page.title) == (kind, title)
    assert page.summary.endswith(".")
    assert "\n" not in page.summary


def test_every_page_says_something_at_once() -> None:
    assert [page.code for page in method_pages().values() if not page.summary or not page.title] == []


def test_capitals_do_not_matter() -> None:
    assert find_method("sv-005") is find_method("SV-005")


def test_a_code_that_is_nearly_right_is_met_with_the_right_one() -> None:
    with pytest.raises(UnknownMethod, match="Did you mean uprating"):
        find_method("upratin")


def test_a_summary_is_plain_words() -> None:
    summaries = {page.code: page.summary for page in method_pages().values()}
    assert [code for code, summary in summaries.items() if "`" in summary or "](" in summary or "**" in summary] == []
    assert summaries["deductions"].startswith("Not all of a change is due to the work. Deadweight would have come")
