"""Values as they were published, whatever their type: read where they can be, noted as odd where they cannot.

Every function takes ``odd``, a list that receives each value of another type than the standard gives it (MK-041).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_ARE_OBJECTS = frozenset({dict}).issuperset
NOTHING: Mapping[str, Any] = {}
_LONGEST_WHOLE_NUMBER = 10**18
_NUMBER_AS_TEXT = re.compile(r"£?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*\Z")


def text(value: Any, odd: list[Any]) -> str | None:
    """Text, with whole numbers as text (ids may be either); None for blank text and for anything else."""
    if value.__class__ is str:
        # Nearly all text is this; it compares so when its first character is no space.
        if value > "!" and value.isascii() and "\0" not in value:
            return value
        # Forms write "" for each box left empty.
        return sound(value) if value else None
    if value is None:
        return None
    if value.__class__ is int and -_LONGEST_WHOLE_NUMBER < value < _LONGEST_WHOLE_NUMBER:
        return str(value)
    odd.append(value)
    return None


def sound(value: str) -> str | None:
    """Text that every store can hold: no NUL, no half of a surrogate pair; None where nothing is left."""
    try:
        value.encode()
    except UnicodeEncodeError:
        value = value.encode("utf-8", "replace").decode()
    value = value.replace("\0", "")
    return value if value and not value.isspace() else None


def texts(value: Any, odd: list[Any]) -> list[str]:
    """A list of text without nulls; text alone is a list of one."""
    if value is None:
        return []
    if value.__class__ is not list:
        odd.append(value)
        value = [value]
    else:
        for one in value:
            if one.__class__ is not str or one <= "!" or not one.isascii() or "\0" in one:
                break
        else:
            return value[:]
    found = [text(one, odd) for one in value]
    return [one for one in found if one is not None]


def mapping(value: Any, odd: list[Any]) -> Mapping[str, Any]:
    """An object; the first object of a list that stands in its place; empty for anything else."""
    if value.__class__ is dict:
        return value
    if value is None:
        return NOTHING
    odd.append(value)
    if value.__class__ is list:
        for one in value:
            if one.__class__ is dict:
                return one
    return NOTHING


def objects(value: Any, odd: list[Any]) -> Sequence[Mapping[str, Any]]:
    """A list of objects; an object alone is a list of one; what is not an object is left out."""
    if value is None:
        return ()
    if value.__class__ is list:
        # In one step for the list that is as it should be, as nearly all are.
        if _ARE_OBJECTS(map(type, value)):
            return value
        odd.append(next(one for one in value if one.__class__ is not dict))
        return [one for one in value if one.__class__ is dict]
    odd.append(value)
    return [value] if value.__class__ is dict else ()


def number(value: Any, odd: list[Any]) -> float | None:
    """A finite number; text such as 1,200.00 is read, and noted as odd."""
    kind = value.__class__
    if kind is float:
        return value if value - value == 0.0 else None
    if kind is int:
        return float(value) if -_LONGEST_WHOLE_NUMBER < value < _LONGEST_WHOLE_NUMBER else None
    if value is None:
        return None
    odd.append(value)
    return number_in_text(value) if kind is str else None


def number_in_text(value: str) -> float | None:
    """The number that a text is, with its thousands separated by commas or not; None where it is more than that."""
    found = _NUMBER_AS_TEXT.match(value.strip()) if len(value) < 40 else None
    return float(found[1].replace(",", "")) if found else None


def count(value: Any, odd: list[Any]) -> int | None:
    """A whole number from 0 up."""
    found = number(value, odd)
    return int(found) if found is not None and 0 <= found < _LONGEST_WHOLE_NUMBER else None


def flag(value: Any, odd: list[Any]) -> bool | None:
    """True or false; the words are read, and noted as odd."""
    if value is None or value is True or value is False:
        return value
    odd.append(value)
    return {"true": True, "false": False}.get(value.strip().lower()) if value.__class__ is str else None
