"""From a folder of data files to a library, or to every reason why not."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from types import MappingProxyType

from worthwhile.engines.valuation.parameters import BankValue, WithheldValue
from worthwhile.kernel.parameter import DatedValue, Parameter
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.reference.consistency import consistency_problems, reason_keys
from worthwhile.reference.files import read_files
from worthwhile.reference.library import Edition, Library, Table, Topic
from worthwhile.reference.lists import FOLDERS, REGIMES
from worthwhile.reference.reading import FoundTable, read_records
from worthwhile.reference.registers import Registers, read_registers
from worthwhile.reference.shapes import BankRecord, ParameterRecord, ValueRecord, WithheldRecord
from worthwhile.reference.tables import columns
from worthwhile.reference.words import FOLDER

OF_THEIR_OWN = FOLDERS | {FOLDER, REGIMES}


def load(root: Traversable) -> Library:
    """Read and check every data file of figures under ``root``; words, lists and law have loaders of their own.

    Raises InvalidInput with every problem at once, each with its file and line.
    """
    problems: list[Problem] = []
    files = read_files(root, problems, without=OF_THEIR_OWN)
    registers = read_registers(files, problems)
    records = read_records(files, problems)
    problems.extend(consistency_problems(records, registers))
    if problems:
        raise InvalidInput(problems)
    parameters = {found.record.id: _parameter(found.record, registers) for found in records.parameters}
    banked = [found.record for found in records.parameters if found.record.bank is not None]
    return Library(
        parameters=MappingProxyType(parameters),
        tables=MappingProxyType({found.record.id: _table(found, registers) for found in records.tables}),
        bank=MappingProxyType({_code(r.id): _bank_value(parameters[r.id], r.bank) for r in banked if r.bank}),
        withheld=MappingProxyType({_code(f.record.id): _withheld(f.record, registers) for f in records.withheld}),
        sources=MappingProxyType(dict(registers.sources)),
        topics=MappingProxyType(
            {k: Topic(key=k, title=t.title, description=t.description) for k, t in registers.topics.items()}
        ),
    )


def _code(identifier: str) -> str:
    return identifier.rpartition("/")[2]


def _parameter(record: ParameterRecord, registers: Registers) -> Parameter:
    return Parameter(
        id=record.id,
        label=record.label,
        description=record.description,
        unit=record.unit,
        geography=record.geography,
        basis=record.kind,
        price_year=record.price_year,
        values=tuple(_dated_value(value, registers) for value in record.values),
    )


def _dated_value(record: ValueRecord, registers: Registers) -> DatedValue:
    return DatedValue(
        value=record.value,
        low=record.low,
        high=record.high,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        source=registers.sources[record.source],
        locator=record.locator,
        checked_on=record.checked_on,
        confidence=record.confidence.value,
    )


def _table(found: FoundTable, registers: Registers) -> Table:
    record = found.record
    return Table(
        id=record.id,
        label=record.label,
        description=record.description,
        unit=record.unit,
        geography=record.geography,
        basis=record.kind,
        columns=columns(record.shape),
        editions=tuple(
            Edition(
                rows=rows,
                valid_from=edition.valid_from,
                valid_to=edition.valid_to,
                source=registers.sources[edition.source],
                locator=edition.locator,
                checked_on=edition.checked_on,
                confidence=edition.confidence.value,
            )
            for edition, rows in zip(record.editions, found.rows, strict=True)
        ),
    )


def _bank_value(parameter: Parameter, bank: BankRecord) -> BankValue:
    """The latest value of a figure with what the bank says of its use."""
    assert parameter.price_year is not None  # every sum of money has one: the record's own rule
    latest = parameter.values[-1]
    return BankValue(
        id=parameter.id,
        code=_code(parameter.id),
        label=parameter.label,
        unit=parameter.unit.removeprefix("GBP "),
        value=latest.value,
        low=latest.low,
        high=latest.high,
        price_year=parameter.price_year,
        uprate=bank.uprate,
        kind=bank.kind.value,
        level=bank.level.value,
        agency=bank.agency.value,
        source=latest.source,
        locator=latest.locator,
        valid_from=latest.valid_from,
        use=bank.use,
        whole_period=bank.whole_period,
        average_cost=bank.average_cost,
        contains=bank.contains,
        notes=bank.notes,
    )


def _withheld(record: WithheldRecord, registers: Registers) -> WithheldValue:
    source = registers.sources[record.source]
    reasons = [registers.reasons[key] for key in reason_keys(record.reasons)]
    return WithheldValue(
        id=record.id,
        code=_code(record.id),
        label=record.label,
        unit=record.unit,
        reason=" ".join([*reasons, record.advice]).strip(),
        publication=f"{source.title}, {source.publisher}, {source.published}",
        address=source.address,
    )
