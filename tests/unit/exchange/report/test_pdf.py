"""The report as PDF."""

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.reported_case import (
    Valued,
    many_outcomes,
    only_held,
    ranged,
    report_of,
    with_outcomes,
    without_inputs,
    without_ranges,
)
from worthwhile.exchange.report.pdf import pdf_bytes
from worthwhile.kernel.money import money_text


def _pdf(found: Valued) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_bytes(report_of(found))))


def _text(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def _elements(element: object, kind: str) -> list[DictionaryObject]:
    """Structure elements of one kind, at any depth."""
    found: list[DictionaryObject] = []
    waiting = [element]
    while waiting:
        item = getattr(waiting.pop(), "get_object", lambda: None)()
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, DictionaryObject):
            if item.get("/S") == kind:
                found.append(item)
            if "/K" in item:
                waiting.append(item["/K"])
    return found


def test_it_is_tagged() -> None:
    catalogue = _pdf(ranged()).trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert _elements(catalogue["/StructTreeRoot"], "/H1")


def test_it_says_that_it_keeps_to_pdf_ua() -> None:
    metadata = _pdf(ranged()).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "pdfuaid:part>1<" in metadata


def test_it_names_its_language_and_title() -> None:
    pdf = _pdf(ranged())
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("=Lunch club and befriending", "Example Community Care CIC")


def test_every_picture_says_what_it_shows() -> None:
    pictures = _elements(_pdf(ranged()).trailer["/Root"]["/StructTreeRoot"], "/Figure")
    assert len(pictures) == 8
    assert [picture for picture in pictures if not picture.get("/Alt")] == []


def test_tables_have_headings() -> None:
    assert _elements(_pdf(ranged()).trailer["/Root"]["/StructTreeRoot"], "/TH")


@pytest.mark.parametrize(
    "found",
    [ranged, without_ranges, without_inputs, only_held, lambda: many_outcomes(40)],
    ids=["ranged", "without ranges", "without inputs", "only held", "many outcomes"],
)
def test_the_summary_is_one_page(found: object) -> None:
    pages = _pdf(found()).pages  # type: ignore[operator]
    assert "Summary" in pages[0].extract_text()
    assert "question" in pages[0].extract_text()
    assert pages[1].extract_text().split("\n")[1].strip() == "Who gains"


def test_it_carries_the_figures_of_the_result() -> None:
    loaded, result = ranged()
    text = _text(_pdf((loaded, result)))
    assert money_text(result.present_value) in text
    assert money_text(result.investment_present_value) in text


def test_pages_are_numbered() -> None:
    pdf = _pdf(ranged())
    assert f"Page 2 of {len(pdf.pages)}" in " ".join(pdf.pages[1].extract_text().split())


def test_text_of_the_case_is_never_markup() -> None:
    name = '#panic("x") $x^2$ *bold* \\ #text(fill: red)[@label] // <b>'
    text = _text(_pdf(with_outcomes({"id": "a", "name": name, "quantity": 1, "value": 10}, title="#show: none")))
    assert name in text
    assert "#show: none" in text


def test_letters_of_other_scripts_do_not_stop_it() -> None:
    pdf = _pdf(with_outcomes({"id": "a", "name": "日本 শিশু 🙂", "quantity": 1, "value": 10}))
    assert len(pdf.pages) > 1


def test_welsh_is_set_in_its_own_font() -> None:
    assert "Tŷ a dŵr" in _text(_pdf(with_outcomes({"id": "a", "name": "Tŷ a dŵr", "quantity": 1, "value": 10})))
