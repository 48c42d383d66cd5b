"""The report as a Word document."""

import io
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn

from tests.reported_case import Valued, ranged, report_of, with_outcomes
from worthwhile.exchange.report.word import docx_bytes
from worthwhile.kernel.money import money_text


def _document(found: Valued) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(report_of(found))))


def _cells(document: Document) -> set[str]:
    return {node.text or "" for node in document.element.body.iter(qn("w:t"))}


def test_headings_are_real_headings() -> None:
    headings = [p.text for p in _document(ranged()).paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[:3] == ["Summary", "Who gains", "What has no price"]


def test_every_table_has_a_row_of_headings() -> None:
    tables = _document(ranged()).tables
    marked = [table for table in tables if table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert len(marked) == len(tables) > 0


def test_every_picture_says_what_it_shows() -> None:
    shapes = _document(ranged()).inline_shapes
    assert [bool(shape._inline.docPr.get("descr")) for shape in shapes] == [True] * 8


def test_its_properties_name_title_author_and_language() -> None:
    properties = _document(ranged()).core_properties
    found = (properties.title, properties.author, properties.language)
    assert found == ("=Lunch club and befriending", "Example Community Care CIC", "en-GB")


def test_its_text_is_in_british_english() -> None:
    styles = _document(ranged()).styles.element
    assert [lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))] == ["en-GB"]


def test_it_carries_the_figures_of_the_result() -> None:
    loaded, result = ranged()
    cells = _cells(_document((loaded, result)))
    wanted = {money_text(outcome.present_value) for outcome in result.outcomes} | {money_text(result.present_value)}
    assert wanted - cells == set()


def test_text_of_the_case_is_never_markup() -> None:
    name = "</w:t><w:br/> A & B <b>"
    made = docx_bytes(report_of(with_outcomes({"id": "a", "name": name, "quantity": 1, "value": 10})))
    assert name in _cells(docx.Document(io.BytesIO(made)))


def test_it_is_a_whole_archive() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(report_of(ranged())))) as archive:
        assert archive.testzip() is None
