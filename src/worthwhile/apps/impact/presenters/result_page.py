"""A result as a page: the report's own sections, in the order in which a reader on a screen asks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from worthwhile.apps.impact.selectors.valued import ValuedCase
from worthwhile.apps.impact.services.make_file import DATA, REPORTS, FileKind
from worthwhile.exchange.charts import Chart, Table
from worthwhile.exchange.report.content import build_report
from worthwhile.exchange.report.document import (
    Block,
    Bullets,
    Facts,
    Figure,
    Notice,
    Paragraph,
    Report,
    Section,
)
from worthwhile.exchange.report.html import drawing
from worthwhile.exchange.stories import stories_of

# In this order on the page; those that are long and for checking stand closed at the end. What the report tells
# inside another section, and a reader on a screen asks for by itself, stands by itself here.
OPEN = (
    "ww-theory-section",
    "ww-levels",
    "ww-pockets",
    "ww-standing",
    "ww-gains",
    "ww-makeup",
    "ww-sureness",
    "ww-checks",
    "ww-unpriced",
)
CLOSED = ("ww-working", "ww-conventions", "ww-sources", "ww-about")
TEMPLATES: dict[type[Block], str] = {
    Paragraph: "impact/blocks/paragraph.html",
    Bullets: "impact/blocks/bullets.html",
    Facts: "impact/blocks/facts.html",
    Notice: "impact/blocks/notice.html",
    Table: "impact/blocks/table.html",
    Figure: "impact/blocks/figure.html",
}
WIDE = 3
DEEPEST = 6


@dataclass(frozen=True, kw_only=True)
class PageTable:
    """A table with an id for its caption.

    ``is_wide`` ones scroll in a box of their own, named ``labelled_by`` caption and section: captions repeat.
    """

    caption_id: str
    labelled_by: str
    caption: str
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    totals: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    is_wide: bool


@dataclass(frozen=True, kw_only=True)
class PageBlock:
    """A block with the template that draws it."""

    template: str
    block: Block
    table: PageTable | None = None
    drawing: SafeString = field(default_factory=SafeString)


@dataclass(frozen=True, kw_only=True)
class PageSection:
    """A section whose heading has its level."""

    id: str
    heading: str
    level: int
    blocks: tuple[PageBlock, ...]
    sections: tuple[PageSection, ...]


@dataclass(frozen=True, kw_only=True)
class ResultPage:
    """Everything the page of a result says."""

    title: str
    about: str
    headline: str
    summary: tuple[PageBlock, ...]
    sections: tuple[PageSection, ...]
    closed: tuple[PageSection, ...]
    footer: str
    reports: Sequence[FileKind] = REPORTS
    data: Sequence[FileKind] = DATA


def present_result(valued: ValuedCase, *, without: Collection[str] = ()) -> ResultPage:
    """The page of a case and its result, without the charts that the page shows elsewhere."""
    loaded = valued.loaded
    report = build_report(
        case=loaded.case,
        result=valued.result,
        case_hash=loaded.case_hash,
        stories=stories_of(loaded.data),
        data=loaded.data,
    )
    headline, rest = _headline(report)
    return ResultPage(
        title=report.title or "A case without a name",
        about=report.about,
        headline=headline,
        summary=_blocks(_kept(rest, without), report.summary.id),
        sections=_chosen(report, OPEN, without),
        closed=_chosen(report, CLOSED, without),
        footer=report.footer,
    )


def figure_blocks(charts: Iterable[Chart]) -> tuple[PageBlock, ...]:
    """Charts with their tables, as a page draws them."""
    return tuple(figure_block(Figure(chart), f"{chart.id}-figure") for chart in charts)


def figure_block(figure: Figure, name: str) -> PageBlock:
    """A figure with its table, whose ids begin with ``name``."""
    # The drawing is ours: made on the server from escaped text, with nothing of the user's as markup.
    drawn = mark_safe(drawing(figure))  # noqa: S308
    return PageBlock(template=TEMPLATES[Figure], block=figure, table=_table(figure.chart.table, name), drawing=drawn)


def present_section(section: Section) -> PageSection:
    """A section as a page draws it under its own main heading."""
    return _section(section, 2, ())


def _headline(report: Report) -> tuple[str, tuple[Block, ...]]:
    """The range in one sentence, and the rest of the summary with its drawing first."""
    first, *rest = report.summary.blocks
    assert isinstance(first, Paragraph)
    drawn = [block for block in rest if isinstance(block, Figure)]
    return first.text, (*drawn, *(block for block in rest if not isinstance(block, Figure)))


def _chosen(report: Report, names: tuple[str, ...], without: Collection[str]) -> tuple[PageSection, ...]:
    by_id = {section.id: section for section in _all_sections(report.sections)}
    return tuple(_section(by_id[name], 2, without) for name in names if name in by_id)


def _all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all_sections(section.sections)


def _kept(blocks: Sequence[Block], without: Collection[str]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not (isinstance(block, Figure) and block.chart.id in without))


def _section(section: Section, level: int, without: Collection[str]) -> PageSection:
    return PageSection(
        id=section.id,
        heading=section.heading,
        level=min(level, DEEPEST),
        blocks=_blocks(_kept(section.blocks, without), section.id),
        sections=tuple(_section(child, level + 1, without) for child in section.sections if child.id not in OPEN),
    )


def _blocks(blocks: Sequence[Block], name: str) -> tuple[PageBlock, ...]:
    return tuple(_block(block, f"{name}-{number}") for number, block in enumerate(blocks, start=1))


def _block(block: Block, name: str) -> PageBlock:
    template = TEMPLATES[type(block)]
    if isinstance(block, Figure):
        return figure_block(block, name)
    if isinstance(block, Table):
        return PageBlock(template=template, block=block, table=_table(block, name))
    return PageBlock(template=template, block=block)


def _table(table: Table, name: str) -> PageTable:
    body = len(table.rows) - table.totals
    return PageTable(
        caption_id=f"{name}-caption",
        labelled_by=f"{name}-caption {name.rpartition('-')[0]}-heading",
        caption=table.caption,
        heads=tuple((column.heading, column.numeric) for column in table.columns),
        rows=tuple(_row(row, table) for row in table.rows[:body]),
        totals=tuple(_row(row, table) for row in table.rows[body:]),
        is_wide=len(table.columns) >= WIDE,
    )


def _row(row: tuple[str, ...], table: Table) -> tuple[str, tuple[tuple[str, bool], ...]]:
    first, *rest = row
    return first, tuple((text, column.numeric) for text, column in zip(rest, table.columns[1:], strict=True))
