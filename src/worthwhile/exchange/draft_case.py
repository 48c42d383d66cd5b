"""A case file that may have gaps: what is missing can be entered later, what is wrong has to be mended first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.case import MOST_LINES
from worthwhile.exchange.case_file import InvalidCase, case_from_data
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.stories import KEY
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import shown

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
# Control characters, halves of characters, and marks that turn the direction of what follows: a figure could be
# shown backwards by them.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RANGE_OF = re.compile(r"\.ranges\.(\w+)$")
_RATES = ("rate", "schedule", "rates")
_LISTS = ("activities", "outputs", "assumptions")


@dataclass(frozen=True, kw_only=True)
class DraftCase:
    """A case as plain data with exact numbers, and what it still lacks; no gap means that it is complete."""

    data: Mapping[str, Any]
    gaps: tuple[Problem, ...]

    @property
    def is_complete(self) -> bool:
        """Whether the case can be valued as it stands."""
        return not self.gaps


def parse_draft_text(text: str, *, suffix: str, name: str) -> DraftCase:
    """Read a case with gaps from text. Raises InvalidFile, or InvalidCase as :func:`draft_from_data` does."""
    return draft_from_data(load_plain_data(text, suffix=suffix, name=name))


def draft_from_data(data: object) -> DraftCase:
    """Read a case with gaps from plain data.

    Where anything is wrong, raises InvalidCase with all of that and then all that is missing. Wrong is a figure that
    cannot be used, an outcome without an id of its own, a field that is not known, text that cannot be shown.
    """
    problems: list[Problem] = []
    try:
        case_from_data(data)
    except InvalidInput as error:
        problems += error.problems
    if isinstance(data, Mapping):
        problems += [problem for problem in _faults_of_drafts(data) if problem not in problems]
    faults = [problem for problem in problems if not _is_gap(problem, data)]
    if faults:
        raise InvalidCase([*faults, *(problem for problem in problems if problem not in faults)], data)
    assert isinstance(data, Mapping)
    kept = _plain(data)
    return DraftCase(data=without_blanks(kept) if problems else kept, gaps=tuple(problems))


def _is_gap(problem: Problem, data: object) -> bool:
    """Whether nothing stands where the problem is. What a draft is known by may not be missing."""
    if problem.path == "format" or re.fullmatch(r"outcomes\[\d+\]\.id", problem.path) or not isinstance(data, Mapping):
        return False
    if not problem.path:
        return False
    found = _at(data, problem.path)
    if problem.path.rpartition(".")[2] == "discounting" and isinstance(found, Mapping):
        return all(found.get(name) is None for name in _RATES)
    # A range without the figure that it is about lacks that figure.
    return _is_empty(found) or _is_empty(_at(data, _RANGE_OF.sub(r".\1", problem.path)))


def _at(data: object, path: str) -> Any:
    """What stands at a path such as ``outcomes[0].deadweight``, None where nothing does."""
    found: Any = data
    for place, name in _STEP.findall(path):
        if place:
            found = found[int(place)] if isinstance(found, list | tuple) and int(place) < len(found) else None
        else:
            found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | list | Mapping) and not value)


def _faults_of_drafts(data: Mapping[Any, Any]) -> Iterator[Problem]:
    """What reading a complete case would find only once the gaps are filled, and what it passes over."""
    yield from _repeated_ids(data.get("outcomes"))
    yield from _own_part(data.get(KEY))
    yield from (
        Problem(path, "Take out the characters here that cannot be seen, or that turn the direction of the text.")
        for path in _hidden(data, "")
    )


def _repeated_ids(rows: object) -> Iterator[Problem]:
    if not isinstance(rows, list | tuple) or len(rows) > MOST_LINES:
        return
    ids = [row.get("id") for row in rows if isinstance(row, Mapping)]
    for name, count in Counter(name for name in ids if isinstance(name, str)).items():
        if count > 1:
            yield Problem("outcomes", f"Give each outcome its own id: {name} is used {count} times.")


def _own_part(own: object) -> Iterator[Problem]:
    """What the format has no place for and these pages read. Anything else beside it is passed over and kept."""
    if own is None:
        return
    if not isinstance(own, Mapping):
        yield Problem(KEY, f"Write this part as names and values, or leave it out. You gave {shown(own)}.")
        return
    for name in ("theory", "stories"):
        part = own.get(name)
        if part is not None and not isinstance(part, Mapping):
            message = f"Write this part as names and texts, or leave it out. You gave {shown(part)}."
            yield Problem(f"{KEY}.{name}", message)
        elif part is not None:
            yield from _texts(part, f"{KEY}.{name}", lists=_LISTS if name == "theory" else ())


def _texts(part: Mapping[Any, Any], path: str, *, lists: tuple[str, ...]) -> Iterator[Problem]:
    for name, value in part.items():
        if value is None or isinstance(value, str):
            continue
        if name in lists and isinstance(value, list) and all(isinstance(line, str) for line in value):
            continue
        wanted = "text or a list of texts" if name in lists else "text"
        yield Problem(f"{path}.{name}", f"Enter {wanted}. You gave {shown(value)}.")


def _hidden(value: object, path: str) -> Iterator[str]:
    if isinstance(value, str):
        if _HIDDEN.search(value):
            yield path
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if _HIDDEN.search(str(name)):
                yield path or "the names of the fields"
                continue
            yield from _hidden(item, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _hidden(item, f"{path}[{index}]")


def _plain(data: Mapping[Any, Any]) -> dict[str, Any]:
    """The data as it will be read back from where it is kept: names as text, numbers exact, days as text."""
    found: dict[str, Any] = read_exact_json(exact_json_text(_exact(data)))
    return found


def _exact(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _exact(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_exact(item) for item in value]
    if isinstance(value, float):
        return Decimal(repr(value))
    return value.date() if isinstance(value, datetime) else value


def without_blanks(value: Any) -> Any:
    """A case without the names that nothing is entered for, at any depth."""
    if isinstance(value, Mapping):
        kept = {name: without_blanks(item) for name, item in value.items() if item is not None}
        return {name: item for name, item in kept.items() if item != {}}
    return [without_blanks(item) for item in value] if isinstance(value, list) else value
