"""What an evaluation says by number, said by name once names are known."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")
_NUMBERED = re.compile(r"\b(?:bidder|person)-\d+(?:-moderator)?\b")


def with_names(words: T, names: Mapping[str, str]) -> T:
    """The same record, and those within, with each number that has a name replaced by it."""
    named: T = _named(words, names)
    return named


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _NUMBERED.sub(lambda found: names.get(found[0].removesuffix("-moderator"), found[0]), value)
    if isinstance(value, tuple):
        return tuple(_named(one, names) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {one.name: _named(getattr(value, one.name), names) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
