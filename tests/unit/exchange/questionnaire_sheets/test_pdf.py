"""Sheets of paper as PDF."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.exchange.questionnaire_sheets import (
    ENGLISH,
    Layout,
    Paper,
    Part,
    Question,
    Sheet,
    SheetWords,
    sheets_pdf,
)
from worthwhile.exchange.questionnaire_sheets.pdf import MOST_SHEETS
from worthwhile.kernel.problems import InvalidInput

QUESTIONS = tuple(Question(text=item.text or "", answers=item.answers) for item in MEASURES["phq-9"].items)
PAPER = Paper(
    title="Members, spring",
    organisation="Lunch Club CIC",
    consent="We ask how you are.\nYou may stop at any time.",
    consent_version="2 of 1 April 2026",
    stages=("Before", "After"),
    parts=(Part(name="PHQ-9", questions=QUESTIONS, introduction="Over two weeks", terms="Public domain"),),
    support="Speak to Sam.",
)
CODED = Sheet(code="K7PQ-3M9T", address="https://example.org/q/K7PQ3M9T")


def _pdf(
    *sheets: Sheet, paper: Paper = PAPER, layout: Layout = Layout.STANDARD, words: SheetWords = ENGLISH
) -> PdfReader:
    return PdfReader(io.BytesIO(sheets_pdf(paper=paper, sheets=sheets or (CODED,), layout=layout, words=words)))


def _text(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def _sizes(pdf: PdfReader) -> set[float]:
    """The sizes that letters are set in, on every page."""
    found: set[float] = set()

    def note(text: str, _: object, matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * matrix[3]), 1))

    for page in pdf.pages:
        page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("layout", list(Layout))
def test_it_keeps_to_pdf_ua_in_every_layout(layout: Layout) -> None:
    catalogue = _pdf(layout=layout).trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert "pdfuaid:part>1<" in catalogue["/Metadata"].get_data().decode()


def test_it_says_the_code_the_consent_with_its_version_and_every_question() -> None:
    text = _text(_pdf())
    said = (
        "K7PQ-3M9T",
        "https://example.org/q/K7PQ3M9T",
        "You may stop at any time.",
        "Wording: 2 of 1 April 2026",
        "Before",
        "After",
        "Speak to Sam.",
        "Please do not write your name",
    )
    assert [words for words in said if words not in text] == []
    for number, item in enumerate(MEASURES["phq-9"].items, 1):
        assert f"{number}. {item.text}" in text


def test_the_code_stands_on_every_page() -> None:
    pdf = _pdf(layout=Layout.EASY_READ)
    assert len(pdf.pages) > 2
    assert all(CODED.code in page.extract_text() for page in pdf.pages)


def test_each_sheet_begins_a_page_and_counts_its_own_pages() -> None:
    pdf = _pdf(CODED, Sheet(code="OTHER-1"))
    firsts = [page.extract_text() for page in pdf.pages if "Page 1 of" in page.extract_text()]
    assert len(firsts) == 2
    assert "K7PQ-3M9T" in firsts[0]
    assert "K7PQ" not in firsts[1]
    assert "OTHER-1" in firsts[1]
    assert "online" not in firsts[1]


@pytest.mark.parametrize("layout", [Layout.LARGE_PRINT, Layout.EASY_READ])
def test_nothing_in_large_print_is_smaller_than_18_points(layout: Layout) -> None:
    assert min(_sizes(_pdf(layout=layout))) >= 18
    assert min(_sizes(_pdf())) < 18


def test_without_wording_the_total_is_written_on_a_line() -> None:
    paper = replace(PAPER, parts=(Part(name="SWEMWBS", total="Raw total, 7 to 35"),))
    text = _text(_pdf(paper=paper))
    assert "Raw total, 7 to 35" in text
    assert ENGLISH.tick_one not in text


def test_text_is_never_read_as_markup() -> None:
    strange = '#panic("no") *bold* $x$ <label> @reference https://'
    paper = replace(
        PAPER,
        title=strange,
        parts=(Part(name="", questions=(Question(text=strange, answers=(strange,)),)),),
        consent=strange,
    )
    assert _text(_pdf(paper=paper)).count("#panic") >= 3


def test_the_frame_can_be_in_another_language() -> None:
    pdf = _pdf(words=SheetWords(language="cy", page="Tudalen {page} o {pages}"))
    assert pdf.trailer["/Root"]["/Lang"].startswith("cy")
    assert "Tudalen 1 o" in _text(pdf)


@pytest.mark.parametrize("count", [0, MOST_SHEETS + 1])
def test_no_sheet_or_too_many_are_refused_with_how_many_there_may_be(count: int) -> None:
    with pytest.raises(InvalidInput, match=f"from 1 to {MOST_SHEETS}.*asked for {count}"):
        sheets_pdf(paper=PAPER, sheets=[CODED] * count, layout=Layout.STANDARD)


def test_questions_of_a_second_questionnaire_are_counted_on_and_scales_say_which_end_is_which() -> None:
    scale = Question(text="How happy?", answers=tuple(str(n) for n in range(11)), is_scale=True)
    text = _text(_pdf(paper=replace(PAPER, parts=(*PAPER.parts, Part(name="ONS4", questions=(scale,))))))
    assert "10. How happy?" in text
    assert "0 is the lowest and 10 is the highest" in text
