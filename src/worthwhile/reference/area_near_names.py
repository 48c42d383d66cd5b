"""Areas that somebody may have meant who gave a name or code that is none."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from worthwhile.reference.area_names import recognise
from worthwhile.reference.area_tree import all_areas

MOST_NEAR = 4
_LIKE_ENOUGH = 0.6


def near_names(given: str) -> tuple[str, ...]:
    """Names of areas that begin or look like what was given, the nearest first; for what has figures in it, codes.

    At most MOST_NEAR; each is one that ``recognise`` knows.
    """
    key = " ".join(given.lower().split())
    if not key:
        return ()
    if any(letter.isdigit() for letter in key):
        codes = _codes()
        return tuple(codes[known] for known in get_close_matches(key, codes, n=MOST_NEAR, cutoff=_LIKE_ENOUGH))
    names = _names()
    begun = [names[known] for known in names if known.startswith(key) or f" {key}" in known]
    like = [names[known] for known in get_close_matches(key, names, n=MOST_NEAR, cutoff=_LIKE_ENOUGH)]
    return tuple(dict.fromkeys([*begun[:MOST_NEAR], *like]))[:MOST_NEAR]


def near_names_hint(given: str) -> str:
    """`` Did you mean Luton, Sutton or Halton?``, or nothing where no name is near.

    >>> near_names_hint("Birmingam")
    ' Did you mean Birmingham?'
    """
    found = near_names(given)
    if not found:
        return ""
    *before, last = found
    named = f"{', '.join(before)} or {last}" if before else last
    return f" Did you mean {named}?"


@cache
def _names() -> Mapping[str, str]:
    names = {found.name.lower(): found.name for found in all_areas()}
    return {known: name for known, name in names.items() if recognise(name)}


@cache
def _codes() -> Mapping[str, str]:
    return {found.code.lower(): found.code for found in all_areas()}
