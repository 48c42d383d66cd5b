"""What a table of the market is declared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "number", "boolean", "moment", "day", "texts"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``texts`` is a list of text without nulls, empty where there is none; other types may be null."""

    name: str
    type: ColumnType
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table; the order of ``columns`` is the order of values in a row."""

    name: str
    about: str
    columns: tuple[Column, ...]

    def position(self, column: str) -> int:
        """Where a column stands in a row; raises KeyError for a name that is not there."""
        for position, found in enumerate(self.columns):
            if found.name == column:
                return position
        raise KeyError(f"table {self.name} has no column {column}")


def process_table(name: str, about: str, *columns: tuple[str, ColumnType, str]) -> Table:
    """A table whose first column is the ocid of its process."""
    ocid = Column("ocid", "text", "The process, as the publisher names it.")
    return Table(name, about, (ocid, *(Column(*column) for column in columns)))


LOT_ID: tuple[str, ColumnType, str] = (
    "lot_id",
    "text",
    "The lot, as published inside the process; null: the process as a whole.",
)
COLLIDED: tuple[str, ColumnType, str] = (
    "collided",
    "boolean",
    "True: another object of one release had the same id, so merging by id lost this one; kept from the release.",
)
