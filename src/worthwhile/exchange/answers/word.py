"""The answer as a Word document with real headings and a table; open gaps are marked in yellow."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from worthwhile.exchange.answers.answer import COLUMNS, AnswerDraft
from worthwhile.exchange.answers.before_sending import counted_words, notes_of
from worthwhile.exchange.answers.markdown import NOTES_HEADING
from worthwhile.exchange.answers.pieces import Text, clean
from worthwhile.exchange.answers.plain import TABLE_HEADING, gap_notice
from worthwhile.exchange.report.document import LANGUAGE
from worthwhile.exchange.report.word_markup import mark_heading_row, rule_under, set_language, use_font

FONT = "Arial"
TEXT_WIDTH = Cm(17)
SHARES = (4, 5, 2, 3, 4)
LONGEST_PROPERTY = 255


def docx_bytes(draft: AnswerDraft) -> bytes:
    """The answer as a Word document, the notes for the bidder on a page of their own at the end."""
    document = docx.Document()
    _set_up(document, draft)
    for notice in gap_notice(draft):
        _fill(document.add_paragraph(), notice, marked=True)
    for part in draft.parts:
        document.add_heading(part.heading, level=1)
        for paragraph in part.paragraphs:
            _fill(document.add_paragraph(), paragraph.pieces)
    if draft.question.table:
        _add_table(document, draft)
    _add_notes(document, draft)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Document, draft: AnswerDraft) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    set_language(document, LANGUAGE)
    for name, size in {"Normal": 11, "Heading 1": 14, "List Bullet": 11}.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        use_font(style, FONT)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x0B, 0x0C, 0x0C)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.keep_with_next = name == "Heading 1"
    properties = document.core_properties
    properties.title = clean(f"Social value answer: {draft.title}")[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.now(UTC)


def _fill(paragraph: Paragraph, text: Text, *, size: int | None = None, marked: bool = False) -> None:
    for piece in text:
        run = paragraph.add_run(piece.text)
        if size is not None:
            run.font.size = Pt(size)
        if piece.gap or marked:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _add_table(document: Document, draft: AnswerDraft) -> None:
    document.add_heading(TABLE_HEADING, level=1)
    drawn = document.add_table(rows=len(draft.commitments) + 1, cols=len(COLUMNS))
    drawn.autofit = False
    widths = [Emu(TEXT_WIDTH * share // sum(SHARES)) for share in SHARES]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    rows = list(drawn.rows)
    for cell, heading, width in zip(rows[0].cells, COLUMNS, widths, strict=True):
        cell.width = width
        run = cell.paragraphs[0].add_run(heading)
        run.bold, run.font.size = True, Pt(9)
    mark_heading_row(rows[0])
    rule_under(rows[0])
    for row, commitment in zip(rows[1:], draft.commitments, strict=True):
        for cell, (_, text), width in zip(row.cells, commitment.cells, widths, strict=True):
            cell.width = width
            _fill(cell.paragraphs[0], text, size=9)
        rule_under(row)


def _add_notes(document: Document, draft: AnswerDraft) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading(NOTES_HEADING, level=1)
    document.add_paragraph(counted_words(draft))
    for note in notes_of(draft):
        document.add_paragraph(clean(note), style="List Bullet")
