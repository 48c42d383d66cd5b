"""The lists that records refer to by key: sources, licences, topics, reasons and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from worthwhile.kernel.parameter import Source
from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.kernel.records import Record
from worthwhile.reference.csv_text import read_csv
from worthwhile.reference.files import DataFile
from worthwhile.reference.places import Place, read_at
from worthwhile.reference.shapes import LicenceRecord, SourceRecord, TopicRecord
from worthwhile.reference.yaml_text import read_yaml

R = TypeVar("R", bound=Record)

SOURCES, LICENCES, TOPICS, REASONS, UNITS = "sources.yaml", "licences.yaml", "topics.yaml", "reasons.yaml", "units.csv"
PATHS = (SOURCES, LICENCES, TOPICS, REASONS, UNITS)


@dataclass(frozen=True, kw_only=True)
class Registers:
    """What keys stand for. ``shippable`` are the keys of sources whose licence lets figures ship."""

    sources: Mapping[str, Source]
    shippable: frozenset[str]
    topics: Mapping[str, TopicRecord]
    reasons: Mapping[str, str]
    units: Mapping[str, str]


def read_registers(files: Mapping[str, DataFile], problems: list[Problem]) -> Registers:
    """Read the five lists; what is missing or broken in them is added to ``problems``."""
    present: dict[str, DataFile] = {}
    for path in PATHS:
        if path not in files:
            problems.append(Problem(path, "This file is missing. Put it back at the top of the data folder."))
        present[path] = files.get(path, DataFile(path, ""))
    licences = _keyed(LicenceRecord, present[LICENCES], problems)
    records = _keyed(SourceRecord, present[SOURCES], problems)
    _refuse_unknown_licences(records, licences, present[SOURCES], problems)
    known = {key: record for key, record in records.items() if record.licence in licences}
    return Registers(
        sources={key: _source(key, record, licences[record.licence].name) for key, record in known.items()},
        shippable=frozenset(key for key, record in known.items() if licences[record.licence].ships),
        topics=_keyed(TopicRecord, present[TOPICS], problems),
        reasons=_texts(present[REASONS], problems),
        units=_units(present[UNITS], problems),
    )


def _keyed(kind: type[R], file: DataFile, problems: list[Problem]) -> dict[str, R]:
    data = read_yaml(file, problems) if file.text else {}
    if not isinstance(data, Mapping):
        problems.append(Problem(f"{file.path}, line 1", "Write this file as keys, each with its names and values."))
        return {}
    found = {str(key): read_at(kind, entry, Place(file), problems, within=str(key)) for key, entry in data.items()}
    return {key: record for key, record in found.items() if record is not None}


def _refuse_unknown_licences(
    records: Mapping[str, SourceRecord], licences: Mapping[str, LicenceRecord], file: DataFile, problems: list[Problem]
) -> None:
    for key, record in records.items():
        if record.licence not in licences:
            hint = did_you_mean(record.licence, licences)
            text = f"No licence {record.licence!r} stands in {LICENCES}.{hint}"
            problems.append(Place(file).problem(f"{key}.licence", text))


def _source(key: str, record: SourceRecord, licence: str) -> Source:
    return Source(
        key=key,
        title=record.title,
        publisher=record.publisher,
        published=record.published,
        licence=licence,
        address=record.address,
        notes=record.notes,
    )


def _texts(file: DataFile, problems: list[Problem]) -> dict[str, str]:
    data = read_yaml(file, problems) if file.text else {}
    if isinstance(data, Mapping) and all(isinstance(text, str) for text in data.values()):
        return {str(key): text for key, text in data.items()}
    problems.append(Problem(f"{file.path}, line 1", "Write this file as keys, each with one sentence."))
    return {}


def _units(file: DataFile, problems: list[Problem]) -> dict[str, str]:
    if not file.text:
        return {}
    header, rows = read_csv(file, problems)
    if header and header != ("unit", "meaning"):
        problems.append(Problem(f"{file.path}, line 1", "Name the two columns unit and meaning."))
        return {}
    units: dict[str, str] = {}
    for row in rows:
        if set(row.cells) != {"unit", "meaning"}:
            problems.append(Problem(f"{file.path}, line {row.line}", "Give the unit and its meaning."))
        else:
            units[str(row.cells["unit"])] = str(row.cells["meaning"])
    return units
