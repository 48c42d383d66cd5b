"""Procurement law as dated decision tables: from the files of ``data/regimes`` to the rules of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from worthwhile.engines.regimes.facts import NAMES
from worthwhile.engines.regimes.tables import Hint, Question, Rules, Table
from worthwhile.engines.regimes.vocabulary import Mark
from worthwhile.kernel.parameter import Parameter
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean
from worthwhile.reference.files import DataFile, read_files
from worthwhile.reference.lists import REGIMES as FOLDER
from worthwhile.reference.lookup import library
from worthwhile.reference.places import Place, read_at
from worthwhile.reference.regime_conditions import ConditionReader
from worthwhile.reference.regime_rows import RowReader
from worthwhile.reference.regime_shapes import QUESTIONS, QuestionRecord, TableFile
from worthwhile.reference.registers import read_registers
from worthwhile.reference.yaml_text import read_yaml

_MARK_OF = {"high": Mark.STATUTE, "medium": Mark.LAW_FIRM, "low": Mark.THIRD_PARTY}


@cache
def regime_rules() -> Rules:
    """The tables of procurement law with the figures that they compare.

    Raises InvalidInput with every problem where a file has been edited into something unusable.
    """
    return load_rules(resources.files("worthwhile.reference") / "data", library().parameters)


def load_rules(root: Traversable, figures: Mapping[str, Parameter]) -> Rules:
    """Read and check every table under ``root``. Raises InvalidInput with every problem, each with file and line."""
    problems: list[Problem] = []
    folders = frozenset(entry.name for entry in root.iterdir() if entry.is_dir())
    registers = read_registers(read_files(root, problems, without=folders), problems)
    files = read_files(root.joinpath(FOLDER), problems, within=f"{FOLDER}/")
    questions = files.pop(QUESTIONS, None)
    found = [(Place(file), record) for file in files.values() if (record := _table_file(file, problems)) is not None]
    names = [one.name for _, record in found for one in record.definitions]
    reader = RowReader(
        conditions=ConditionReader(figures=frozenset(figures), names=frozenset(names)),
        registers=registers,
        problems=problems,
    )
    tables = tuple(
        Table(code=record.code, title=record.title, rows=tuple(reader.rows(record, place))) for place, record in found
    )
    problems.extend(_repeated(found, names))
    asked, hints = _questions(questions, problems)
    if problems:
        raise InvalidInput(problems)
    return Rules(
        tables=tables,
        figures=figures,
        figure_marks=MappingProxyType({name: _mark(figure) for name, figure in figures.items()}),
        questions=asked,
        hints=hints,
        read_on=max(record.checked_on for _, record in found),
    )


def sources_used(root: Traversable | None = None) -> frozenset[str]:
    """The keys of the publications that the tables rest on."""
    problems: list[Problem] = []
    data = root or resources.files("worthwhile.reference") / "data"
    files = read_files(data.joinpath(FOLDER), problems, within=f"{FOLDER}/")
    files.pop(QUESTIONS, None)
    records = [record for file in files.values() if (record := _table_file(file, problems)) is not None]
    rows = [row for record in records for _, rows in record.kinds() for row in rows]
    return frozenset([record.source for record in records] + [row.source for row in rows if row.source])


def _table_file(file: DataFile, problems: list[Problem]) -> TableFile | None:
    before = len(problems)
    data = read_yaml(file, problems)
    if len(problems) > before:
        return None
    place = Place(file)
    record = read_at(TableFile, data, place, problems)
    if record is not None and not file.path.startswith(f"{FOLDER}/{record.code}-"):
        problems.append(place.problem("code", f"The code is {record.code}: begin the name of the file with it."))
    return record


def _repeated(found: list[tuple[Place, TableFile]], names: list[str]) -> Iterator[Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(FOLDER, f"Two conditions are named {name!r}. Give one of them another name.")
    codes: dict[str, str] = {}
    for place, record in found:
        if record.code in codes:
            yield place.problem("code", f"{record.code} stands in {codes[record.code]} too. Give it a code of its own.")
        codes[record.code] = place.file.path
        rows = [row.row for _, rows in record.kinds() for row in rows]
        for row in sorted({row for row in rows if rows.count(row) > 1}):
            yield place.problem("", f"Two rows are numbered {row}. Give one of them another number.")


def _questions(file: DataFile | None, problems: list[Problem]) -> tuple[Mapping[str, Question], tuple[Hint, ...]]:
    if file is None:
        problems.append(Problem(QUESTIONS, "This file is missing. Put it back."))
        return {}, ()
    data = read_yaml(file, problems)
    place = Place(file)
    if not isinstance(data, Mapping):
        problems.append(place.problem("", "Write this file as facts, each with question and why."))
        return {}, ()
    asked: dict[str, Question] = {}
    hints: list[Hint] = []
    for key, entry in data.items():
        name = str(key)
        if name not in NAMES:
            problems.append(place.problem(name, f"There is no fact {name!r}.{did_you_mean(name, NAMES)}"))
        record = read_at(QuestionRecord, entry, place, problems, within=name)
        if record is not None:
            asked[name] = Question(
                fact=name,
                section=record.section,
                question=record.question,
                why=record.why,
                help=record.help,
                later=record.later,
            )
            if record.hint is not None:
                hints.append(Hint(fact=name, prefixes=record.hint.prefixes, says=record.hint.says))
    for name in NAMES:
        if name not in data:
            problems.append(place.problem("", f"Say how {name} is asked for."))
    return MappingProxyType(asked), tuple(hints)


def _mark(figure: Parameter) -> Mark:
    return _MARK_OF[figure.values[-1].confidence]
