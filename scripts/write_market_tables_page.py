"""Writes the pages of the market's tables and faults in docs/reference: ``make docs-reference``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from worthwhile.market.faults import KINDS, FaultKind
from worthwhile.market.store.tables import ORGANISATION, TABLES
from worthwhile.market.store.tables.shapes import Table

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "docs/reference"

TABLES_INTRODUCTION = """\
# Tables of the market

<!-- Made by `make docs-reference` from the declarations. Change those, or scripts/write_market_tables_page.py. -->

Published notices are joined into processes, and each process becomes rows of these tables. Every table but
`organisation` begins with the `ocid` of its process. [Faults](market-faults.md) found on the way are rows of `fault`.

## How values are read

- Moments are UTC without a zone. A date without a zone is read as time in the United Kingdom. A day is the one that
  stands in the published text.
- Money is in the currency of its row. An amount that is absent is empty, never 0; a 0 that was published stands in
  `money` and in the `_state` columns, and nowhere else. Sums over lots, awards or contracts are taken only where every
  one of them has a value in one currency.
- A field that says true or false is empty where nothing is said. In older notices of Contracts Finder an empty box
  (`sme`, `vco` of a supplier) says nothing.
- Places of delivery are areas with ONS codes where they are recognised. "UK" stays the whole United Kingdom
  (`K02000001`). Where no place of delivery is known, the buyer's own address stands in, marked `buyer`.
- An organisation is keyed by its best lasting identifier: GB-COH, GB-CHC, GB-SC, GB-NIC, GB-MPR, GB-NHS, GB-LAE,
  GB-UKPRN, GB-PPON, GB-CQC, GB-GOR, then any other, in this order. Ids that one service alone knows (GB-SRS, GB-CFS,
  "org-1") are never keys. The table `organisation` joins identifiers that were published together.
- A weight is read from words where there is no number ("95", "30%", "Quality 60%"). An extension is read from words
  only where they can be read in one way; otherwise its length is empty.
- How many bids were received is taken as stated, but not where a service only lists those who won.
- A process can be answered from the first publication of its tender until its deadline or cancellation, whichever is
  first; without a deadline, until its first award. A dynamic market stays open until it ends or is withdrawn. A status
  such as "unsuccessful" in a single release says nothing of when, so the deadline counts. A direct award never opened.
- The regime is told by the published legal basis, by the publisher for Scotland, and by the words "Provider Selection
  Regime", because such notices are published on forms of another law. Where nothing tells, it is `unknown`.
- The period of a contract is taken from its latest step: contracts, else awards, else lots and the tender. The forms
  write months as 30 days each, so 1,080 days are 36 months.
- Contact points are never read. E-mail addresses and telephone numbers inside titles and descriptions are masked.

Types: `text`; `integer` and `number` (64 bits); `boolean`; `moment` (a timestamp); `day`; `texts` (a list of text,
empty where there is none). All but `texts` may be empty.
"""

FAULTS_INTRODUCTION = """\
# Faults in market data

<!-- Made by `make docs-reference` from market/faults.py. Change that, or scripts/write_market_tables_page.py. -->

Published notices have faults. Each kind has a code that stays. Nothing is thrown away: what cannot be read is kept as
published, and what was done about it is said here. Those found in a process are rows of the table
[`fault`](market-tables.md), with the place in which they stand.
"""


def market_tables_page() -> str:
    """The page of every table, in the order of their declaration."""
    sections = [_table_section(table) for table in (*TABLES, ORGANISATION)]
    return "\n".join([TABLES_INTRODUCTION, *sections])


def market_faults_page(kinds: Sequence[FaultKind] = KINDS) -> str:
    """The page of every kind of fault, in the order of their codes."""
    rows = [f"| {kind.code} | {kind.title} | {kind.done} |" for kind in kinds]
    return "\n".join([FAULTS_INTRODUCTION, "| code | what is found | what is done |", "| --- | --- | --- |", *rows, ""])


def _table_section(table: Table) -> str:
    return "\n".join([f"## {table.name}", "", table.about, "", *_columns(table), ""])


def _columns(table: Table) -> Iterator[str]:
    yield "| column | type | what it says |"
    yield "| --- | --- | --- |"
    for column in table.columns:
        yield f"| `{column.name}` | {column.type} | {column.about.replace('|', chr(92) + '|')} |"


PAGES = {"market-tables.md": market_tables_page, "market-faults.md": market_faults_page}


def main() -> None:
    """Write both pages."""
    for name, page in PAGES.items():
        (ROOT / FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
