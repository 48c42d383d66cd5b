"""What Word files can say and python-docx has no words for: languages, heading rows, descriptions, page numbers."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.styles.style import ParagraphStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph

ACCENT = "1D70B8"
SOFT = "F3F2F1"
LINE = "B1B4B6"


def set_language(document: Document, language: str) -> None:
    """The language that every text is in unless it says otherwise."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    found.set(qn("w:val"), language)


def use_font(style: ParagraphStyle, font: str) -> None:
    """One font for a style, in place of those that the theme of the template names."""
    style.font.name = font
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), font)


def mark_heading_row(row: _Row) -> None:
    """A first row that is read as headings and stands again on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def rule_under(row: _Row) -> None:
    """A thin line under the row, which is never split over two pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    for cell in row._tr.tc_lst:
        borders = OxmlElement("w:tcBorders")
        borders.append(_line("w:bottom", LINE, "4"))
        cell.get_or_add_tcPr().append(borders)


def soft_ground(paragraph: Paragraph) -> None:
    """A paragraph that a reader must not miss: a bar at its left and a soft ground."""
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    borders.append(_line("w:left", ACCENT, "36", space="8"))
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SOFT)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(borders)
    properties.append(shade)


def describe_picture(picture: InlineShape, *, title: str, description: str) -> None:
    """What a screen reader says in place of the picture."""
    properties = picture._inline.docPr
    properties.set("title", title)
    properties.set("descr", description)


def add_page_number(paragraph: Paragraph) -> None:
    """A field that Word fills with the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    shown = OxmlElement("w:r")
    shown.append(OxmlElement("w:t"))
    shown[0].text = "1"
    field.append(shown)
    paragraph._p.append(field)


def _line(side: str, colour: str, size: str, *, space: str = "0") -> object:
    line = OxmlElement(side)
    for name, value in (("val", "single"), ("sz", size), ("space", space), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    return line
