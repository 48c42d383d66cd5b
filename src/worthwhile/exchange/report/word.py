"""A report as a Word document with real headings, table headings and descriptions of its pictures."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Row

from worthwhile.exchange.charts import Chart, Table
from worthwhile.exchange.report.document import (
    LANGUAGE,
    Block,
    Bullets,
    Emphasis,
    Facts,
    Figure,
    Notice,
    Paragraph,
    Report,
    Section,
)
from worthwhile.exchange.report.word_markup import (
    add_page_number,
    describe_picture,
    mark_heading_row,
    rule_under,
    set_language,
    soft_ground,
    use_font,
)

LONGEST_PROPERTY = 255
FONT = "Arial"
TEXT_WIDTH = Cm(17)
CHART_WIDTH = Cm(10.5)
CHART_HEIGHT = Cm(20)
DEEPEST_HEADING = 9


def docx_bytes(report: Report) -> bytes:
    """The report as a Word document. All text goes in as text; none is read as markup."""
    document = docx.Document()
    _set_up(document, report)
    document.add_heading(report.title, level=0)
    document.add_paragraph(report.about, style="Subtitle")
    _add_section(document, report.summary, 1)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for section in report.sections:
        _add_section(document, section, 1)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Document, report: Report) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    _set_styles(document)
    _set_properties(document, report)
    footer = page.footer.paragraphs[0]
    footer.text = f"{report.footer} · page "
    add_page_number(footer)


def _set_styles(document: Document) -> None:
    set_language(document, LANGUAGE)
    sizes = {"Title": 20, "Subtitle": 11, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11, "Heading 4": 10.5}
    for name, size in {"Normal": 10, "List Bullet": 10, "Caption": 10, **sizes}.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        use_font(style, FONT)
        style.font.size, style.font.italic, style.font.color.rgb = Pt(size), False, RGBColor(0x0B, 0x0C, 0x0C)
        style.paragraph_format.keep_with_next = name not in ("Normal", "List Bullet", "Subtitle")
        style.paragraph_format.line_spacing = 1.05
        if name in ("Normal", "List Bullet", "Caption"):
            style.paragraph_format.space_after = Pt(4)


def _set_properties(document: Document, report: Report) -> None:
    properties = document.core_properties
    properties.title, properties.subject = _property(report.title), _property(report.about)
    properties.author = properties.last_modified_by = _property(report.organisation)
    properties.keywords, properties.comments = _property(report.keywords), _property(report.footer)
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.now(UTC)


def _property(text: str) -> str:
    """As much as Word keeps of a property."""
    return text if len(text) <= LONGEST_PROPERTY else f"{text[: LONGEST_PROPERTY - 1]}…"


def _add_section(document: Document, section: Section, level: int) -> None:
    document.add_heading(section.heading, level=min(level, DEEPEST_HEADING))
    for block in section.blocks:
        _add_block(document, block)
    for child in section.sections:
        _add_section(document, child, level + 1)


def _add_block(document: Document, block: Block) -> None:
    if isinstance(block, Paragraph):
        run = document.add_paragraph().add_run(block.text)
        if block.emphasis is Emphasis.LEAD:
            run.bold, run.font.size = True, Pt(14)
    elif isinstance(block, Bullets):
        for item in block.items:
            document.add_paragraph(item, style="List Bullet")
    elif isinstance(block, Facts):
        for term, text in block.rows:
            line = document.add_paragraph()
            line.paragraph_format.space_after = Pt(2)
            line.add_run(f"{term}: ").bold = True
            line.add_run(text)
    elif isinstance(block, Notice):
        soft_ground(document.add_paragraph(block.text))
    elif isinstance(block, Figure):
        _add_chart(document, block.chart)
    else:
        _add_table(document, block)


def _add_chart(document: Document, chart: Chart) -> None:
    document.add_paragraph(chart.title, style="Caption")
    holder = document.add_paragraph()
    widest = TEXT_WIDTH if chart.is_wide else CHART_WIDTH
    width = min(widest, Emu(int(CHART_HEIGHT / chart.height_by_width)))
    picture = holder.add_run().add_picture(io.BytesIO(chart.png), width=width)
    describe_picture(picture, title=chart.title, description=chart.description)
    _add_table(document, chart.table)


def _add_table(document: Document, table: Table) -> None:
    document.add_paragraph(table.caption, style="Caption")
    drawn = document.add_table(rows=len(table.rows) + 1, cols=len(table.columns))
    drawn.autofit = False
    shares = sum(column.width for column in table.columns)
    widths = [Emu(TEXT_WIDTH * column.width // shares) for column in table.columns]
    for grid, width in zip(drawn.columns, widths, strict=True):
        grid.width = width
    first_total = len(table.rows) - table.totals
    headings = tuple(column.heading for column in table.columns)
    # Rows are asked for once: python-docx walks the whole table for each row that is asked for by its number.
    for number, (row, texts) in enumerate(zip(drawn.rows, (headings, *table.rows), strict=True)):
        _fill_row(row, texts, table, widths, bold=number == 0 or number > first_total)
        if number == 0:
            mark_heading_row(row)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill_row(row: _Row, texts: tuple[str, ...], table: Table, widths: list[Emu], *, bold: bool) -> None:
    for cell, text, column, width in zip(row.cells, texts, table.columns, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(9), bold
        paragraph.paragraph_format.space_after = Pt(1)
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    rule_under(row)
