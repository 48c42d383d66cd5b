"""The tables of the market, declared once: names, columns, types and what each means.

Writers, readers, DuckDB, Spark and the documentation are made from these declarations. Every table but the crosswalk of
organisations begins with the ocid of its process; rows of one process always stand in one segment of a build, so that a
process is replaced whole.

Moments are UTC without a zone (the published text stands beside those that matter); money is in the currency of the
row, as a 64-bit number as published, and absent is null, never 0.
"""

from __future__ import annotations

from worthwhile.market.store.tables.along_with_it import AMENDMENT, DOCUMENT, EXTENSION, FAULT, MONEY, PERIOD, RELATED
from worthwhile.market.store.tables.opportunity import OPPORTUNITY
from worthwhile.market.store.tables.process import PROCESS
from worthwhile.market.store.tables.shapes import Column, ColumnType, Table
from worthwhile.market.store.tables.what_came_of_it import AWARD, AWARD_SUPPLIER, CONTRACT
from worthwhile.market.store.tables.what_is_bought import AREA, CPV, CRITERION, ITEM, LOT, RESERVED, SUITABILITY
from worthwhile.market.store.tables.who import ORGANISATION, PARTY, PARTY_IDENTIFIER

TABLES: tuple[Table, ...] = (
    PROCESS, LOT, ITEM, CPV, AREA, PARTY, PARTY_IDENTIFIER, AWARD, AWARD_SUPPLIER, CONTRACT, DOCUMENT, SUITABILITY,
    RESERVED, CRITERION, PERIOD, EXTENSION, MONEY, RELATED, AMENDMENT, FAULT, OPPORTUNITY,
)  # fmt: skip

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "ORGANISATION", "TABLES", "Column", "ColumnType", "Table"]
