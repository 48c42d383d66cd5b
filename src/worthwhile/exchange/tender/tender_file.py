"""Tender files (YAML or JSON) in and out, and a new one to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data, read_text, write_whole, yaml_text
from worthwhile.exchange.tender.tender import Tender, read_tender
from worthwhile.kernel.problems import InvalidInput, Problem

SUFFIXES = (".yaml", ".yml", ".json")
_IN_LIST = re.compile(r"^(\w+)\[(\d+)\]")


class InvalidTender(InvalidInput):
    """A tender that cannot be used. Its text names the lot, question or clause that each path counts to."""

    def __init__(self, problems: Iterable[Problem], data: object) -> None:
        super().__init__(problems)
        self.args = ("\n".join(_named(problem, data) for problem in self.problems),)


@dataclass(frozen=True, kw_only=True)
class LoadedTender:
    """A tender with the data it was read from, keys of others (``x-``) too. ``tender_hash`` is of all its data."""

    tender: Tender
    data: Mapping[str, Any]
    tender_hash: str


def load_tender(path: Path) -> LoadedTender:
    """Read a tender file.

    Raises InvalidFile where it is no YAML or JSON text, InvalidTender with every problem where it is not a tender.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidFile(f"{path.name} is not a tender file. Give a file that ends in {', '.join(SUFFIXES)}.")
    return tender_from_text(read_text(path), suffix=suffix, name=path.name)


def tender_from_text(text: str, *, suffix: str, name: str) -> LoadedTender:
    """Read a tender from the text of a file."""
    return tender_from_data(load_plain_data(text, suffix=suffix, name=name))


def tender_from_data(data: object) -> LoadedTender:
    """Read a tender from plain data. Raises InvalidTender with every problem."""
    try:
        tender = read_tender(data)
    except InvalidInput as error:
        raise InvalidTender(error.problems, data) from None
    assert isinstance(data, Mapping)
    return LoadedTender(tender=tender, data=data, tender_hash=case_hash(data))


def tender_text(data: Mapping[str, Any], *, suffix: str = ".yaml") -> str:
    """The text of a tender file from its data, with every key in its order, those of others (``x-``) too."""
    return exact_json_text(data) if suffix == ".json" else yaml_text(data)


def new_tender_text() -> str:
    """The YAML of a tender to fill in, with comments that say what each line is for."""
    return files("worthwhile.exchange.tender").joinpath("new_tender.yaml").read_text(encoding="utf-8")


def write_new_tender(to: Path) -> None:
    """Write a tender to fill in. Raises InvalidFile where the file is there already or cannot be written."""
    if to.exists():
        raise InvalidFile(f"{to} exists already. Choose another name, so that nothing of yours is lost.")
    write_whole(to, new_tender_text().encode())


def _named(problem: Problem, data: object) -> str:
    """``questions[3].words (q-4): ...``, as nobody likes to count from 0."""
    found = _IN_LIST.match(problem.path)
    listed = data.get(found[1]) if found and isinstance(data, Mapping) else None
    at = int(found[2]) if found else 0
    one = listed[at] if isinstance(listed, list) and at < len(listed) else None
    name = (one.get("id") or one.get("title")) if isinstance(one, Mapping) else None
    return f"{problem.path} ({name}): {problem.message}" if isinstance(name, str) else str(problem)
