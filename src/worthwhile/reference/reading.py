"""Records out of the data files: one a YAML file, or one a row of a CSV file with an ``id`` column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.kernel.records import Record
from worthwhile.reference import registers
from worthwhile.reference.csv_text import Row, read_csv
from worthwhile.reference.files import DataFile
from worthwhile.reference.places import Place, read_at
from worthwhile.reference.shapes import (
    BankRecord,
    Described,
    EditionRecord,
    ParameterRecord,
    TableRecord,
    ValueRecord,
    WithheldRecord,
)
from worthwhile.reference.tables import FAULTS, ROWS
from worthwhile.reference.yaml_text import read_yaml

WITHHELD = "withheld.csv"
_ABOUT = {f.name for f in fields(Described)} | {"price_year"}
_DATED = {f.name for f in fields(ValueRecord)}
_BANK = {f"bank.{f.name}" for f in fields(BankRecord)} - {"bank.contains"}  # a list does not fit a cell


@dataclass(frozen=True)
class FoundParameter:
    """A figure and where it stands."""

    record: ParameterRecord
    place: Place


@dataclass(frozen=True)
class FoundTable:
    """A table, the rows of each of its editions, and where it stands."""

    record: TableRecord
    rows: tuple[tuple[Record, ...], ...]
    place: Place


@dataclass(frozen=True)
class FoundWithheld:
    """A figure that is named only, and where it stands."""

    record: WithheldRecord
    place: Place


@dataclass
class Records:
    """Every record that could be read."""

    parameters: list[FoundParameter] = field(default_factory=list)
    tables: list[FoundTable] = field(default_factory=list)
    withheld: list[FoundWithheld] = field(default_factory=list)

    def ids(self) -> list[tuple[str, Place]]:
        """The id of every record and where it stands."""
        return [
            *((found.record.id, found.place) for found in self.parameters),
            *((found.record.id, found.place) for found in self.tables),
            *((found.record.id, found.place) for found in self.withheld),
        ]


def read_records(files: Mapping[str, DataFile], problems: list[Problem]) -> Records:
    """Read every file that is not a register; what cannot be read is added to ``problems``."""
    records = Records()
    lists = _ListsBeside(files, problems)
    for path, file in files.items():
        if path.endswith(".yaml") and path not in registers.PATHS:
            _read_yaml_record(file, lists, records, problems)
    for path, file in files.items():
        if path.endswith(".csv") and path not in registers.PATHS and path not in lists.taken:
            _read_csv_records(file, records, problems)
    return records


@dataclass
class _ListsBeside:
    """CSV files that hold a long list for the record beside them."""

    files: Mapping[str, DataFile]
    problems: list[Problem]
    taken: set[str] = field(default_factory=set)

    def take(self, data: Any, name: str, within: str, place: Place) -> dict[str, tuple[str, int]]:
        """Where ``data[name]`` names a CSV file, put its rows in the name's place and say where each stands."""
        if not isinstance(data.get(name), str):
            return {}
        path = place.file.beside(data[name])
        if path not in self.files:
            hint = did_you_mean(data[name], [p.rpartition("/")[2] for p in self.files])
            self.problems.append(place.problem(within + name, f"There is no file {path}.{hint}"))
            data[name] = []
            return {}
        self.taken.add(path)
        header, rows = read_csv(self.files[path], self.problems)
        if name == "values":
            rows = _without_unknown_columns(self.files[path], header, rows, _DATED, self.problems)
        data[name] = [row.cells for row in rows]
        return {f"{within}{name}[{index}]": (path, row.line) for index, row in enumerate(rows)}


def _read_yaml_record(file: DataFile, lists: _ListsBeside, records: Records, problems: list[Problem]) -> None:
    before = len(problems)
    data = read_yaml(file, problems)
    if len(problems) > before:
        return
    place = Place(file)
    if not isinstance(data, Mapping):
        problems.append(place.problem("", "Write this file as one record of names and values."))
    elif "editions" in data or "shape" in data:
        editions = data.get("editions")
        rows: dict[str, tuple[str, int]] = {}
        for index, edition in enumerate(editions if isinstance(editions, list) else ()):
            if isinstance(edition, dict):
                rows |= lists.take(edition, "rows", f"editions[{index}].", place)
        place = Place(file, rows=rows)
        _keep_table(read_at(TableRecord, data, place, problems), place, records, problems)
    else:
        place = Place(file, rows=lists.take(data, "values", "", place))
        parameter = read_at(ParameterRecord, data, place, problems)
        if parameter is not None:
            records.parameters.append(FoundParameter(parameter, place))


def _keep_table(table: TableRecord | None, place: Place, records: Records, problems: list[Problem]) -> None:
    if table is None:
        return
    kind = ROWS[table.shape]
    editions: list[tuple[Record, ...]] = []
    for index, edition in enumerate(table.editions):
        before = len(problems)
        rows = _table_rows(kind, edition, f"editions[{index}].rows", place, problems)
        if len(problems) == before:
            where = f"editions[{index}].rows"
            problems.extend(place.problem(where, fault) for fault in FAULTS[table.shape](rows))
        editions.append(rows)
    records.tables.append(FoundTable(table, tuple(editions), place))


def _table_rows(
    kind: type[Record], edition: EditionRecord, path: str, place: Place, problems: list[Problem]
) -> tuple[Record, ...]:
    read = [read_at(kind, row, place, problems, within=f"{path}[{i}]") for i, row in enumerate(edition.rows)]
    return tuple(row for row in read if row is not None)


def _read_csv_records(file: DataFile, records: Records, problems: list[Problem]) -> None:
    header, rows = read_csv(file, problems)
    if file.path.rpartition("/")[2] == WITHHELD:
        allowed = {f.name for f in fields(WithheldRecord)}
        for row in _without_unknown_columns(file, header, rows, allowed, problems):
            place = Place(file, row.line)
            withheld = read_at(WithheldRecord, row.cells, place, problems)
            if withheld is not None:
                records.withheld.append(FoundWithheld(withheld, place))
    elif "id" in header:
        for row in _without_unknown_columns(file, header, rows, _ABOUT | _DATED | _BANK, problems):
            place = Place(file, row.line)
            parameter = read_at(ParameterRecord, _nested(row), place, problems)
            if parameter is not None:
                records.parameters.append(FoundParameter(parameter, place))
    elif header:
        text = "No record names this file, and it has no column id. Name it in a record, or give each row its id."
        problems.append(Problem(f"{file.path}, line 1", text))


def _without_unknown_columns(
    file: DataFile, header: Iterable[str], rows: list[Row], allowed: set[str], problems: list[Problem]
) -> list[Row]:
    unknown = [name for name in header if name not in allowed]
    for name in unknown:
        hint = did_you_mean(name, allowed) or f" Known columns are: {', '.join(sorted(allowed))}."
        problems.append(Problem(f"{file.path}, line 1", f"There is no column {name!r} in such a file.{hint}"))
    return [Row(row.line, {k: v for k, v in row.cells.items() if k not in unknown}) for row in rows]


def _nested(row: Row) -> dict[str, Any]:
    """One row as a record: the dated columns make its one value, the ``bank.`` columns its place in the bank."""
    record: dict[str, Any] = {name: cell for name, cell in row.cells.items() if name in _ABOUT}
    record["values"] = [{name: cell for name, cell in row.cells.items() if name in _DATED}]
    bank = {name.removeprefix("bank."): cell for name, cell in row.cells.items() if name in _BANK}
    if bank:
        record["bank"] = bank
    return record
