"""Everyday words and the words that outcomes, values and questionnaires use for the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described
from worthwhile.reference.files import DataFile, read_files
from worthwhile.reference.places import Place, read_at
from worthwhile.reference.yaml_text import read_yaml

FOLDER = "words"


@dataclass(frozen=True, kw_only=True)
class ThemeRecord(Record):
    """One theme as its file states it."""

    title: str = described("What the words are about, to follow the word about")
    said: tuple[str, ...] = described("Words and phrases that people say and write")
    means: tuple[str, ...] = described("Words in the names of outcomes, values and questionnaires")
    near: tuple[str, ...] = described("Such words that fit less well", default=())


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What people say (``said``), and the words that state the same (``means``) or nearly the same (``near``)."""

    key: str
    title: str
    said: tuple[str, ...]
    means: tuple[str, ...]
    near: tuple[str, ...] = ()


def load_words(root: Traversable) -> tuple[Theme, ...]:
    """Every theme in the folder ``words`` of the data folder ``root``, in the order of the files.

    Raises InvalidInput with every problem at once, each with its file and line.
    """
    problems: list[Problem] = []
    themes: dict[str, Theme] = {}
    for file in read_files(root.joinpath(FOLDER), problems, within=f"{FOLDER}/").values():
        _read_themes(file, themes, problems)
    if problems:
        raise InvalidInput(problems)
    return tuple(themes.values())


def _read_themes(file: DataFile, themes: dict[str, Theme], problems: list[Problem]) -> None:
    before = len(problems)
    data = read_yaml(file, problems)
    if len(problems) > before:
        return
    place = Place(file)
    if not isinstance(data, Mapping):
        problems.append(place.problem("", "Write this file as themes, each with title, said and means."))
        return
    for key, entry in data.items():
        record = read_at(ThemeRecord, entry, place, problems, within=str(key))
        if record is None:
            continue
        faults = [*_faults(record)]
        if key in themes:
            faults.append(("", f"The theme {key!r} stands in another file too. Put its words in one place."))
        problems.extend(place.problem(f"{key}.{name}" if name else str(key), text) for name, text in faults)
        themes[str(key)] = Theme(
            key=str(key), title=record.title, said=record.said, means=record.means, near=record.near
        )


def _faults(record: ThemeRecord) -> Iterator[tuple[str, str]]:
    for name in ("said", "means"):
        if not getattr(record, name):
            yield name, "Give at least one word or phrase."
    for name in ("said", "means", "near"):
        words = getattr(record, name)
        for index, word in enumerate(words):
            if not any(letter.isalnum() for letter in word):
                yield f"{name}[{index}]", f"Write a word or a phrase. You gave {word!r}."
            elif word in words[:index]:
                yield f"{name}[{index}]", f"{word!r} stands twice in this list. Keep one."
