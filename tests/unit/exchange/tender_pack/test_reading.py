"""Files of a pack are read into text whose every piece knows where it stands."""

from __future__ import annotations

import pytest

from tests.upload_builders import (
    excel_file,
    parts_of,
    pdf_file,
    raw_pdf,
    repacked,
    with_body,
    word_file,
    word_with_tables,
)
from worthwhile.exchange.tender_pack import Document, PackFile, PassageKind, read_file, read_file_apart, read_pack
from worthwhile.exchange.uploaded import Limits, RefusedFile, scrub_authors


def read(data: bytes, name: str) -> Document:
    return read_file(data, name=name).document


def texts(document: Document) -> list[str]:
    return [passage.text for passage in document.passages]


# Word


def test_headings_paragraphs_and_rows_of_a_word_file_stand_in_order():
    document = read(
        word_with_tables(["# Dates", "Come in time.", "| Stage | Day |\n| Bids | 3 July |", "After."]), "a.docx"
    )
    assert [(one.text, one.kind, one.heading, one.paragraph) for one in document.passages] == [
        ("Dates", PassageKind.HEADING, "", 1),
        ("Come in time.", PassageKind.PARAGRAPH, "Dates", 2),
        ("Stage | Day", PassageKind.ROW, "Dates", 3),
        ("Bids | 3 July", PassageKind.ROW, "Dates", 4),
        ("After.", PassageKind.PARAGRAPH, "Dates", 5),
    ]
    assert document.headings == ("Dates",)
    assert document.words == 12


def test_changes_are_read_as_accepted_and_codes_are_left_out():
    body = (
        "<w:p><w:r><w:t>Pay in </w:t></w:r><w:del><w:r><w:delText>60</w:delText><w:t>60</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:instrText> PAGE </w:instrText><w:t xml:space='preserve'> days"
        "</w:t></w:r><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
    )
    assert texts(read(with_body(body), "a.docx")) == ["Pay in 30 days"]


def test_tabs_breaks_and_hyphens_part_or_join_words_as_they_read():
    runs = "<w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t>"
    assert texts(read(with_body(f"<w:p><w:r>{runs}</w:r></w:p>"), "a.docx")) == ["one two three-four"]


def test_a_text_box_is_read_once_and_stands_before_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Around.</w:t><mc:AlternateContent xmlns:mc='mc'><mc:Choice>"
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read(with_body(body), "a.docx")) == ["In a box.", "Around."]


def test_a_table_in_a_cell_stays_in_its_cell():
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p>{}</w:tc>"
    body = f"<w:tbl><w:tr>{cell.format('out', inner)}{cell.format('next', '')}</w:tr></w:tbl>"
    assert texts(read(with_body(body), "a.docx")) == ["out in | next"]


def test_pages_of_a_word_file_are_those_that_word_marked():
    body = (
        "<w:p><w:r><w:t>First.</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Second.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Also second.</w:t></w:r></w:p>"
    )
    document = read(with_body(body), "a.docx")
    assert [one.page for one in document.passages] == [None, 2, 2]
    assert document.pages == 2


def test_a_count_of_pages_that_cannot_be_true_is_not_told():
    document = read(word_file(*["many words " * 100] * 30), "a.docx")
    assert document.words == 6000
    assert document.pages is None


def test_footnotes_are_read():
    notes = b"<w:footnotes xmlns:w='w'><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    assert texts(read(repacked(word_file("x"), added={"word/footnotes.xml": notes}), "a.docx")) == ["x", "A note."]


def test_scrubbing_leaves_what_is_read_as_it_was():
    for data, name in ((word_file("# A", "Text by Jane Smith."), "a.docx"), (pdf_file("# A\n\nText."), "a.pdf")):
        examined = read_file(data, name=name)
        clean = scrub_authors(data, examined.examined.kind, name=name)
        assert read(clean, name).passages == examined.document.passages


# PDF


def test_lines_of_a_pdf_become_paragraphs_with_their_page():
    long = "The service will help people who live alone to meet others and to stay well in their own homes. " * 3
    document = read(pdf_file(f"# Aims\n\n{long}\n\n1.2 Numbered.", "On the second page."), "a.pdf")
    assert document.pages == 2
    assert [(one.text, one.page, one.heading) for one in document.passages] == [
        ("Aims", 1, ""),
        (long.strip(), 1, "Aims"),
        ("1.2 Numbered.", 1, "Aims"),
        ("On the second page.", 2, "Aims"),
    ]


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out():
    own = ["We visit weekly.", "Staff are kind.", "Tea is served.", "Buses run late."]
    pages = [
        f"Example Council\n\nSome words.\n\n{text}\n\nMaximum 500 words.\n\nPage {number} of 4"
        for number, text in enumerate(own, start=1)
    ]
    words = " ".join(texts(read(pdf_file(*pages), "a.pdf")))
    assert "Council" not in words
    assert "Page" not in words
    assert words.count("Maximum 500 words.") == 4
    assert all(text in words for text in own)


def test_a_page_that_has_nothing_else_keeps_its_lines():
    pages = [f"Tender page {number}\n\nText of its own, number {number * 7}, is here." for number in range(1, 5)]
    words = " ".join(texts(read(pdf_file(*pages), "a.pdf")))
    assert words.count("Tender page") == words.count("Text of its own") == 4


def test_a_pdf_without_text_is_told():
    data = raw_pdf().replace(b"(Hello tender)", b"(            )")
    pack = read_pack([PackFile(name="scan.pdf", data=data)])
    assert pack.documents[0].words == 0
    assert "No text could be read from scan.pdf" in pack.cautions[0]


# Others


def test_rows_of_a_workbook_stand_under_the_name_of_their_sheet():
    document = read(excel_file([["Item", "Price"], ["Visit", 12.5], ["", ""], ["Hours", 40]]), "a.xlsx")
    assert [(one.text, one.heading) for one in document.passages] == [
        ("Item | Price", "Prices"),
        ("Visit | 12.5", "Prices"),
        ("Hours | 40", "Prices"),
    ]
    assert document.pages is None


def test_plain_text_and_markdown_are_parted_at_empty_lines_and_marks():
    plain = b"First line\ngoes on.\n\nNext.\n- one\n- two\n# not a heading"
    assert texts(read(plain, "a.txt")) == ["First line goes on.", "Next.", "- one", "- two # not a heading"]
    marked = b"# Title #\nSome **bold** text\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n"
    assert [(one.text, one.kind.value) for one in read(marked, "a.md").passages] == [
        ("Title", "heading"),
        ("Some bold text", "paragraph"),
        ("a | b", "row"),
        ("1 | 2", "row"),
    ]


def test_a_file_read_apart_is_read_as_here():
    data = word_with_tables(["# Dates", "Come.", "| a | b |"])
    assert read_file_apart(data, name="a.docx") == read_file(data, name="a.docx")


# Packs


def test_a_pack_counts_its_words_and_its_pages_where_all_are_known():
    pdf = PackFile(name="a.pdf", data=pdf_file("one two", "three"))
    pack = read_pack([pdf, PackFile(name="b.pdf", data=pdf_file("four"))])
    assert (pack.words, pack.pages, pack.cautions) == (4, 3, ())
    assert read_pack([pdf, PackFile(name="c.txt", data=b"five")]).pages is None


def test_every_file_that_is_refused_is_told_at_once():
    files = [
        PackFile(name="a.pdf", data=raw_pdf(catalog="/OpenAction << /S /JavaScript /JS (1) >>")),
        PackFile(name="b.txt", data=b"fine"),
        PackFile(name="c.docx", data=b"PK\x03\x04 broken"),
    ]
    with pytest.raises(RefusedFile) as caught:
        read_pack(files)
    assert [problem.path for problem in caught.value.problems] == ["a.pdf", "c.docx"]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([], "no file"),
        ([PackFile(name=f"{number}.txt", data=b"x") for number in range(60)], "has 60 files"),
        ([PackFile(name="a.txt", data=b"x"), PackFile(name="A.TXT", data=b"y")], "same name"),
    ],
)
def test_a_pack_that_cannot_be_one_is_refused(files: list[PackFile], says: str):
    with pytest.raises(RefusedFile, match=says):
        read_pack(files)


def test_a_part_that_is_damaged_is_refused_in_words():
    parts = parts_of(word_file("x"))
    data = repacked(word_file("x"), changed={"word/document.xml": parts["word/document.xml"][:-20]})
    with pytest.raises(RefusedFile, match="damaged"):
        read_file(data, name="a.docx")


def test_more_text_than_anybody_reads_is_cut_and_not_refused():
    pack = read_pack([PackFile(name="a.txt", data=b"word " * 200_000)])
    assert len(pack.documents[0].passages[0].text) <= 20_000
    assert "has more text than is read" in pack.cautions[0]


def test_all_text_of_a_document_together_is_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("worthwhile.exchange.tender_pack.passages.MOST_LETTERS", 30)
    assert texts(read(b"one two three four\n\nfive six seven eight\n\nnine", "a.txt"))[2:] == []


def test_a_file_past_its_limits_is_refused():
    with pytest.raises(RefusedFile, match="the most is"):
        read_file_apart(b"x" * 5_000, name="a.txt", limits=Limits(most_bytes=1_000))
