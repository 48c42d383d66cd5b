"""ITL and NUTS codes (TLD34, UKM71) as the areas they cover.

The territories of the United Kingdom kept their letters and digits when NUTS became ITL in 2021, so UKM71 and TLM71 are
read alike. Territories that were redrawn had a new code each time, so an older code that is not listed is told as a
part of the nation or region it begins with, never as another place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from worthwhile.reference.area_tree import all_areas, ancestors, area, children, within
from worthwhile.reference.lists import read_list

_TERRITORY = re.compile(r"(?:UK|TL)([C-N][0-9A-Z]{0,2})")
_CODE = 3  # letters of a territory of the first level (TLD)


def read_territory(text: str) -> str | None:
    """The ITL form of a code of any level (``UKM71`` gives ``TLM71``), known or not; None where it is not one."""
    match = _TERRITORY.fullmatch(text)
    return f"TL{match[1]}" if match else None


def areas_of_territory(itl: str) -> tuple[str, ...]:
    """The fewest areas that together are the territory, in order of code; empty where its councils are not known.

    TLD gives the region, TLH23 gives Hertfordshire, TLM71 gives Angus and Dundee City.
    """
    return _known().get(itl, ())


def area_around_territory(itl: str) -> str:
    """The smallest single area that the territory lies in: itself, a council above it, or its region or nation."""
    covered = areas_of_territory(itl)
    if not covered:
        return _firsts()[itl[:_CODE]]
    first, *others = covered
    return next(code for code in (first, *ancestors(first)) if all(other in within(code) for other in others))


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    councils: dict[str, list[str]] = defaultdict(list)
    split: set[str] = set()
    for itl, listed in read_list("areas/itl.csv", "itl", "areas"):
        for code in (itl, itl[:-1]):
            councils[code].extend(listed.split())
            if not listed:
                split.add(code)
    known = {itl: _fewest(set(codes)) for itl, codes in councils.items() if itl not in split}
    known.update({itl: (code,) for itl, code in _firsts().items()})
    return MappingProxyType(known)


def _fewest(codes: set[str]) -> tuple[str, ...]:
    """The same places with an area named once where all that it is made of is there."""
    while whole := {parent for code in codes if (parent := area(code).parent) and codes.issuperset(children(parent))}:
        codes = codes.difference(*(children(parent) for parent in whole)) | whole
    return tuple(sorted(codes))


@cache
def _firsts() -> Mapping[str, str]:
    return MappingProxyType({found.also: found.code for found in all_areas() if found.also.startswith("TL")})
