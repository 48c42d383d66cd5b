"""Evaluation files (YAML or JSON) in, and a new one to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from worthwhile.engines.scoring import Evaluation, read_evaluation
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.evaluation.tender_scheme import evaluation_data_of
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data, read_text, write_whole
from worthwhile.exchange.tender.tender import FORMAT as TENDER_FORMAT
from worthwhile.exchange.tender.tender import read_tender
from worthwhile.kernel.problems import InvalidInput, Problem

SUFFIXES = (".yaml", ".yml", ".json")
_COUNTED = re.compile(r"^(?:scheme\.)?(bids|criteria|lots|bidders|assessors)\[(\d+)\]")
_NAMED_BY = {"bids": "bidder"}


class InvalidEvaluation(InvalidInput):
    """An evaluation that cannot be used. Its text names the bid or criterion that each path counts to."""

    def __init__(self, problems: Iterable[Problem], data: object) -> None:
        super().__init__(problems)
        self.args = ("\n".join(_named(problem, data) for problem in self.problems),)


@dataclass(frozen=True, kw_only=True)
class LoadedEvaluation:
    """An evaluation with the data it was read from. ``evaluation_hash`` is of all its data."""

    evaluation: Evaluation
    data: Mapping[str, Any]
    evaluation_hash: str


def load_evaluation(path: Path) -> LoadedEvaluation:
    """Read an evaluation file; without bids it is a scheme. A tender file gives the scheme that it states.

    Raises InvalidFile where it is no YAML or JSON text, InvalidEvaluation with every problem where it is none.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidFile(f"{path.name} is not an evaluation. Give a file that ends in {', '.join(SUFFIXES)}.")
    return evaluation_from_data(load_plain_data(read_text(path), suffix=suffix, name=path.name))


def evaluation_from_data(data: object) -> LoadedEvaluation:
    """Read an evaluation from plain data; of a tender file, its scheme. Raises InvalidEvaluation with every problem."""
    try:
        if isinstance(data, Mapping) and data.get("format") == TENDER_FORMAT:
            data = evaluation_data_of(read_tender(data))
        evaluation = read_evaluation(data)
    except InvalidInput as error:
        raise InvalidEvaluation(error.problems, data) from None
    assert isinstance(data, Mapping)
    return LoadedEvaluation(evaluation=evaluation, data=data, evaluation_hash=case_hash(data))


def new_evaluation_text() -> str:
    """The YAML of an evaluation to fill in, with comments that say what each line is for."""
    return files("worthwhile.exchange.evaluation").joinpath("new_evaluation.yaml").read_text(encoding="utf-8")


def demonstration_evaluation_text() -> str:
    """The YAML of an invented evaluation, with bids, to look at."""
    return files("worthwhile.exchange.evaluation").joinpath("demonstration.yaml").read_text(encoding="utf-8")


def write_new_evaluation(to: Path) -> None:
    """Write an evaluation to fill in. Raises InvalidFile where the file is there already or cannot be written."""
    if to.exists():
        raise InvalidFile(f"{to} exists already. Choose another name, so that nothing of yours is lost.")
    write_whole(to, new_evaluation_text().encode())


def _named(problem: Problem, data: object) -> str:
    """``bids[0].scores[3] (A): ...``, as nobody likes to count from 0."""
    found = _COUNTED.match(problem.path)
    if not found or not isinstance(data, Mapping):
        return str(problem)
    part = data.get("scheme") if problem.path.startswith("scheme.") else data
    entries = part.get(found[1]) if isinstance(part, Mapping) else None
    at = int(found[2])
    entry = entries[at] if isinstance(entries, list) and at < len(entries) else None
    name = entry.get(_NAMED_BY.get(found[1], "id")) if isinstance(entry, Mapping) else None
    return f"{problem.path} ({name}): {problem.message}" if isinstance(name, str) else str(problem)
