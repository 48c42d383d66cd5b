"""The text of a Word document: headings, paragraphs, rows of tables and notes, as it reads with changes accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from worthwhile.exchange.tender_pack.pack import Document, PassageKind
from worthwhile.exchange.tender_pack.passages import Gathered
from worthwhile.exchange.uploaded.kinds import FileKind
from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.office_xml import InvalidXml, XmlEvents, XmlHandler
from worthwhile.exchange.uploaded.package import Package, open_package
from worthwhile.exchange.uploaded.refused import refused

# A page of prose has some 500 words; a count that would put more than this on each was never updated.
_MOST_WORDS_A_PAGE = 1_500
_NOT_READ = {"moveFrom", "Fallback", "del"}


def read_word(data: bytes, *, name: str, limits: Limits) -> Document:
    """The document. Raises RefusedFile where a part is damaged."""
    package = open_package(data, name=name, limits=limits)
    gathered = Gathered()
    try:
        styles = _Styles()
        if "word/styles.xml" in package:
            XmlEvents(styles).read(package.read("word/styles.xml"))
        body = _Body(gathered, styles.headings)
        XmlEvents(body).read(package.read(_main(package)))
        for part in ("word/footnotes.xml", "word/endnotes.xml"):
            if part in package:
                XmlEvents(_Body(gathered, frozenset(), is_note=True)).read(package.read(part))
    except InvalidXml as error:
        raise refused(name, str(error)) from None
    document = Document(name=name, kind=FileKind.DOCX, passages=gathered.passages)
    return Document(
        name=name, kind=FileKind.DOCX, passages=gathered.passages, pages=_pages(package, document.words, body.page)
    )


def _main(package: Package) -> str:
    mains = [part for part in package if re.fullmatch(r"word/document\d*\.xml", part)]
    return min(mains, default="word/document.xml")


def _pages(package: Package, words: int, breaks: int | None) -> int | None:
    """The count that Word kept when it last saved, where it can be true."""
    app = package.read("docProps/app.xml") if "docProps/app.xml" in package else b""
    found = re.search(rb"<(?:\w+:)?Pages>(\d{1,5})<", app)
    counted = max(int(found[1]) if found else 0, breaks or 0)
    return counted if counted and words <= counted * _MOST_WORDS_A_PAGE else None


class _Styles(XmlHandler):
    """Finds the styles that are headings: by their English name, or by their level in the outline."""

    def __init__(self) -> None:
        self._id = ""
        self._found: set[str] = set()

    @property
    def headings(self) -> frozenset[str]:
        return frozenset(self._found)

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "style":
            self._id = values.get("styleId", "")
        elif (tag == "name" and re.match(r"(?:heading \d|title$|subtitle$)", values.get("val", ""), re.IGNORECASE)) or (
            tag == "outlineLvl" and values.get("val", "9") < "9"
        ):
            self._found.add(self._id)


class _Body(XmlHandler):
    """Walks the body. Paragraphs may stand in one another (text boxes), and tables in cells, so both are stacks."""

    def __init__(self, gathered: Gathered, headings: frozenset[str], *, is_note: bool = False) -> None:
        self._gathered = gathered
        self._headings = headings
        self._texts: list[list[str]] = []
        self._is_heading: list[bool] = []
        self._tables: list[list[list[str]]] = []
        self._skipped = 0
        self._in_text = False
        self._is_note = is_note
        self._page: int | None = None

    @property
    def page(self) -> int | None:
        """The last page that was marked in the text; None where none was."""
        return self._page

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag in _NOT_READ:
            self._skipped += 1
        elif tag == "p":
            self._texts.append([])
            self._is_heading.append(False)
        elif tag == "pStyle" and self._is_heading:
            self._is_heading[-1] = values.get("val", "") in self._headings
        elif tag == "outlineLvl" and self._is_heading and values.get("val", "9") < "9":
            self._is_heading[-1] = True
        elif tag in ("t", "tab", "br", "cr", "noBreakHyphen"):
            self._letters(tag, values)
        elif tag == "lastRenderedPageBreak" and not self._is_note:
            self._page = (self._page or 1) + 1
        elif tag in ("tbl", "tr", "tc"):
            self._open_table(tag)

    def _letters(self, tag: str, values: Mapping[str, str]) -> None:
        self._in_text = tag == "t"
        if self._texts and tag != "t":
            self._texts[-1].append("-" if tag == "noBreakHyphen" else " ")

    def _open_table(self, tag: str) -> None:
        if tag == "tbl":
            self._tables.append([])
        elif self._tables and tag == "tr":
            self._tables[-1] = []
        elif self._tables:
            self._tables[-1].append([])

    def text(self, letters: str) -> None:
        if self._in_text and self._texts and not self._skipped:
            self._texts[-1].append(letters)

    def end(self, tag: str) -> None:
        if tag in _NOT_READ:
            self._skipped = max(0, self._skipped - 1)
        elif tag == "t":
            self._in_text = False
        elif tag == "p" and self._texts:
            self._close_paragraph("".join(self._texts.pop()), is_heading=self._is_heading.pop())
        elif tag == "tr" and self._tables:
            self._close_row()
        elif tag == "tbl" and self._tables:
            self._tables.pop()

    def _close_paragraph(self, text: str, *, is_heading: bool) -> None:
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(text)
            return
        self._gathered.add(text, PassageKind.HEADING if is_heading else PassageKind.PARAGRAPH, page=self._page)

    def _close_row(self) -> None:
        cells = [" ".join(part for part in cell if part.strip()) for cell in self._tables[-1]]
        self._tables[-1] = []
        row = " | ".join(" ".join(cell.split()) for cell in cells if cell.strip())
        if len(self._tables) > 1 and self._tables[-2]:
            self._tables[-2][-1].append(row)
        else:
            self._gathered.add(row, PassageKind.ROW, page=self._page)
