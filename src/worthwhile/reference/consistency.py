"""What must be true of records together: ids, units, topics, sources and licences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.reference.places import Place
from worthwhile.reference.reading import FoundParameter, Records
from worthwhile.reference.registers import Registers
from worthwhile.reference.shapes import Dated, Described

BANK_TOPIC = "value-bank"


def consistency_problems(records: Records, registers: Registers) -> Iterator[Problem]:
    """Every problem between the records and the registers."""
    yield from _id_problems(records)
    for parameter in records.parameters:
        yield from _common_problems(parameter.record, parameter.place, registers)
        yield from _dated_problems("values", parameter.record.values, parameter.place, registers)
        yield from _bank_problems(parameter)
    for table in records.tables:
        yield from _common_problems(table.record, table.place, registers)
        yield from _dated_problems("editions", table.record.editions, table.place, registers)
    yield from _containment_problems(records)
    yield from _withheld_problems(records, registers)


def _id_problems(records: Records) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for given, place in records.ids():
        if place.line is None and given != place.file.stem:
            yield place.problem("id", f"The id is {given!r}, but the file's path makes it {place.file.stem!r}.")
        if place.line is not None and given.rpartition("/")[0] != place.file.folder:
            yield place.problem(
                "id", f"The id is {given!r}, but the file's folder makes it begin {place.file.folder!r}."
            )
        if given.lower() in seen:
            yield place.problem("id", f"{given!r} already stands in {seen[given.lower()]}. Remove one of the two.")
        seen.setdefault(given.lower(), place.file.path)


def _common_problems(record: Described, place: Place, registers: Registers) -> Iterator[Problem]:
    topic = record.id.partition("/")[0]
    if topic not in registers.topics:
        yield place.problem("id", f"There is no topic {topic!r} in topics.yaml.{did_you_mean(topic, registers.topics)}")
    if record.unit not in registers.units:
        hint = did_you_mean(record.unit, registers.units) or " Add it with its meaning."
        yield place.problem("unit", f"There is no unit {record.unit!r} in units.csv.{hint}")


def _dated_problems(name: str, dated: Sequence[Dated], place: Place, registers: Registers) -> Iterator[Problem]:
    for index, entry in enumerate(dated):
        path = f"{name}[{index}].source"
        if entry.source not in registers.sources:
            hint = did_you_mean(entry.source, registers.sources) or " Add it first."
            yield place.problem(path, f"There is no source {entry.source!r} in sources.yaml.{hint}")
        elif entry.source not in registers.shippable:
            licence = registers.sources[entry.source].licence
            yield place.problem(
                path,
                f"The licence of {entry.source!r} ({licence}) does not let its figures ship. "
                "List the figure in withheld.csv without its value instead.",
            )


def _bank_problems(found: FoundParameter) -> Iterator[Problem]:
    record, place = found.record, found.place
    in_bank = record.id.partition("/")[0] == BANK_TOPIC
    if in_bank and record.bank is None:
        yield place.problem("bank", "A figure of the value bank says its kind, level, agency and uprating under bank.")
    if in_bank and not record.unit.startswith("GBP per "):
        yield place.problem("unit", f"A figure of the value bank is in GBP per something. You gave {record.unit!r}.")
    if record.bank is not None and not in_bank:
        yield place.problem("bank", f"Only figures in the folder {BANK_TOPIC} have this part. Remove it.")


def _containment_problems(records: Records) -> Iterator[Problem]:
    codes = {found.record.id.rpartition("/")[2] for found in records.parameters if found.record.bank}
    for found in records.parameters:
        for index, code in enumerate(found.record.bank.contains if found.record.bank else ()):
            if code not in codes:
                text = f"There is no value {code!r} in the value bank.{did_you_mean(code, codes)}"
                yield found.place.problem(f"bank.contains[{index}]", text)


def _withheld_problems(records: Records, registers: Registers) -> Iterator[Problem]:
    for found in records.withheld:
        if found.record.source not in registers.sources:
            hint = did_you_mean(found.record.source, registers.sources)
            yield found.place.problem("source", f"There is no source {found.record.source!r} in sources.yaml.{hint}")
        for key in reason_keys(found.record.reasons):
            if key not in registers.reasons:
                hint = did_you_mean(key, registers.reasons)
                yield found.place.problem("reasons", f"There is no reason {key!r} in reasons.yaml.{hint}")


def reason_keys(given: str) -> list[str]:
    """The keys in a cell of reasons, which semicolons separate."""
    return [key.strip() for key in given.split(";")]
