"""Areas as people type them: names of councils, postcodes, codes; several parted by semicolons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from worthwhile.reference import areas

MOST_AREAS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AreasGiven:
    """Codes of what was understood, in order; ``unknown`` what was not, with names that are near it."""

    codes: tuple[str, ...]
    unknown: tuple[tuple[str, tuple[str, ...]], ...]


def read_areas(text: str) -> AreasGiven:
    """Areas named in a text: parted by semicolons, or by commas and ``and`` where each part is an area by itself."""
    codes: list[str] = []
    unknown: list[tuple[str, tuple[str, ...]]] = []
    for part in (piece.strip() for piece in text.split(";")):
        if part:
            found = _codes_of(part)
            codes += found
            # Names that are near are costly to find: after so many unknown ones nobody is helped by more.
            if not found and len(unknown) < MOST_AREAS:
                unknown.append((part, areas.near_names(part)))
    return AreasGiven(codes=tuple(dict.fromkeys(codes))[:MOST_AREAS], unknown=tuple(unknown))


def unknown_area(given: str) -> str:
    """What to say of an area that is none of those held, with names that are near it."""
    return (
        "Enter the name, code or postcode of an area of the UK, such as Luton. "
        f"You gave {given!r}.{areas.near_names_hint(given)}"
    )


def _codes_of(part: str) -> list[str]:
    whole = [one.code for one in areas.recognise_all(part)]
    if whole:
        return whole
    pieces = [piece for piece in re.split(r",| and | & ", part) if piece.strip()]
    each = [areas.recognise_all(piece.strip()) for piece in pieces]
    return [one.code for found in each for one in found] if len(pieces) > 1 and all(each) else []
