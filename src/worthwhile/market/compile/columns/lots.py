"""Lots, and whom they suit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.criteria import add_criteria
from worthwhile.market.compile.columns.extensions import add_stated_extensions
from worthwhile.market.compile.columns.money import Money, add_money, read_money
from worthwhile.market.compile.columns.periods import Period, read_period
from worthwhile.market.compile.columns.places import add_delivery
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned

_PATH = "tender.lots[{}]"


class Lot(Struct, frozen=True):
    """What the whole process is told by, of one lot."""

    title: str | None
    description: str | None
    status: str | None
    money: Money
    period: Period


def add_suitability(sheet: Sheet, lot_id: str | None, sme: bool | None, vcse: bool | None) -> None:
    """A row for what is said of whom it suits, where anything is."""
    if sme is not None or vcse is not None:
        sheet.rows["suitability"].append((sheet.ocid, lot_id, sme, vcse))


def add_tender_suitability(sheet: Sheet, tender: Mapping[str, Any]) -> None:
    """Whom the whole suits, in the form of Contracts Finder today and in the older one."""
    odd = sheet.odd
    said = tender.get("suitability")
    if said is not None:
        said = given.mapping(said, odd)
        add_suitability(sheet, None, given.flag(said.get("sme"), odd), given.flag(said.get("vcse"), odd))
    older = tender.get("xClassifications")
    if older is not None:
        older = given.mapping(older, odd)
        sme = given.flag(older.get("isSuitableForSme"), odd)
        add_suitability(sheet, None, sme, given.flag(older.get("isSuitableForVco"), odd))


def add_reserved(sheet: Sheet, part: Mapping[str, Any], lot_id: str | None) -> None:
    """Rows for reservations of the right to take part."""
    other = part.get("otherRequirements")
    if other is None:
        return
    other = given.mapping(other, sheet.odd)
    codes = given.texts(other.get("reservedParticipation"), sheet.odd)
    place = other.get("reservedParticipationLocation")
    if place.__class__ is dict:
        place = place.get("description") or place.get("region")
    location = cleaned(given.text(place, sheet.odd))
    for code in codes:
        if code not in ("none", "notReserved"):
            sheet.rows["reserved"].append((sheet.ocid, lot_id, code, location))


def add_lot(sheet: Sheet, lot: Mapping[str, Any], position: int, collided: bool) -> Lot:
    """The rows of one lot: itself, its value, period, places, criteria, extensions and whom it suits."""
    odd = sheet.odd
    get = lot.get
    lot_id = given.text(get("id"), odd)
    title = cleaned(given.text(get("title"), odd))
    description = cleaned(given.text(get("description"), odd))
    status = given.text(get("status"), odd)
    value = get("value")
    money = read_money(value, sheet, "tender.lots[{}].value", position)
    add_money(sheet, "lot", lot_id, "value", value, money)
    for field, kind in (("minValue", "minimum"), ("maxValue", "maximum")):
        if field in lot:
            add_money(sheet, "lot", lot_id, kind, get(field), read_money(get(field), sheet, _PATH, position))
    place = None if position < 0 else position + 1
    sheet.rows["lot"].append(
        (
            sheet.ocid, lot_id, place, title, description, status, money.known_net, money.known_gross,
            money.currency, money.state, given.flag(get("hasOptions"), odd), given.flag(get("hasRenewal"), odd),
            collided,
        )
    )  # fmt: skip
    period = read_period(get("contractPeriod"), sheet, "contract", lot_id, "tender.lots[{}].contractPeriod", position)
    suits = get("suitability")
    if suits is not None:
        suits = given.mapping(suits, odd)
        add_suitability(sheet, lot_id, given.flag(suits.get("sme"), odd), given.flag(suits.get("vcse"), odd))
    add_reserved(sheet, lot, lot_id)
    add_criteria(sheet, lot.get("awardCriteria"), lot_id)
    add_stated_extensions(sheet, lot, "lot", lot_id, period)
    add_delivery(sheet, lot, lot_id, "lot", _PATH, position)
    return Lot(title, description, status, money, period)


def add_lots(sheet: Sheet, tender: Mapping[str, Any]) -> list[Lot]:
    """Rows for every lot, and for those that merging lost; returns those that merging kept."""
    lots = given.objects(tender.get("lots"), sheet.odd)
    return [add_lot(sheet, lot, position, False) for position, lot in enumerate(lots)]
