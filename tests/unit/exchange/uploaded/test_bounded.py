"""A stranger's file is read in a process of its own, which ends at its bounds."""

from __future__ import annotations

import pytest

from tests.upload_builders import excel_file, pdf_file, raw_pdf, with_body, word_file
from worthwhile.exchange.uploaded import (
    FileKind,
    Limits,
    RefusedFile,
    authors_in_apart,
    examine,
    examine_apart,
    scrub_authors_apart,
)
from worthwhile.exchange.uploaded.apart import TOO_HARD


@pytest.mark.parametrize(
    ("data", "name"), [(word_file("x"), "a.docx"), (pdf_file("x"), "a.pdf"), (b"hello\nthere", "a.txt")]
)
def test_a_file_read_apart_is_told_as_it_is_told_here(data: bytes, name: str):
    assert examine_apart(data, name=name) == examine(data, name=name)


def test_every_reason_comes_back_from_the_other_process():
    data = raw_pdf(catalog="/OpenAction << /S /JavaScript /JS (1) >>", page="/Annots [<< /Subtype /FileAttachment >>]")
    with pytest.raises(RefusedFile) as caught:
        examine_apart(data, name="a.pdf")
    with pytest.raises(RefusedFile) as expected:
        examine(data, name="a.pdf")
    assert caught.value.problems == expected.value.problems


def test_a_kind_that_is_not_asked_for_is_refused_there_too():
    with pytest.raises(RefusedFile, match="not taken here"):
        examine_apart(b"hello", name="a.txt", allowed=frozenset({FileKind.PDF}))


def test_a_file_past_the_most_is_not_even_sent():
    with pytest.raises(RefusedFile, match="the most is 0 MB"):
        examine_apart(b"x" * 100, name="a.txt", limits=Limits(most_bytes=50))


def test_names_are_found_and_taken_out_apart():
    data = excel_file([["a"]])
    assert "Jane Smith" in authors_in_apart(data, FileKind.XLSX, name="a.xlsx")
    clean = scrub_authors_apart(data, FileKind.XLSX, name="a.xlsx")
    assert authors_in_apart(clean, FileKind.XLSX, name="a.xlsx") == ()


def test_a_file_that_takes_too_long_is_refused():
    paragraphs = "".join(f"<w:p><w:r><w:t>{number * 7919}</w:t></w:r></w:p>" for number in range(400_000))
    with pytest.raises(RefusedFile, match="takes longer or more memory"):
        examine_apart(with_body(paragraphs), name="a.docx", limits=Limits(seconds=1))


def test_a_file_that_takes_too_much_memory_is_refused():
    with pytest.raises(RefusedFile) as caught:
        examine_apart(b"x " * 2_000_000, name="a.txt", limits=Limits(most_memory=40 * 1024 * 1024, seconds=10))
    assert TOO_HARD in str(caught.value)
