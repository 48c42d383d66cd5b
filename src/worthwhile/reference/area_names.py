"""The ways in which notices and people name a place, and the area each means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from worthwhile.reference.area_tree import UNITED_KINGDOM, Kind, all_areas, area, is_area
from worthwhile.reference.postcodes import place_postcode
from worthwhile.reference.territories import area_around_territory, areas_of_territory, read_territory

How = Literal["ons", "itl", "name", "postcode", "ods"]

_ICB_NAME = re.compile(r"^nhs (.+) integrated care board$")
_COUNCIL = re.compile(
    r"(?: metropolitan| county| city| district| borough)*(?: council area| council| county| district| borough)$"
)
_FIRST: tuple[Kind, ...] = ("kingdom", "nation", "region", "upper-tier", "district", "icb", "nhs-region")


@dataclass(frozen=True, slots=True)
class Recognised:
    """The area that was meant and how it was told.

    ``part_of``: what was given is a part of the area, for example an ITL code finer than the region it begins with.
    """

    code: str
    how: How
    part_of: bool = False


@lru_cache(maxsize=65_536)
def recognise(given: str) -> Recognised | None:
    """The area that ``given`` names: an ONS, ITL, NUTS or ODS code, a name, or a postcode; None where it names none.

    An ITL or NUTS code that covers several areas gives the one around them all (UKM71, Angus and Dundee City:
    Scotland); ``recognise_all`` gives each. Names are compared without regard to case, punctuation, "City of" and
    "Council"; a name that both a larger and a smaller area have means the larger one. Streets and towns that are no
    area give None.
    """
    text = " ".join(given.split())
    upper = text.upper()
    if is_area(upper):
        return Recognised(upper, "ons")
    if itl := read_territory(upper):
        around = area_around_territory(itl)
        return Recognised(around, "itl", part_of=areas_of_territory(itl) != (around,))
    if board := _care_boards().get(upper):
        return Recognised(board, "ods")
    if named := _named(_key(text)):
        return Recognised(named, "name")
    if placed := place_postcode(upper):
        return Recognised(placed.area, "postcode", part_of=area(placed.area).kind == "nation")
    return None


@lru_cache(maxsize=65_536)
def recognise_all(given: str) -> tuple[Recognised, ...]:
    """The areas that ``given`` names, the fewest that together are it: several for some ITL and NUTS codes.

    As ``recognise`` for all else; empty where it names none.
    """
    itl = read_territory(" ".join(given.split()).upper())
    if itl and (covered := areas_of_territory(itl)):
        return tuple(Recognised(code, "itl") for code in covered)
    found = recognise(given)
    return (found,) if found else ()


def _named(key: str) -> str | None:
    names, short = _names()
    without_council = _COUNCIL.sub("", key)
    for said in (key, without_council):
        if code := names.get(said):
            return code
    return next((short[said] for said in _shortened(without_council) if said in short), short.get(without_council))


def _key(name: str) -> str:
    """Lower case, words only: ``&`` is and, hyphens part words, apostrophes and other marks go."""
    plain = name.lower().replace("&", " and ").replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def _shortened(key: str) -> Iterator[str]:
    """The name as people say it: without City of, County of, The and a last City; a care board without NHS."""
    if match := _ICB_NAME.fullmatch(key):
        yield match[1]
    for phrase in ("city of", "county of"):
        if key.startswith(f"{phrase} "):
            yield key.removeprefix(f"{phrase} ")
        if key.endswith(f" {phrase}"):
            yield key.removesuffix(f" {phrase}")
    if key.endswith(" city"):
        yield key.removesuffix(" city")
    if key.startswith("the "):
        yield key.removeprefix("the ")


@cache
def _names() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Code by full name, and by shortened name where no area has that as its full name."""
    full: dict[str, str] = {"uk": UNITED_KINGDOM, "gb": UNITED_KINGDOM}
    short: dict[str, str] = {}
    in_order = sorted(all_areas(), key=lambda found: _FIRST.index(found.kind))
    for found in in_order:
        full.setdefault(_key(found.name), found.code)
    for found in in_order:
        for said in _shortened(_key(found.name)):
            if said not in full:
                short.setdefault(said, found.code)
    return MappingProxyType(full), MappingProxyType(short)


@cache
def _care_boards() -> Mapping[str, str]:
    return MappingProxyType({found.also: found.code for found in all_areas() if found.kind == "icb"})
