"""Places as published, and the areas they stand for: regions, names and postcodes of delivery, and addresses.

"UK" alone is kept as the whole United Kingdom (K02000001), never as anything smaller.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.contacts import without_contacts
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import with_signs
from worthwhile.reference.areas import recognise
from worthwhile.reference.postcodes import area_of_postcode, read_postcode

# What Contracts Finder offers beside the United Kingdom: places, but none that the areas hold, so no fault.
_ELSEWHERE = frozenset(
    {"british oversea territories", "channel islands", "europe", "isle of man", "rest of the world", "worldwide"}
)
# An address written as one text: where it holds one postcode, that says where it is.
_POSTCODE_IN_WORDS = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")
DELIVERY = frozenset({"deliveryAddresses", "deliveryAddress", "deliveryLocation", "deliveryLocations"})
# No name of an area is longer; sentences about places are not looked up.
_LONGEST_NAME = 90


class Place(NamedTuple):
    """What a published place stands for."""

    given_as: str
    code: str | None
    part_of: bool | None


@lru_cache(maxsize=1 << 16)
def place_of(said: str) -> Place:
    """The area that a code, name or postcode stands for."""
    found = recognise(said) if len(said) <= _LONGEST_NAME else None
    if found is None:
        postcodes = set(_POSTCODE_IN_WORDS.findall(said))
        code = area_of_postcode(postcodes.pop()) if len(postcodes) == 1 else None
        return Place("postcode" if code or read_postcode(said) else "name", code, None if code is None else False)
    return Place(found.how, found.code, found.part_of)


@lru_cache(maxsize=1 << 16)
def area_of_address(postcode: str | None, region: str | None) -> str | None:
    """The area of an address: of its postcode where that is known, else of its region."""
    code = area_of_postcode(postcode) if postcode is not None else None
    return code if code is not None or region is None else place_of(region).code


def is_elsewhere(said: str) -> bool:
    """Whether a place is one that the areas do not hold and need not."""
    return said.lower() in _ELSEWHERE


def add_place(sheet: Sheet, lot_id: str | None, said: str, kind: str, where: str, position: int) -> None:
    """A row for a place, and its fault where it is not recognised; the same place of a lot stands once."""
    if "&" in said:
        said = with_signs(said)
    given_as, code, part_of = place_of(said)
    row = (sheet.ocid, lot_id, said if code else without_contacts(said), given_as, code, part_of, kind)
    if row in sheet.areas_seen:
        return
    sheet.areas_seen.add(row)
    sheet.rows["area"].append(row)
    if code is None and not is_elsewhere(said):
        sheet.fault("MK-037", where, position, said)


def _said_in_address(address: Mapping[str, Any], odd: list[Any]) -> str | None:
    """The narrowest thing that an address says: a postcode we can place, else the region, the postcode, the country."""
    postcode = given.text(address.get("postalCode"), odd)
    if postcode is not None and place_of(postcode).code is not None:
        return postcode
    region = given.text(address.get("region"), odd)
    return region or postcode or given.text(address.get("countryName"), odd) or given.text(address.get("country"), odd)


def _said_in_location(location: Mapping[str, Any], odd: list[Any]) -> list[str]:
    """The description of a location, and the codes it gives from a list of places."""
    said = given.text(location.get("description"), odd)
    found = [] if said is None else [said]
    gazetteer = location.get("gazetteer")
    if gazetteer is not None:
        identifiers = given.mapping(gazetteer, odd).get("identifiers")
        found.extend(given.texts(identifiers, odd if identifiers.__class__ is not str else []))
    return found


def add_delivery(
    sheet: Sheet, part: Mapping[str, Any], lot_id: str | None, kind: str, where: str, position: int
) -> None:
    """Rows for the places of delivery of an item, a lot or a tender."""
    odd = sheet.odd
    get = part.get
    addresses = get("deliveryAddresses")
    if addresses is not None:
        for one in given.objects(addresses, odd):
            said = _said_in_address(one, odd)
            if said is not None:
                add_place(sheet, lot_id, said, kind, where, position)
    address = get("deliveryAddress")
    if address is not None:
        said = _said_in_address(given.mapping(address, odd), odd)
        if said is not None:
            add_place(sheet, lot_id, said, kind, where, position)
    for field in ("deliveryLocation", "deliveryLocations"):
        location = get(field)
        if location is not None:
            listed = location.__class__ is list
            for one in given.objects(location, odd) if listed else (given.mapping(location, odd),):
                for said in _said_in_location(one, odd):
                    add_place(sheet, lot_id, said, kind, where, position)


def add_buyers_place(sheet: Sheet, postcode: str | None, region: str | None) -> None:
    """The buyer's own address, where no place of delivery is given."""
    code = area_of_address(postcode, region)
    if code is None or any(row[4] is not None for row in sheet.rows["area"]):
        return
    by_postcode = postcode is not None and area_of_postcode(postcode) is not None
    said = postcode if by_postcode else region
    place = place_of(said or "")
    sheet.rows["area"].append((sheet.ocid, None, said, place.given_as, code, place.part_of, "buyer"))
