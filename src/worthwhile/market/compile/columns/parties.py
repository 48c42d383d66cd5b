"""Organisations named in a process, and the identifiers they bear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.identifiers import (
    Identifier,
    best_key,
    identifiers_of,
    read_identifier,
    without_repeats,
)
from worthwhile.market.compile.columns.names import name_key, written
from worthwhile.market.compile.columns.places import area_of_address
from worthwhile.market.compile.columns.sheet import Row, Sheet
from worthwhile.market.compile.columns.texts import with_signs

# Where the values that others need stand in a row of party.
PARTY_ID, KEY, NAME, NAME_KEY, ROLES, POSTCODE, REGION, AREA, SCALE, VCSE = 1, 2, 3, 4, 5, 7, 8, 9, 10, 11
_END_OF_ADDRESS = 24
_POSTCODE_IN_ADDRESS = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})\b")


def _add_identifiers(sheet: Sheet, party: Mapping[str, Any], party_id: str | None, position: int) -> str | None:
    """Rows for the identifiers of a party; returns its organisation key."""
    odd = sheet.odd
    scheme = number = None
    main = party.get("identifier")
    if main is not None:
        if main.__class__ is not dict:
            main = given.mapping(main, odd)
        number = given.text(main.get("id"), odd)
        if number is not None:
            scheme = given.text(main.get("scheme"), odd)
    identifiers = identifiers_of(party_id, scheme, number)
    if "additionalIdentifiers" in party:
        identifiers = _with_further(identifiers, party["additionalIdentifiers"], odd)
    rows = sheet.rows["party_identifier"]
    for scheme, identifier, as_given, lasting, well_formed, _, _ in identifiers:
        rows.append((sheet.ocid, party_id, scheme, identifier, as_given, lasting, well_formed))
        if well_formed is False:
            sheet.fault("MK-038", "parties[{}].identifier", position, f"{scheme} {as_given}")
    return best_key(identifiers) if len(identifiers) > 1 else identifiers[0].key if identifiers else None


def _with_further(identifiers: tuple[Identifier, ...], more: Any, odd: list[Any]) -> tuple[Identifier, ...]:
    """The identifiers of a party with its additional ones, without repeats."""
    further = []
    for one in given.objects(more, odd):
        number = given.text(one.get("id"), odd)
        if number is not None:
            further.append(read_identifier(given.text(one.get("scheme"), odd), number))
    return without_repeats((*identifiers, *further))


def _postcode_in_street(street: Any) -> str | None:
    """The postcode that a street ends with: older Contracts Finder writes all of an address in one."""
    return postcode_at_end(street[-_END_OF_ADDRESS:]) if street.__class__ is str and street else None


@lru_cache(maxsize=1 << 14)
def postcode_at_end(street: str) -> str | None:
    """The last postcode in the end of an address."""
    found = _POSTCODE_IN_ADDRESS.findall(street)
    return found[-1] if found else None


def _words(value: Any, odd: list[Any]) -> str | None:
    found = given.text(value, odd)
    return found if found is None or ("&" not in found and found.isascii()) else with_signs(found)


def _kinds(details: Mapping[str, Any], odd: list[Any]) -> list[str]:
    """What kind of body it is, each as scheme:id, or in its words where there is no scheme."""
    kinds = []
    for one in given.objects(details.get("classifications"), odd):
        code = given.text(one.get("id"), odd)
        scheme = given.text(one.get("scheme"), odd)
        words = _words(one.get("description"), odd)
        if code is not None:
            kinds.append(f"{scheme}:{code}" if scheme else code)
        elif words is not None:
            kinds.append(words)
    return kinds


def party_row(sheet: Sheet, party: Mapping[str, Any], position: int, collided: bool) -> Row:
    """The row of one organisation; its identifiers are added to their own table."""
    odd = sheet.odd
    get = party.get
    text = given.text
    party_id = text(get("id"), odd)
    name = text(get("name"), odd)
    if name is None and get("identifier").__class__ is dict:
        name = text(party["identifier"].get("legalName"), odd)
    key_of_name = None
    if name is not None:
        name, key_of_name = written(name)
    address = get("address")
    details = get("details")
    region = postcode = area = locality = None
    if address.__class__ is not dict:
        address = given.mapping(address, odd)
    if address:
        region = _words(address.get("region"), odd)
        postcode = text(address.get("postalCode"), odd)
        if postcode is None:
            postcode = _postcode_in_street(address.get("streetAddress"))
        locality = _words(address.get("locality"), odd)
        if postcode is not None or region is not None:
            area = area_of_address(postcode, region)
    key = _add_identifiers(sheet, party, party_id, position)
    roles = given.texts(get("roles"), odd)
    if details is None:
        # In older Contracts Finder these are boxes: an empty one says nothing.
        scale = "sme" if get("sme") is True else None
        vcse = True if get("vco") is True else None
        return (
            sheet.ocid, party_id, key, name, key_of_name, roles, locality, postcode, region, area,
            scale, vcse, None, None, [], collided,
        )  # fmt: skip
    details = given.mapping(details, odd)
    scale = given.text(details.get("scale"), odd)
    vcse = given.flag(details.get("vcse"), odd)
    mutual = given.flag(details.get("publicServiceMissionOrganization"), odd)
    sheltered = given.flag(details.get("shelteredWorkshop"), odd)
    return (
        sheet.ocid, party_id, key, name, key_of_name, roles, locality, postcode, region, area,
        scale, vcse, mutual, sheltered, _kinds(details, odd), collided,
    )  # fmt: skip


def add_parties(sheet: Sheet) -> None:
    """Rows for the parties of the process, and those that merging lost."""
    rows = sheet.rows["party"]
    known = sheet.parties
    for position, party in enumerate(given.objects(sheet.release.get("parties"), sheet.odd)):
        row = party_row(sheet, party, position, False)
        rows.append(row)
        if row[PARTY_ID] is not None:
            known.setdefault(row[PARTY_ID], row)
    for collision in sheet.process.merged.collisions:
        if collision.path == ("parties",):
            row = party_row(sheet, collision.object, -1, True)
            rows.append(row)
            if row[PARTY_ID] is not None:
                sheet.namesakes.setdefault(row[PARTY_ID], []).append(row)


def add_named_only(sheet: Sheet, named: Mapping[str, Any], role: str, place: str) -> Row:
    """A row for an organisation that is named but not among the parties (MK-039, unless it is described there)."""
    row = party_row(sheet, {**named, "roles": [role]}, -1, False)
    sheet.rows["party"].append(row)
    if row[PARTY_ID] is not None:
        sheet.parties[row[PARTY_ID]] = row
    if "address" not in named:
        sheet.fault("MK-039", place, -1, row[NAME])
    return row


def find_party(sheet: Sheet, party_id: str | None, name: str | None) -> Row | None:
    """The party that an id and a name stand for; the name decides where several bear the id."""
    if party_id is None:
        return None
    row = sheet.parties.get(party_id)
    namesakes = sheet.namesakes.get(party_id)
    if not namesakes:
        return row
    wanted = name_key(name)
    if wanted is None or row is None or row[NAME_KEY] == wanted:
        return row
    return next((other for other in namesakes if other[NAME_KEY] == wanted), None)


def buyer_of(sheet: Sheet) -> Row | None:
    """The row of the buyer: the party it refers to, or itself where it is described or named there only."""
    odd = sheet.odd
    buyer = given.mapping(sheet.release.get("buyer"), odd)
    if buyer:
        party_id, name = given.text(buyer.get("id"), odd), given.text(buyer.get("name"), odd)
        found = find_party(sheet, party_id, None if name is None else written(name)[0])
        if found is not None:
            return found
        if party_id is not None or name is not None:
            return add_named_only(sheet, buyer, "buyer", "buyer")
    rows = sheet.rows["party"]
    return next((row for role in ("buyer", "procuringEntity") for row in rows if role in row[ROLES]), None)
