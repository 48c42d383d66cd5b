"""A report tells how change comes about where the case does, and is the same as ever where it does not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reported_case import ranged
from worthwhile.exchange.report.content import build_report
from worthwhile.exchange.report.document import Figure, Report
from worthwhile.exchange.report.html import page
from worthwhile.exchange.report.pdf import pdf_bytes
from worthwhile.exchange.report.word import docx_bytes

TOLD: dict[str, Any] = {"x-worthwhile": {"theory": {"need": "People are alone", "activities": ["Visits"]}}}


def _report(more: dict[str, Any] | None) -> Report:
    loaded, result = ranged()
    data = None if more is None else {**loaded.data, **more}
    return build_report(case=loaded.case, result=result, case_hash=loaded.case_hash, data=data)


def test_a_theory_stands_before_who_gains() -> None:
    first = _report(TOLD).sections[0]
    assert (first.id, first.heading) == ("ww-theory-section", "How change comes about")
    figure = first.blocks[1]
    assert isinstance(figure, Figure)
    assert figure.chart.is_wide
    assert figure.narrow is not None


@pytest.mark.parametrize("more", [None, {}, {"x-worthwhile": {"theory": {"need": " "}}}, {"x-worthwhile": None}])
def test_a_case_without_a_theory_has_the_report_it_always_had(more: dict[str, Any] | None) -> None:
    loaded, result = ranged()
    assert _report(more) == build_report(case=loaded.case, result=result, case_hash=loaded.case_hash)


def test_a_web_page_holds_both_drawings_and_one_table() -> None:
    html = page(_report(TOLD))
    assert html.count('class="ww-when-wide"') == html.count('class="ww-when-narrow"') == 1
    assert html.count("From the need to what changes, in words") == 1


def test_word_and_pdf_can_be_made_with_the_drawing() -> None:
    assert docx_bytes(_report(TOLD)).startswith(b"PK")
    assert pdf_bytes(_report(TOLD)).startswith(b"%PDF")
