"""The areas of the United Kingdom: what they are called and what they are part of.

Codes are those of the Office for National Statistics (E06000032, E10000015, E54000024 for an integrated care board).
The tree runs kingdom, nation, region (England only), upper-tier authority, district; integrated care boards and NHS
regions hang on England, beside the tree of councils. A point is the mean of the postcodes of the area, in metres of the
British National Grid, so it is where people and businesses are rather than the middle of the map.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.reference.lists import read_list

Kind = Literal["kingdom", "nation", "region", "upper-tier", "district", "nhs-region", "icb"]
UNITED_KINGDOM = "K02000001"


class UnknownArea(WorthwhileError):
    """No area has this code."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area. ``parent`` is None for the kingdom only.

    ``easting`` and ``northing`` are metres; None for integrated care boards and NHS regions, whose postcodes are not
    known here, for Northern Ireland, whose postcodes are under another licence, and for the kingdom. ``also`` is the
    ITL code of a nation or region (TLD) or the ODS code of a care board (QYG), else empty.
    """

    code: str
    name: str
    kind: Kind
    parent: str | None
    easting: int | None
    northing: int | None
    also: str = ""


def all_areas() -> tuple[Area, ...]:
    """Every area, parents before children, in the order of their codes inside a kind."""
    return tuple(_by_code().values())


def area(code: str) -> Area:
    """The area with this code; raises UnknownArea where there is none."""
    found = _by_code().get(code)
    if found is None:
        raise UnknownArea(
            f"No area has the code {code!r}. Give a code of the Office for National Statistics, such as E06000032."
        )
    return found


def is_area(code: str) -> bool:
    """Whether an area has this code."""
    return code in _by_code()


@cache
def ancestors(code: str) -> tuple[str, ...]:
    """Codes of what the area is part of, from its parent up to the kingdom; raises UnknownArea."""
    above = area(code).parent
    return () if above is None else (above, *ancestors(above))


def children(code: str) -> tuple[str, ...]:
    """Codes of the areas directly below; empty where there are none."""
    return _children().get(code, ())


@cache
def within(code: str) -> frozenset[str]:
    """Codes of the area and of everything below it; raises UnknownArea."""
    return frozenset({area(code).code}.union(*(within(child) for child in children(code))))


@cache
def _by_code() -> Mapping[str, Area]:
    header = ("code", "name", "kind", "parent", "also", "easting", "northing", "postcodes")
    return MappingProxyType({row[0]: _area(row) for row in read_list("areas/areas.csv", *header)})


def _area(row: list[str]) -> Area:
    code, name, kind, parent, also, easting, northing, _ = row
    return Area(
        code=code,
        name=name,
        kind=kind,  # type: ignore[arg-type]  # the file is ours, and a test holds it to the kinds
        parent=parent or None,
        easting=int(easting) if easting else None,
        northing=int(northing) if northing else None,
        also=also,
    )


@cache
def _children() -> Mapping[str, tuple[str, ...]]:
    below: dict[str, list[str]] = defaultdict(list)
    for found in all_areas():
        if found.parent is not None:
            below[found.parent].append(found.code)
    return MappingProxyType({parent: tuple(codes) for parent, codes in below.items()})
