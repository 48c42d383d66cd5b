"""From a postcode to the council area it stands in.

The table is exact for every postcode of the directory (current and former ones): each sector lists where, in the order
of the last two letters, another area begins. A postcode the directory does not list gets the area of the one before it
in its sector, which is nearly always right and cannot be told apart. In two-tier counties the area is the district.

Northern Ireland's postcodes (BT) may not be passed on under the licence of the others, so they give the nation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from worthwhile.reference.lists import read_list

_FULL = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9])\s*([A-Z]{2})")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_NORTHERN_IRISH, _NORTHERN_IRELAND = re.compile(r"BT[0-9]"), "N92000002"
_UNIT = 2  # letters before the code of an area where it begins inside a sector


@dataclass(frozen=True, slots=True)
class Placed:
    """The area of a postcode.

    ``whole``: a full postcode was given. ``share`` is how many of the postcodes that begin as given stand in ``area``:
    1 for a full postcode, rounded down to a thousandth for a first half such as LE1.
    """

    area: str
    postcode: str
    whole: bool
    share: Decimal


def read_postcode(text: str) -> str | None:
    """The full postcode in its usual form (``SW7 2DD``), or None where ``text`` is not one. No place is looked up."""
    match = _FULL.fullmatch(text.strip().upper())
    return f"{match[1]} {match[2]}{match[3]}" if match else None


def area_of_postcode(text: str) -> str | None:
    """Code of the district or single-tier authority of a full postcode or of the first half of one, else None.

    Any postcode of Northern Ireland gives the nation. None also for the Channel Islands, the Isle of Man and postcodes
    of no place. See ``place_postcode`` for how sure.
    """
    placed = place_postcode(text)
    return placed.area if placed else None


@lru_cache(maxsize=65_536)
def place_postcode(text: str) -> Placed | None:
    """Where a postcode or its first half stands and how sure that is; None where it is not known."""
    given = text.strip().upper()
    full = _FULL.fullmatch(given)
    if _NORTHERN_IRISH.match(given) and (full or _OUTWARD.fullmatch(given)):
        return Placed(_NORTHERN_IRELAND, read_postcode(given) or given, whole=bool(full), share=Decimal(1))
    if full:
        areas = _sectors().get(f"{full[1]} {full[2]}")
        if areas is None:
            return None
        return Placed(_area_at(areas, full[3]), f"{full[1]} {full[2]}{full[3]}", whole=True, share=Decimal(1))
    if _OUTWARD.fullmatch(given) and (found := _outward().get(given)):
        return Placed(found[0], given, whole=False, share=Decimal(found[1]))
    return None


def _area_at(areas: str, unit: str) -> str:
    first, *later = areas.split(" ")
    at = bisect_right(later, unit, key=lambda run: run[:_UNIT])
    return later[at - 1][_UNIT:] if at else first


@cache
def _sectors() -> Mapping[str, str]:
    return MappingProxyType(dict(read_list("areas/postcodes.csv", "sector", "areas")))


@cache
def _outward() -> Mapping[str, tuple[str, str]]:
    rows = read_list("areas/outward.csv", "outward", "area", "share")
    return MappingProxyType({outward: (code, share) for outward, code, share in rows})
