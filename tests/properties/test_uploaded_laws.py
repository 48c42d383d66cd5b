"""Laws of sent files: no bytes stop us, and a file without names has the text that it had."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.upload_builders import excel_file, pdf_file, raw_pdf, repacked, with_body, word_file
from worthwhile.exchange.tender_pack import read_file
from worthwhile.exchange.uploaded import FileKind, RefusedFile, authors_in, scrub_authors

SEEDS = {
    "typst.pdf": pdf_file("# Aims\n\nWe visit people at home.", "And we write it down."),
    "plain.pdf": raw_pdf(others=["<< /A [1 2 3] /B (x) >>"]),
    "word.docx": word_file("# Aims", "We visit people at home."),
    "sheet.xlsx": excel_file([["Visits", 300], ["Price", 12.5]]),
    "text.txt": b"We visit people at home.",
}
LETTERS = st.characters(codec="ascii", categories=("L", "N", "Zs", "P"))
CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=20)), max_size=8)


@pytest.fixture(autouse=True)
def _quiet_reader():
    """The PDF reader warns of every fault that it repairs, which is what these tests are made of."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def cut(data: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with pieces taken out and others put in."""
    for where, length, put in cuts:
        at = int(where * len(data))
        data = data[:at] + put + data[at + length :]
    return data


def refused_in_words(use: Callable[[], None]) -> bool:
    """Whether the file was used, or refused in sentences; anything else that is raised is a fault of ours."""
    try:
        use()
    except RefusedFile as error:
        return bool(error.problems) and all(problem.message.endswith((".", ")")) for problem in error.problems)
    return True


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(sorted(SEEDS)), cuts=CUTS)
def test_damage_is_read_or_refused_in_words_and_never_stops_us(name: str, cuts: list[tuple[float, int, bytes]]):
    data = cut(SEEDS[name], cuts)

    def use() -> None:
        read = read_file(data, name=name)
        scrub_authors(data, read.examined.kind, name=name)
        authors_in(data, read.examined.kind, name=name)

    assert refused_in_words(use)


@settings(max_examples=60, deadline=None)
@given(cuts=CUTS)
def test_damage_inside_a_part_of_a_word_file_likewise(cuts: list[tuple[float, int, bytes]]):
    body = (
        b'<w:document xmlns:w="w"><w:body>'
        b'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Aims</w:t></w:r></w:p>'
        b'<w:tbl><w:tr><w:tc><w:p><w:ins w:author="Jane"><w:r><w:t>a</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>'
        b"</w:body></w:document>"
    )
    data = repacked(SEEDS["word.docx"], changed={"word/document.xml": cut(body, cuts)})

    def use() -> None:
        read_file(data, name="a.docx")
        scrub_authors(data, FileKind.DOCX)

    assert refused_in_words(use)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="ascii", categories=("L", "N", "Zs", "P")), min_size=1, max_size=40), max_size=5
    )
)
def test_scrubbing_twice_is_scrubbing_once_and_the_text_stays(texts: list[str]):
    body = "".join(f"<w:p><w:r><w:t>{text.replace('&', '+').replace('<', '(')}</w:t></w:r></w:p>" for text in texts)
    data = with_body(body, data=SEEDS["word.docx"])
    once = scrub_authors(data, FileKind.DOCX)
    assert scrub_authors(once, FileKind.DOCX) == once
    assert read_file(once, name="a.docx").document == read_file(data, name="a.docx").document
