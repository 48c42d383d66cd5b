"""Writes docs/reference/procurement-law.md from the tables of procurement law: ``make docs-reference``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from worthwhile.engines.regimes.tables import Row, Table
from worthwhile.reference.regimes import regime_rules

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/reference/procurement-law.md"

OPENING = """\
# Procurement law, rule by rule

<!-- Made by `make docs-reference` from the tables. Change src/worthwhile/reference/data/regimes, not this page. -->

Every rule that `worthwhile regime decide` looks at, with its permanent code, where it stands, and how it was read.
This is not legal advice.

- **statute**, **official guidance**: read, and asserted.
- **reported, to confirm**: told by law firms or trade bodies; applied, and labelled so.
- **to confirm**: recalled, or told by a third party; shown, decides nothing and blocks nothing.

A rule governs procurements that begin on its first day or later. The sums that rules compare stand with their dates
and sources under `worthwhile reference list --topic procurement-thresholds`. How each table is used is told on the
[page of methods](../methods/index.md) with the same code.
"""


def regime_page() -> str:
    """The whole page, in Markdown."""
    return OPENING + "".join(_table(table) for table in regime_rules().tables)


def _table(table: Table) -> str:
    head = (
        f"\n## {table.code} {table.title}\n\n| Rule | What it says | Where | How sure | From |\n|---|---|---|---|---|\n"
    )
    return head + "".join(_rows(table.rows))


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        citation = row.citation
        until = f" to {row.effective_to}" if row.effective_to else ""
        cells = (
            row.code,
            row.says,
            f"{citation.title}, {citation.locator}",
            citation.label,
            f"{row.effective_from}{until}",
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    (ROOT / PAGE).write_text(regime_page(), encoding="utf-8")
