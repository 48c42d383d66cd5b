"""What an evaluation says by number, said by name once names are known."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
_NUMBERED = re.compile(r"\b(?:bidder|person)-\d+(?:-moderator)?\b")


def with_names(words: T, names: Mapping[str, str]) -> T:
    """The same record, and those within, with each number that has a name replaced by it."""
    named: T = with_texts(
        words,
        lambda text: _NUMBERED.sub(lambda found: names.get(found[0].removesuffix("-moderator"), found[0]), text),
    )
    return named


def with_texts(value: Any, said: Callable[[str], str]) -> Any:
    """A record, and those within, with each text as ``said`` puts it."""
    if isinstance(value, str):
        return said(value)
    if isinstance(value, tuple):
        return tuple(with_texts(one, said) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {one.name: with_texts(getattr(value, one.name), said) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
