"""Items of tenders, awards and contracts, with the CPV codes and the places of delivery that hide in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.places import DELIVERY, add_delivery
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned
from worthwhile.reference import cpv

# Section: (place of a main code, place of an additional one, place of delivery, path in faults)
_PLACES = {
    "tender": ("item", "item-additional", "item", "tender.items[{}]"),
    "award": ("award-item", "award-item", "award-item", "awards[].items[{}]"),
    "contract": ("contract-item", "contract-item", "award-item", "contracts[].items[{}]"),
}


def add_code(
    sheet: Sheet, classification: Mapping[str, Any], lot_id: str | None, main: bool, place: str, where: str
) -> None:
    """A row for a CPV code: of scheme CPV, or of no scheme and eight digits; the same code of a place stands once."""
    scheme = classification.get("scheme")
    code = classification.get("id")
    if code.__class__ is not str or len(code) != 8 or not code.isdecimal():
        code = given.text(code, sheet.odd)
    if code is None or (scheme != "CPV" and not _may_be_cpv(scheme, code)):
        return
    if len(code) != 8 or not code.isdecimal() or code[:2] == "00":
        found = cpv.read(code)
        if found is None:
            sheet.fault("MK-036", where, -1, code)
            return
        code = found
    row = (sheet.ocid, lot_id, code, main, place)
    if row not in sheet.cpv_seen:
        sheet.cpv_seen.add(row)
        sheet.rows["cpv"].append(row)


def _may_be_cpv(scheme: Any, code: str) -> bool:
    if scheme is None or scheme == "":
        return cpv.read(code) is not None
    return scheme.__class__ is str and scheme.strip().upper() in ("CPV", "CPVS", "X_CPV")


def add_classifications(
    sheet: Sheet, part: Mapping[str, Any], lot_id: str | None, places: tuple[str, str], where: str
) -> None:
    """Rows for the main and the additional codes of a tender or an item."""
    main = part.get("classification")
    if main is not None:
        if main.__class__ is not dict:
            main = given.mapping(main, sheet.odd)
        add_code(sheet, main, lot_id, True, places[0], where)
    more = part.get("additionalClassifications")
    if more is not None:
        for one in given.objects(more, sheet.odd):
            add_code(sheet, one, lot_id, False, places[1], where)


def lot_of(part: Mapping[str, Any], odd: list[Any]) -> str | None:
    """The lot that a part is for, where it is for one only."""
    lot = part.get("relatedLot")
    if lot is not None:
        return given.text(lot, odd)
    lots = part.get("relatedLots")
    if lots is None:
        return None
    found = given.texts(lots, odd)
    return found[0] if len(found) == 1 else None


def add_item(
    sheet: Sheet, item: Mapping[str, Any], section: str, section_id: str | None, position: int, collided: bool
) -> None:
    """The row of one item, with its codes and places."""
    odd = sheet.odd
    get = item.get
    lot_id = lot_of(item, odd)
    description = get("description")
    quantity = get("quantity")
    unit = get("unit")
    main, additional, kind, where = _PLACES[section]
    sheet.rows["item"].append(
        (
            sheet.ocid,
            section,
            section_id,
            given.text(get("id"), odd),
            lot_id,
            description if description is None else cleaned(given.text(description, odd)),
            quantity if quantity is None else given.number(quantity, odd),
            None if unit is None else given.text(given.mapping(unit, odd).get("name"), odd),
            collided,
        )
    )
    add_classifications(sheet, item, lot_id, (main, additional), where)
    if not DELIVERY.isdisjoint(item):
        add_delivery(sheet, item, lot_id, kind, where, position)


def add_items(sheet: Sheet, part: Mapping[str, Any], section: str, section_id: str | None) -> None:
    """Rows for the items of a tender, award or contract."""
    items = part.get("items")
    if items is not None:
        for position, item in enumerate(given.objects(items, sheet.odd)):
            add_item(sheet, item, section, section_id, position, False)


def main_code(sheet: Sheet) -> str | None:
    """The main CPV code: of the tender, else the first main code of an item, else the first code there is."""
    rows = sheet.rows["cpv"]
    return next((row[2] for row in rows if row[3]), rows[0][2] if rows else None)
