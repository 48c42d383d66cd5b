"""Which version of the rows a store holds, so that tables made by an earlier one are known and made again."""

from __future__ import annotations

import hashlib
from functools import cache

from worthwhile.market.store.tables import ORGANISATION, TABLES

# Raised whenever the same notices give other rows: a rule that reads them, a list of places or codes; and whenever a
# fold looks for more beside the tables than was kept there. Columns tell of themselves. A test fails where the rows
# changed and this was forgotten.
ROWS = 3


@cache
def columns_version() -> str:
    """A short text that changes with the name or type of any column."""
    declared = [
        (table.name, [(column.name, column.type) for column in table.columns]) for table in (*TABLES, ORGANISATION)
    ]
    return hashlib.sha256(repr(declared).encode()).hexdigest()[:12]


def tables_version() -> str:
    """The version of the rows and of the columns, as a state keeps it."""
    return f"{ROWS}/{columns_version()}"


def has_these_columns(version: str) -> bool:
    """Whether tables of a version have the columns of this one. Those from before versions were kept ("") have."""
    return version in ("", tables_version()) or version.partition("/")[2] == columns_version()
