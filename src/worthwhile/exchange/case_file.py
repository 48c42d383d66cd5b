"""Impact-case files (YAML or JSON) in and out."""

from __future__ import annotations

import decimal
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from worthwhile.engines.valuation.case import ImpactCase, read_case
from worthwhile.exchange.exact_yaml import MOST_DIGITS
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data, read_text
from worthwhile.kernel.problems import InvalidInput, Problem

SUFFIXES = (".yaml", ".yml", ".json")
_EXACT = decimal.Context(prec=2 * MOST_DIGITS)
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")


@dataclass(frozen=True, kw_only=True)
class LoadedCase:
    """A case with the data it was read from. ``case_hash`` changes when any figure or word does."""

    case: ImpactCase
    data: Mapping[str, Any]
    case_hash: str


LINE = re.compile(r"^(outcomes|inputs)\[(\d+)\]")


class InvalidCase(InvalidInput):
    """A case that cannot be used. Its text names the outcome or input that each path counts to."""

    def __init__(self, problems: Iterable[Problem], data: object) -> None:
        super().__init__(problems)
        self.args = ("\n".join(_named(problem, data) for problem in self.problems),)


def _named(problem: Problem, data: object) -> str:
    """``outcomes[0].deadweight (less-lonely): ...``, as nobody likes to count lines from 0."""
    found = LINE.match(problem.path)
    if found is None or not isinstance(data, Mapping):
        return str(problem)
    lines = data.get(found[1])
    line = lines[int(found[2])] if isinstance(lines, list) and int(found[2]) < len(lines) else None
    name = (line.get("id") or line.get("name")) if isinstance(line, Mapping) else None
    return f"{problem.path} ({name}): {problem.message}" if isinstance(name, str) else str(problem)


def load_case(path: Path) -> LoadedCase:
    """Read a case file.

    Raises InvalidFile where it is no YAML or JSON text, InvalidCase with every problem where it is not a
    valid case.
    """
    suffix = path.suffix.lower()
    if suffix in SPREADSHEETS:
        raise InvalidFile(
            f"{path.name} is a spreadsheet. Turn it into a case file first: worthwhile impact import {path.name}"
        )
    if suffix not in SUFFIXES:
        raise InvalidFile(f"{path.name} is not a case file. Give a file that ends in {', '.join(SUFFIXES)}.")
    return parse_case_text(read_text(path), suffix=suffix, name=path.name)


def parse_case_text(text: str, *, suffix: str, name: str) -> LoadedCase:
    """Read a case from text; ``suffix`` says whether it is YAML or JSON, ``name`` is used in messages."""
    return case_from_data(load_plain_data(text, suffix=suffix, name=name))


def case_from_data(data: object) -> LoadedCase:
    """Read a case from plain data, such as an importer makes."""
    try:
        case = read_case(data)
    except InvalidInput as error:
        raise InvalidCase(error.problems, data) from None
    assert isinstance(data, Mapping)
    return LoadedCase(case=case, data=data, case_hash=case_hash(data))


def case_hash(data: Mapping[str, Any]) -> str:
    """SHA-256 of the case in one canonical form: the same for YAML and JSON, whatever the order of names."""
    canonical = json.dumps(_canonical(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode(errors="surrogatepass")).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(item) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        # Every digit counts: normalize alone would round to the 28 of the current context.
        return f"{number.normalize(_EXACT):f}" if number else "0"
    return value.isoformat() if isinstance(value, date) else str(value)
