"""A report as HTML: one file that needs nothing else, or the part that a page of ours can hold."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from worthwhile.exchange.charts import Table
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

STYLES = Path(__file__).with_name("report.css")
DEEPEST_HEADING = 6
WIDE_TABLE = 3


def page(report: Report) -> str:
    """The whole report as one HTML file: styles and drawings inside, no script, nothing fetched."""
    styles = STYLES.read_text(encoding="utf-8")
    window_title = report.window_title or f"{report.title}: what it is worth"
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Worthwhile">\n'
        f"<title>{escape(window_title)}</title>\n<style>\n{styles}</style>\n</head>\n<body>\n"
        '<a class="ww-skip" href="#ww-main">Skip to the report</a>\n'
        f'<header class="ww-head">\n<h1>{escape(report.title)}</h1>\n<p>{escape(report.about)}</p>\n</header>\n'
        f"{_contents(report)}"
        f'<main id="ww-main" tabindex="-1">\n{body(report, heading_level=2)}</main>\n'
        f'<footer class="ww-foot">\n<p>{escape(report.footer)}</p>\n</footer>\n</body>\n</html>\n'
    )


def body(report: Report, *, heading_level: int) -> str:
    """The report without an outer page and without a title, its sections under headings of ``heading_level``."""
    sections = (_section(section, heading_level) for section in (report.summary, *report.sections))
    return f'<div class="ww-report">\n{"".join(sections)}</div>\n'


def _contents(report: Report) -> str:
    links = "".join(
        f'<li><a href="#{section.id}">{escape(section.heading)}</a></li>\n'
        for section in (report.summary, *report.sections)
    )
    return f'<nav class="ww-contents" aria-label="Contents">\n<ol>\n{links}</ol>\n</nav>\n'


def _section(section: Section, level: int) -> str:
    heading = min(level, DEEPEST_HEADING)
    blocks = "".join(_block(block, f"{section.id}-{number}") for number, block in enumerate(section.blocks, start=1))
    inner = "".join(_section(child, level + 1) for child in section.sections)
    return (
        f'<section id="{section.id}" aria-labelledby="{section.id}-heading">\n'
        f'<h{heading} id="{section.id}-heading">{escape(section.heading)}</h{heading}>\n{blocks}{inner}</section>\n'
    )


def _block(block: Block, name: str) -> str:
    if isinstance(block, Paragraph):
        named = "" if block.emphasis is Emphasis.PLAIN else f' class="ww-{block.emphasis}"'
        return f"<p{named}>{escape(block.text)}</p>\n"
    if isinstance(block, Bullets):
        return f"<ul>\n{_joined(f'<li>{escape(item)}</li>' for item in block.items)}</ul>\n"
    if isinstance(block, Facts):
        rows = (f"<div><dt>{escape(term)}</dt><dd>{escape(text)}</dd></div>" for term, text in block.rows)
        return f'<dl class="ww-facts">\n{_joined(rows)}</dl>\n'
    if isinstance(block, Notice):
        return f'<p class="ww-notice">{escape(block.text)}</p>\n'
    if isinstance(block, Figure):
        return _figure(block, name)
    return _table(block, f"{name}-caption")


def drawing(figure: Figure) -> str:
    """The drawing of a figure in SVG; where there are two, styles show the one that fits the screen."""
    if figure.narrow is None:
        return figure.chart.svg
    return f'<div class="ww-when-wide">{figure.chart.svg}</div>\n<div class="ww-when-narrow">{figure.narrow.svg}</div>'


def _figure(figure: Figure, name: str) -> str:
    chart = figure.chart
    caption = f"<figcaption>{escape(chart.title)}</figcaption>"
    return (
        f'<figure class="ww-figure" id="{chart.id}">\n{caption}\n{drawing(figure)}\n</figure>\n'
        f"{_table(chart.table, f'{name}-caption')}"
    )


def _table(table: Table, caption: str) -> str:
    """A wide table scrolls in a box of its own, which the keyboard can reach."""
    head = _joined(
        f'<th scope="col"{_numeric(column.numeric)}>{escape(column.heading)}</th>' for column in table.columns
    )
    first_total = len(table.rows) - table.totals
    body_rows = _joined(_row(row, table) for row in table.rows[:first_total])
    foot_rows = _joined(_row(row, table) for row in table.rows[first_total:])
    foot = f"<tfoot>\n{foot_rows}</tfoot>\n" if table.totals else ""
    drawn = (
        f'<table class="ww-table">\n<caption id="{caption}">{escape(table.caption)}</caption>\n'
        f"<thead>\n<tr>\n{head}</tr>\n</thead>\n<tbody>\n{body_rows}</tbody>\n{foot}</table>\n"
    )
    if len(table.columns) < WIDE_TABLE:
        return drawn
    return f'<div class="ww-scroll" role="region" aria-labelledby="{caption}" tabindex="0">\n{drawn}</div>\n'


def _row(row: tuple[str, ...], table: Table) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{_numeric(column.numeric)}>{escape(text)}</td>"
        for column, text in zip(table.columns[1:], rest, strict=True)
    )
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'


def _numeric(numeric: bool) -> str:
    return ' class="ww-number"' if numeric else ""


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
