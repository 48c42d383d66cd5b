"""What is taken and what is refused of files that strangers send, by files made for each case."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.upload_builders import PACKAGE, excel_file, pdf_file, raw_pdf, repacked, with_body, word_file
from worthwhile.exchange.uploaded import FileKind, Limits, RefusedFile, examine
from worthwhile.exchange.uploaded.pdf import DAMAGED

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def refusal(data: bytes, name: str, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedFile) as caught:
        examine(data, name=name, limits=limits)
    assert all(problem.path == name for problem in caught.value.problems)
    return str(caught.value)


# What is taken


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word_file("Hello"), "brief.docx", FileKind.DOCX),
        (excel_file([["Price", 5]]), "prices.xlsx", FileKind.XLSX),
        (pdf_file("Hello", "again"), "brief.PDF", FileKind.PDF),
        (b"Hello, tender.", "brief.txt", FileKind.TEXT),
        ("Price,£5\n".encode("windows-1252"), "prices.csv", FileKind.TEXT),
        ("Gwasanaeth".encode("utf-16"), "brief.txt", FileKind.TEXT),
        (b"# Hello", "brief.md", FileKind.MARKDOWN),
    ],
)
def test_an_ordinary_file_is_taken_for_what_it_is(data: bytes, name: str, kind: FileKind):
    found = examine(data, name=name)
    assert (found.kind, found.size, found.cautions()) == (kind, len(data), ())
    assert len(found.sha256) == 64


def test_the_pages_of_a_pdf_are_counted():
    assert examine(pdf_file("one", "two", "three"), name="a.pdf").pages == 3
    assert examine(raw_pdf(), name="a.pdf").pages == 1


def test_a_workbook_inside_a_document_is_taken_as_charts_carry_one():
    data = repacked(word_file("x"), added={"word/embeddings/Microsoft_Excel_Sheet1.xlsx": excel_file([["a"]])})
    assert examine(data, name="a.docx").kind is FileKind.DOCX


def test_a_hyperlink_is_nothing_to_tell_and_a_template_from_outside_is():
    rels = (
        f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
        '<Relationship Id="r1" Type="http://x/relationships/hyperlink" Target="https://example.org" '
        'TargetMode="External"/><Relationship Id="r2" Type="http://x/relationships/attachedTemplate" '
        'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    found = examine(repacked(word_file("x"), added={"word/_rels/settings.xml.rels": rels.encode()}), name="a.docx")
    assert [(link.kind, link.target) for link in found.outside] == [("attachedTemplate", "https://evil.example/t.dotm")]
    assert "would fetch something from outside" in found.cautions()[0]


def test_the_test_file_of_scanners_is_text_and_left_to_a_scanner():
    assert examine(EICAR, name="eicar.txt").kind is FileKind.TEXT


# Kinds and names


@pytest.mark.parametrize("data", [b"", b"  \n ", b"\0\0\0"])
def test_an_empty_file_is_refused(data: bytes):
    assert "empty" in refusal(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3, "Portable Network Graphics"),
        (b"MZ\x90\0\x03" + bytes(300), "not taken"),
        (b"{\\rtf1 hello}", "Rich Text"),
        (b"#!/bin/sh\nrm -rf /", "script"),
        (b"  <html><script>alert(1)</script>", "web page"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", "web page"),
        (b"<svg onload='x'/>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older Office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\x01\x02\x03\x04 text", "unknown kind"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_what_is_in_it(data: bytes, says: str):
    assert says in refusal(data, "brief.txt")


def test_an_archive_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "Send the files in it one by one" in refusal(out.getvalue(), "pack.zip")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx.exe", "a", "a.doc", ".docx.txt"])
def test_a_name_that_says_otherwise_is_refused(name: str):
    assert "it is a Word document" in refusal(word_file("x"), name)


def test_a_kind_that_is_not_asked_for_is_refused():
    with pytest.raises(RefusedFile, match="not taken here"):
        examine(b"hello", name="a.txt", allowed=frozenset({FileKind.PDF}))


# Office files


@pytest.mark.parametrize(
    "hostile",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/activeX/activeX1.bin": b"x"},
        {"word/embeddings/oleObject1.bin": b"x"},
        {"word/media/image1.png": b"\xd0\xcf\x11\xe0 disguised"},
        {"word/media/image1.png": b"MZ program"},
        {"xl/macrosheets/sheet1.xml": b"<a/>"},
    ],
)
def test_programs_and_objects_in_office_files_are_refused(hostile: dict[str, bytes]):
    said = refusal(repacked(word_file("x"), added=hostile), "a.docx")
    assert "macros" in said or "another program's object" in said


def test_a_content_type_with_macros_is_refused_whatever_the_name():
    data = repacked(
        word_file("x"),
        replaced={("[Content_Types].xml", "wordprocessingml.document.main+xml"): "macroEnabled.main+xml"},
    )
    assert "macros" in refusal(data, "a.docx")


@pytest.mark.parametrize(
    "field",
    [
        '<w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\x.exe "/></w:p>',
        "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO x</w:instrText></w:r></w:p>",
    ],
)
def test_a_field_that_starts_a_program_is_refused_however_it_is_spelled(field: str):
    assert "DDE" in refusal(with_body(field), "a.docx")


def test_a_field_of_another_kind_is_taken():
    examine(with_body("<w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>"), name="a.docx")


def test_archives_inside_are_refused_one_floor_down_and_two():
    inner = repacked(word_file("x"), added={"word/embeddings/a.docx": word_file("y")})
    assert "files in it that hold further files" in refusal(
        repacked(word_file("x"), added={"word/embeddings/a.docx": inner}), "a.docx"
    )
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a", "b")
    assert "further files" in refusal(repacked(word_file("x"), added={"word/a.xml": plain.getvalue()}), "a.docx")


def test_macros_in_a_workbook_inside_are_found():
    inner = repacked(excel_file([["a"]]), added={"xl/vbaProject.bin": b"x"})
    assert "macros" in refusal(repacked(word_file("x"), added={"word/embeddings/a.xlsx": inner}), "a.docx")


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="w">&c;</w:document>'
)
OUTSIDE_ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize("xml", [BILLION_LAUGHS, OUTSIDE_ENTITY, "<!DOCTYPE a><a/>"])
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/footnotes.xml"])
def test_entities_are_refused_in_every_part(part: str, xml: str):
    data = word_file("x")
    how = {"added": {part: xml.encode()}} if part == "word/footnotes.xml" else {"changed": {part: xml.encode()}}
    assert "declares entities" in refusal(repacked(data, **how), "a.docx")


def test_xml_that_nests_without_end_is_refused():
    assert "nests without end" in refusal(with_body("<w:p>" * 5000 + "</w:p>" * 5000), "a.docx")


def test_a_part_that_packs_a_thousandfold_is_refused():
    assert "unpack to far more" in refusal(repacked(word_file("x"), added={"word/a.xml": b" " * 5_000_000}), "a.docx")


def test_many_parts_that_add_up_are_refused():
    noise = b"".join(struct.pack("<I", zlib.crc32(str(number).encode())) for number in range(3000))
    data = repacked(word_file("x"), added={f"word/media/{number}.png": noise for number in range(40)})
    small = Limits(most_unpacked=1_000_000)
    assert "unpack to far more" in refusal(data, "a.docx", small)
    assert "parts; the most is 20" in refusal(data, "a.docx", Limits(most_members=20))


def _directory_entry(data: bytearray, part: bytes) -> int:
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(part))
    assert data[at + 46 : at + 46 + len(part)] == part
    return at


def test_an_archive_that_lies_about_a_size_is_refused():
    data = bytearray(word_file("x" * 3000))
    struct.pack_into("<I", data, _directory_entry(data, b"word/document.xml") + 24, 100)
    assert "damaged" in refusal(bytes(data), "a.docx")


def test_parts_that_share_their_bytes_are_refused():
    data = bytearray(repacked(word_file("x"), added={"word/one.xml": b"<a/>", "word/two.xml": b"<a/>"}))
    one, two = (_directory_entry(data, part) for part in (b"word/one.xml", b"word/two.xml"))
    data[two + 42 : two + 46] = data[one + 42 : one + 46]
    assert "unpack to far more" in refusal(bytes(data), "a.docx")


def test_a_package_with_a_password_is_refused():
    data = bytearray(word_file("x"))
    at = _directory_entry(data, b"word/document.xml")
    struct.pack_into("<H", data, at + 8, 1)
    assert "password" in refusal(bytes(data), "a.docx")


@pytest.mark.parametrize("part", ["../../etc/passwd", "/etc/passwd", "word\\..\\..\\x"])
def test_a_part_that_names_a_place_outside_is_refused(part: str):
    assert "names a place outside it" in refusal(repacked(word_file("x"), added={part: b"x"}), "a.docx")


def test_a_part_that_stands_twice_is_refused():
    assert "stands in it twice" in refusal(repacked(word_file("x"), added={"word/DOCUMENT.xml": b"<a/>"}), "a.docx")


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.98])
@pytest.mark.parametrize("make", [lambda: word_file("x"), lambda: pdf_file("x"), lambda: raw_pdf()])
def test_a_file_that_was_cut_off_is_refused(make: Callable[[], bytes], kept: float):
    data = make()
    name = "a.pdf" if data.startswith(b"%PDF") else "a.docx"
    with pytest.raises(RefusedFile):
        examine(data[: int(len(data) * kept)], name=name)


def test_a_word_file_with_something_before_or_after_it_is_refused():
    assert "before or after" in refusal(word_file("x") + b"more", "a.docx")
    with pytest.raises(RefusedFile):
        examine(b"#!x\n" + word_file("x"), name="a.docx")


# PDF


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (raw_pdf(catalog="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "JavaScript"),
        (raw_pdf(catalog="/OpenAction << /S /J#61vaScript /#4aS (app.alert(1)) >>"), "JavaScript"),
        (raw_pdf(catalog="/OpenAction 5 0 R", others=["<< /S 6 0 R /Next [<< /S /JavaScript >>] >>"]), "JavaScript"),
        (raw_pdf(others=["<< /Names [(a) << /JS (x) >>] >>"]), "JavaScript"),
        (raw_pdf(page="/AA << /O << /S /Launch /F (cmd.exe) >> >>"), "starts another program"),
        (raw_pdf(page="/AA << /O << /S /SubmitForm /F (http://x) >> >>"), "starts another program"),
        (raw_pdf(others=["<< /Type /Filespec /EF << /F 6 0 R >> >>"]), "attached"),
        (raw_pdf(page="/Annots [<< /Subtype /FileAttachment >>]"), "attached"),
        (raw_pdf(catalog="/AcroForm << /XFA [] >>"), "XFA"),
        (raw_pdf(page="/Annots [<< /Subtype /RichMedia >>]"), "film, sound"),
    ],
)
def test_what_runs_or_is_attached_in_a_pdf_is_refused(data: bytes, says: str):
    assert says in refusal(data, "a.pdf")


def test_javascript_packed_in_a_stream_of_objects_is_found():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file("Hello"))))
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))
    out = io.BytesIO()
    writer.write(out)
    assert "JavaScript" in refusal(out.getvalue(), "a.pdf")


def test_an_attached_file_is_found():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file("Hello"))))
    writer.add_attachment("x.txt", b"hello")
    out = io.BytesIO()
    writer.write(out)
    assert "attached" in refusal(out.getvalue(), "a.pdf")


def test_several_reasons_are_told_at_once():
    data = raw_pdf(catalog="/OpenAction << /S /JavaScript /JS (1) >>", page="/Annots [<< /Subtype /FileAttachment >>]")
    said = refusal(data, "a.pdf")
    assert "JavaScript" in said
    assert "attached" in said


def test_a_link_to_a_page_is_taken():
    assert examine(raw_pdf(catalog="/OpenAction [3 0 R /Fit]"), name="a.pdf").pages == 1


def test_a_pdf_with_a_password_is_refused():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file("Hello"))))
    writer.encrypt("", owner_password="secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "protected" in refusal(out.getvalue(), "a.pdf")


def test_a_pdf_with_an_archive_in_it_is_refused():
    assert "second file" in refusal(pdf_file("Hello") + word_file("x"), "a.pdf")
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "second file" in refusal(pdf_file("Hello") + inside.getvalue() + b"%%EOF", "a.pdf")


def test_a_pdf_with_something_after_its_end_is_refused():
    assert "second file" in refusal(pdf_file("Hello") + b"MZ" + b"x" * 5000, "a.pdf")


def test_a_count_of_pages_that_lies_is_not_believed():
    assert examine(raw_pdf(pages="/Count 2000000000"), name="a.pdf").pages == 1


def test_more_pages_than_are_read_are_refused():
    kids = " ".join("3 0 R" for _ in range(10))
    data = raw_pdf(others=[f"<< /Type /Pages /Kids [{kids}] >>"]).replace(b"/Pages 2 0 R", b"/Pages 5 0 R")
    assert examine(data, name="a.pdf").pages == 1, "one page named ten times is one page"
    assert "more than 2 pages" in refusal(pdf_file("a", "b", "c"), "a.pdf", Limits(most_pages=2))


def test_pages_that_hold_one_another_end():
    data = raw_pdf(others=["<< /Type /Pages /Kids [2 0 R 5 0 R] >>"]).replace(b"/Kids [3 0 R]", b"/Kids [5 0 R]")
    assert DAMAGED in refusal(data, "a.pdf")


def test_a_broken_table_of_objects_is_repaired_or_refused_and_hides_nothing():
    whole = raw_pdf(catalog="/OpenAction << /S /JavaScript /JS (x) >>")
    broken = whole.replace(b"xref\n0 5", b"xrxf\n9 5").replace(b"startxref\n", b"startxref\n9")
    assert "JavaScript" in refusal(broken, "a.pdf")
    plain = raw_pdf().replace(b"startxref\n", b"startxref\n9")
    assert examine(plain, name="a.pdf").pages == 1


def test_a_program_in_a_part_that_no_table_names_is_found():
    hidden = raw_pdf() + b"9 0 obj\n<< /S /#4aavaScript /JS (x) >>\nendobj\n"
    assert examine(raw_pdf() + b"9 0 obj\n<< /S /GoTo >>\nendobj\n", name="a.pdf").pages == 1
    assert "JavaScript" in refusal(hidden, "a.pdf")


def test_more_objects_than_are_read_are_refused():
    assert "parts; the most is 10" in refusal(
        raw_pdf(others=["<< >>" for _ in range(20)]), "a.pdf", Limits(most_objects=10)
    )


def test_a_dictionary_that_nests_without_end_is_refused():
    with pytest.raises(RefusedFile):
        examine(raw_pdf(others=["<< /A " * 50_000 + ">>" * 50_000]), name="a.pdf")


# Sizes


def test_a_file_past_the_most_is_refused_with_its_size():
    assert "3.0 MB; the most is 1 MB" in refusal(b"x" * 3 * 1024 * 1024, "a.txt", Limits(most_bytes=1024 * 1024))
    assert "This text has 6.0 MB" in refusal(b"x" * 6 * 1024 * 1024, "a.txt")
