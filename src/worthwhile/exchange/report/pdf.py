"""A report as tagged PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from worthwhile.exchange.charts import Table
from worthwhile.exchange.charts.lines import shortened
from worthwhile.exchange.report.document import Block, Bullets, Facts, Figure, Notice, Paragraph, Report, Section
from worthwhile.exchange.tagged_pdf import tagged_pdf

LAYOUT = Path(__file__).with_name("report.typ")
LONGEST_HEADER = 100


def pdf_bytes(report: Report) -> bytes:
    """The report as PDF/UA-1, or where a script has no font on this machine, as tagged PDF."""
    return tagged_pdf(LAYOUT, {"report": json.dumps(_report_data(report))})


def _report_data(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "short_title": shortened(report.title, LONGEST_HEADER),
        "author": report.organisation,
        "about": report.about,
        "keywords": report.keywords,
        "footer": report.footer,
        "summary": _section(report.summary),
        "sections": [_section(section) for section in report.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "blocks": [_block(block) for block in section.blocks],
        "sections": [_section(child) for child in section.sections],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text, "emphasis": block.emphasis.value}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "items": list(block.items)}
    if isinstance(block, Facts):
        return {"kind": "facts", "rows": [list(row) for row in block.rows]}
    if isinstance(block, Notice):
        return {"kind": "notice", "text": block.text}
    if isinstance(block, Figure):
        chart = block.chart
        return {
            "kind": "figure",
            "title": chart.title,
            "description": chart.description,
            "svg": chart.svg,
            "height_by_width": chart.height_by_width,
            "is_wide": chart.is_wide,
            "table": _table(chart.table),
        }
    return {"kind": "table", **_table(block)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [
            {"heading": column.heading, "numeric": column.numeric, "width": column.width} for column in table.columns
        ],
        "rows": [list(row) for row in table.rows],
        "totals": table.totals,
    }
