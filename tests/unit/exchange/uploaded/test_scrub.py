"""Names of authors go out of a file, and every word of it stays."""

from __future__ import annotations

import io
import posixpath
import re
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.upload_builders import PACKAGE, WORD, excel_file, parts_of, pdf_file, raw_pdf, repacked, with_body, word_file
from worthwhile.exchange.uploaded import FileKind, RefusedFile, authors_in, examine, scrub_authors

PEOPLE = ("Jane Smith", "Bob Jones", "Acme Care CIC", "Mary Manager", "jane@acme.example")


def names_left(data: bytes) -> list[str]:
    """Every name of a person that stands in any part, packed or not."""
    parts = parts_of(data) if data.startswith(b"PK") else {"file": data}
    return [f"{part}: {name}" for part, body in parts.items() for name in PEOPLE if name.encode() in body]


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def full_word_file() -> bytes:
    """A document that names people everywhere Word keeps them."""
    body = (
        '<w:p><w:r><w:t xml:space="preserve">We care. </w:t></w:r>'
        '<w:ins w:id="1" w:author="Jane Smith" w:date="2026-01-01T00:00:00Z"><w:r><w:t>Added.</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="Bob Jones"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>'
        "<w:p><w:pPr><w:rPr><w:rPrChange w:id='3' w:author='Bob Jones'><w:rPr/></w:rPrChange></w:rPr></w:pPr>"
        "<w:r><w:t>w:author=&quot;stays&quot; &amp; all</w:t></w:r></w:p>"
        '<!-- w:author="in a comment" -->'
    )
    comments = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="Jane Smith" '
        'w:initials="JS"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>'
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>7</Pages>'
        "<Company>Acme Care CIC</Company><Manager>Mary Manager</Manager></Properties>"
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="Owner">'
        "<vt:lpwstr>Mary Manager</vt:lpwstr></property></Properties>"
    )
    rels = (
        f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="http://x/'
        'attachedTemplate" Target="file:///C:/Users/jane@acme.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    people = '<w15:people xmlns:w15="w15"><w15:person w15:author="Jane Smith"/></w15:people>'
    settings_part = (
        f'<w:settings xmlns:w="{WORD}"><w:attachedTemplate w:id="r1"/><w:zoom w:percent="90"/>'
        '<w:docVars><w:docVar w:name="o" w:val="Mary Manager"/></w:docVars></w:settings>'
    )
    types = "</Types>"
    overrides = (
        '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.custom-properties+xml"/><Override PartName="/word/people.xml" ContentType="application/xml"/>'
    )
    return repacked(
        with_body(body, data=word_file("x")),
        changed={"docProps/app.xml": app.encode(), "word/settings.xml": settings_part.encode()},
        added={
            "word/comments.xml": comments.encode(),
            "docProps/custom.xml": custom.encode(),
            "word/people.xml": people.encode(),
            "word/_rels/settings.xml.rels": rels.encode(),
        },
        replaced={("[Content_Types].xml", types): overrides + types},
    )


def test_every_name_that_word_keeps_is_found_and_taken_out():
    data = full_word_file()
    assert set(authors_in(data, FileKind.DOCX)) == {"Jane Smith", "Bob Jones", "Acme Care CIC", "Mary Manager"}
    clean = scrub_authors(data, FileKind.DOCX)
    assert names_left(clean) == []
    assert authors_in(clean, FileKind.DOCX) == ()
    assert examine(clean, name="a.docx").cautions() == ()


def test_the_text_changes_and_comments_of_a_word_file_stay():
    data = full_word_file()
    clean = scrub_authors(data, FileKind.DOCX)
    assert paragraphs(clean) == paragraphs(data)
    assert parts_of(clean)["word/comments.xml"].count(b"Is this right?") == 1
    body = parts_of(clean)["word/document.xml"].decode()
    assert "<w:ins " in body
    assert "<w:delText>Gone." in body
    assert '<!-- w:author="in a comment" -->' in body
    assert b"<Pages>7</Pages>" in parts_of(clean)["docProps/app.xml"]


def test_no_relationship_or_type_names_a_part_that_is_gone():
    clean = parts_of(scrub_authors(full_word_file(), FileKind.DOCX))
    assert_nothing_missing(clean)
    assert b"attachedTemplate" not in clean["word/settings.xml"] + clean["word/_rels/settings.xml.rels"]
    assert b'<w:zoom w:percent="90"/>' in clean["word/settings.xml"]


def assert_nothing_missing(parts: dict[str, bytes]) -> None:
    """Every part that a list of types or a relationship inside the file names is in the file."""
    for part, body in parts.items():
        named = [name.decode() for name in re.findall(rb'PartName="/([^"]+)"', body)]
        if part.endswith(".rels"):
            folder = PurePosixPath(part).parent.parent
            inside = re.findall(rb"<Relationship (?![^>]*External)[^>]*Target=\"([^\"]+)\"", body)
            named += [posixpath.normpath(str(folder / target.decode())).lstrip("/") for target in inside]
        assert [name for name in named if name not in parts] == [], part


@pytest.mark.parametrize("kind", [FileKind.DOCX, FileKind.XLSX])
def test_a_file_as_programs_make_it_names_nothing_that_is_gone(kind: FileKind):
    data = word_file("x") if kind is FileKind.DOCX else excel_file([["x"]])
    clean = parts_of(scrub_authors(data, kind))
    assert_nothing_missing(clean)
    assert "customXml/item1.xml" not in clean


def test_people_of_threaded_comments_keep_their_place_and_lose_their_name():
    named = b'<person displayName="Jane Smith" id="{1}" userId="S::jane@acme.example" providerId="AD"/>'
    person = b"<personList>" + named + b"</personList>"
    data = repacked(excel_file([["x"]]), added={"xl/persons/person.xml": person})
    assert "Jane Smith" in authors_in(data, FileKind.XLSX)
    clean = scrub_authors(data, FileKind.XLSX)
    assert names_left(clean) == []
    assert b'id="{1}"' in parts_of(clean)["xl/persons/person.xml"]


def test_a_sheet_forgets_whose_printer_it_was_set_up_for():
    page = '<pageSetup paperSize="9" orientation="portrait" r:id="rId7"/>'
    data = repacked(excel_file([["x"]]), replaced={("xl/worksheets/sheet1.xml", "<pageMargins"): f"{page}<pageMargins"})
    data = repacked(data, added={"xl/printerSettings1.bin": b"Jane Smith's printer"})
    clean = parts_of(scrub_authors(data, FileKind.XLSX))
    assert b'<pageSetup paperSize="9" orientation="portrait"/>' in clean["xl/worksheets/sheet1.xml"]
    assert "xl/printerSettings1.bin" not in clean


def test_a_workbook_forgets_who_fetched_its_figures_and_from_which_folder():
    fetched = (
        b'<connections><connection id="1" name="Hours"><textPr sourceFile="C:\\Users\\jane.smith\\h.csv"/></connection>'
    )
    more = b'<connection id="2"><dbPr connection="Data Source=S1;User ID=jane.smith"/></connection></connections>'
    links = (
        b'<Relationships><Relationship Id="r1" TargetMode="External" '
        b'Target="file:///C:\\Users\\jane.smith\\Documents\\Rates.xlsx"/><Relationship Id="r2" TargetMode="External" '
        b'Target="\\\\jane.smith-pc\\share\\Hours.xlsx"/><Relationship Id="r3" TargetMode="External" '
        b'Target="https://acme.example/rates"/><Relationship Id="r4" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    added = {
        "xl/pivotCache/pivotCacheDefinition1.xml": b'<pivotCacheDefinition refreshedBy="jane.smith" recordCount="2"/>',
        "xl/connections.xml": fetched + more,
        "xl/externalLinks/_rels/externalLink1.xml.rels": links,
    }
    data = repacked(excel_file([["x"]]), added=added)
    assert "jane.smith" in authors_in(data, FileKind.XLSX)
    clean = parts_of(scrub_authors(data, FileKind.XLSX))
    assert [part for part, body in clean.items() if b"jane.smith" in body] == []
    left = clean["xl/externalLinks/_rels/externalLink1.xml.rels"]
    for target in (b"Rates.xlsx", b"Hours.xlsx", b"https://acme.example/rates", b"worksheets/sheet1.xml"):
        assert b'Target="' + target + b'"' in left
    assert b'recordCount="2"' in clean["xl/pivotCache/pivotCacheDefinition1.xml"]


def test_photographs_in_a_file_lose_their_notes():
    photograph = b"\xff\xd8\xff\xfe\x00\x0cJane Smith\xff\xda pixels"
    clean = scrub_authors(repacked(word_file("x"), added={"word/media/image1.jpeg": photograph}), FileKind.DOCX)
    assert parts_of(clean)["word/media/image1.jpeg"] == b"\xff\xd8\xff\xda pixels"


def test_a_workbook_keeps_its_cells_and_loses_its_names():
    data = excel_file([["Hours", 1200], ["Rate", 13.5]])
    assert set(authors_in(data, FileKind.XLSX)) == {"Jane Smith", "Acme Care CIC", "Bob Jones"}
    clean = scrub_authors(data, FileKind.XLSX)
    assert names_left(clean) == []
    sheet = openpyxl.load_workbook(io.BytesIO(clean))["Prices"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["Hours", 1200], ["Rate", 13.5]]
    assert sheet["A1"].comment.text == "Please check"
    assert examine(clean, name="a.xlsx").kind is FileKind.XLSX


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_pdf_keeps_its_pages_and_loses_its_names():
    data = pdf_file("# Method\n\nWe visit weekly.", "And monthly.")
    assert "Jane Smith" in authors_in(data, FileKind.PDF)
    clean = scrub_authors(data, FileKind.PDF)
    assert authors_in(clean, FileKind.PDF) == ()
    assert names_left(clean) == []
    assert b"/Author" not in clean
    assert b"xmpmeta" not in clean
    assert texts(clean) == texts(data)
    assert examine(clean, name="a.pdf").pages == 2


def test_a_note_on_a_page_loses_its_writer_and_a_field_keeps_its_name():
    data = raw_pdf(
        page="/Annots [<< /Subtype /Text /Rect [0 0 9 9] /T (Jane Smith) /Contents (Check) >> "
        "<< /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /T (field1) >>]"
    )
    assert authors_in(data, FileKind.PDF) == ("Jane Smith",)
    clean = scrub_authors(data, FileKind.PDF)
    assert names_left(clean) == []
    notes = [note.get_object() for note in PdfReader(io.BytesIO(clean)).pages[0]["/Annots"]]
    assert [note.get("/T") for note in notes] == [None, "field1"]
    assert notes[0]["/Contents"] == "Check"


def test_an_earlier_version_inside_a_pdf_is_gone():
    first = raw_pdf(others=["<< /Secret (Mary Manager) >>"])
    clean = scrub_authors(first, FileKind.PDF)
    assert names_left(first) != []
    assert names_left(clean) == []
    assert texts(clean) == texts(first)


def test_a_signature_loses_who_signed():
    data = raw_pdf(
        catalog="/AcroForm << /Fields [5 0 R] >>",
        others=["<< /FT /Sig /T (sig) /V << /Type /Sig /Name (Jane Smith) /Contents <00> >> >>"],
    )
    assert names_left(scrub_authors(data, FileKind.PDF)) == []


def test_plain_text_is_given_back_as_it_was():
    assert scrub_authors(b"Jane wrote this", FileKind.TEXT) == b"Jane wrote this"
    assert authors_in(b"Jane wrote this", FileKind.TEXT) == ()


@pytest.mark.parametrize("kind", [FileKind.PDF, FileKind.DOCX, FileKind.XLSX])
def test_what_cannot_be_opened_is_refused_in_words(kind: FileKind):
    for ask in (scrub_authors, authors_in):
        with pytest.raises(RefusedFile, match=r"damaged|before or after"):
            ask(b"nonsense", kind, name="a")


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn")), max_size=60)
SMALL = word_file("x")


@settings(max_examples=40, deadline=None)
@given(given_texts=st.lists(WORDS, max_size=6), author=WORDS)
def test_no_text_is_changed_whatever_it_says(given_texts: list[str], author: str):
    runs = "".join(f"<w:r><w:t>{escape(text)}</w:t></w:r>" for text in given_texts)
    data = with_body(f"<w:p><w:ins w:author={quoteattr(author)} w:id='1'>{runs}</w:ins></w:p>", data=SMALL)
    before = parts_of(data)["word/document.xml"].decode()
    after = parts_of(scrub_authors(data, FileKind.DOCX))["word/document.xml"].decode()
    assert after == before.replace(f"w:author={quoteattr(author)}", 'w:author="Author"')
