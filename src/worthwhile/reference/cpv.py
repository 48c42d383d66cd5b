"""CPV codes: how they are written, what is part of what, what they are called, and services in everyday words.

The Common Procurement Vocabulary (2008) is a tree told by its digits: two for the division, three for the group, four
for the class, five for the category, and more for what is finer; the rest are noughts. That works for every code. Names
are held for the codes of health, social care and what stands near (see the sources); others have none here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from worthwhile.reference.lists import read_list

_WRITTEN = re.compile(r"(?:CPV\s*[:#-]?\s*)?(\d{8})(?:\s*[-–.]\s*\d)?", re.IGNORECASE)
_PREFIX = re.compile(r"\d{2,8}")
_DIGITS, _DIVISION = 8, 2
_LEVELS = {2: "division", 3: "group", 4: "class", 5: "category"}


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """A kind of service in everyday words: the codes under any of ``codes`` and under none of ``without``.

    ``heading`` is what it is listed under where all kinds are.
    """

    key: str
    name: str
    heading: str
    codes: tuple[str, ...]
    without: tuple[str, ...] = ()

    def holds(self, code: str) -> bool:
        """Whether a code of eight digits belongs to this service."""
        return any(is_within(code, own) for own in self.codes) and not any(
            is_within(code, other) for other in self.without
        )


@lru_cache(maxsize=65_536)
def read(text: str) -> str | None:
    """The eight digits of a code written as 85312110, 85312110-3 or CPV 85312110-3; None where it is not one.

    The check digit is passed over, not checked. Supplementary codes (AA01-1) are not codes of a service: None.
    """
    match = _WRITTEN.fullmatch(text.strip())
    return match[1] if match and match[1][:_DIVISION] != "00" else None


@lru_cache(maxsize=65_536)
def stem(text: str) -> str | None:
    """The digits that count of a code or of the beginning of one: 85300000-2 and 853 give 853, 80000000 gives 80.

    None where ``text`` is neither; a single digit is no division.
    """
    digits = read(text) or text.strip()
    if not _PREFIX.fullmatch(digits):
        return None
    return digits.rstrip("0").ljust(_DIVISION, "0") if len(digits) == _DIGITS else digits


def is_within(code: str, prefix: str) -> bool:
    """Whether ``code`` (eight digits) is ``prefix`` or below it.

    ``prefix`` is a code (85312000, 85312000-9) or its first digits (85, 85312). False for one that is neither.
    """
    beginning = stem(prefix)
    return beginning is not None and code.startswith(beginning)


@lru_cache(maxsize=65_536)
def parents(code: str) -> tuple[str, ...]:
    """The codes above ``code``, nearest first, up to its division: each with its last digit that counts made nought.

    Some levels in between have no entry of their own in the vocabulary; they are listed all the same. Empty for a
    division and for what is no code.
    """
    digits = stem(code) if read(code) else None
    if digits is None:
        return ()
    return tuple(
        digits[:length].ljust(_DIGITS, "0")
        for length in range(len(digits) - 1, _DIVISION - 1, -1)
        if digits[length - 1] != "0" or length == _DIVISION
    )


def level(code: str) -> str | None:
    """division, group, class, category or sub-category; None for what is no code."""
    digits = stem(code) if read(code) else None
    return None if digits is None else _LEVELS.get(len(digits), "sub-category")


def name_of(code: str) -> str | None:
    """What the vocabulary calls a code, in English; None where no sourced name is held."""
    eight = read(code)
    return None if eight is None else _names().get(eight)


def nearest_name(code: str) -> str | None:
    """The name of the code, or of the nearest code above it that has one here; None where none has."""
    eight = read(code)
    if eight is None:
        return None
    return next((name for above in (eight, *parents(eight)) if (name := _names().get(above))), None)


def names() -> Mapping[str, str]:
    """Every code that has a name here, by eight digits, in their order."""
    return _names()


@cache
def groups() -> tuple[ServiceGroup, ...]:
    """Health and social care services in everyday words, in the order in which to show them."""
    rows = read_list("cpv/groups.csv", "key", "name", "heading", "codes", "without")
    return tuple(
        ServiceGroup(key=key, name=name, heading=heading, codes=tuple(codes.split()), without=tuple(without.split()))
        for key, name, heading, codes, without in rows
    )


def groups_of(code: str) -> tuple[ServiceGroup, ...]:
    """The services that a code of eight digits belongs to; most codes of other trades belong to none."""
    return tuple(group for group in groups() if group.holds(code))


def __getattr__(name: str) -> tuple[ServiceGroup, ...]:
    """``cpv.GROUPS``: the services, read when first asked for."""
    if name == "GROUPS":
        return groups()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _names() -> Mapping[str, str]:
    return MappingProxyType(dict(read_list("cpv/names.csv", "code", "name")))
