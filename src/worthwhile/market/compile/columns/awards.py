"""Awards and those who won them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.changes import add_amendments, is_delta
from worthwhile.market.compile.columns.contracts import Contract
from worthwhile.market.compile.columns.documents import add_documents
from worthwhile.market.compile.columns.extensions import add_described_extension, add_stated_extensions
from worthwhile.market.compile.columns.items import add_items
from worthwhile.market.compile.columns.moments import read_date
from worthwhile.market.compile.columns.money import ABSENT, Money, add_money, read_money, together
from worthwhile.market.compile.columns.names import name_key, written
from worthwhile.market.compile.columns.parties import KEY, NAME, NAME_KEY, SCALE, VCSE, add_named_only, find_party
from worthwhile.market.compile.columns.periods import NO_PERIOD, Period, read_period
from worthwhile.market.compile.columns.sheet import Row, Sheet
from worthwhile.market.compile.columns.texts import cleaned


class Award(Struct, frozen=True):
    """What the whole process is told by, of one award that is more than a change. ``money`` is its own value only."""

    title: str | None
    description: str | None
    status: str | None
    at: datetime | None
    money: Money
    period: Period
    suppliers: frozenset[str]
    category: str | None
    above_threshold: bool | None


def _supplier(sheet: Sheet, supplier: Mapping[str, Any], award_id: str | None, collided: bool) -> Row:
    party_id, name = supplier.get("id"), supplier.get("name")
    if party_id.__class__ is str and name.__class__ is str and not sheet.namesakes:
        # Nearly always both stand so with a party: then they are sound, and meant is that party.
        party = sheet.parties.get(party_id)
        if party is not None and party[NAME] == name:
            return (
                sheet.ocid, award_id, party_id, party[KEY], name, party[NAME_KEY], party[SCALE], party[VCSE],
                sheet.parts.get(party_id), collided,
            )  # fmt: skip
    odd = sheet.odd
    party_id, name = given.text(party_id, odd), given.text(name, odd)
    if name is not None:
        name, _ = written(name)
    party = find_party(sheet, party_id, name)
    if party is None and (party_id is None or party_id not in sheet.namesakes):
        party = add_named_only(sheet, supplier, "supplier", "awards[].suppliers")
    if party is None:
        return (sheet.ocid, award_id, party_id, None, name, name_key(name), None, None, None, collided)
    if name is None:
        name, key_of_name = party[NAME], party[NAME_KEY]
    else:
        key_of_name = party[NAME_KEY] if party[NAME] == name else name_key(name)
    part = sheet.parts.get(party_id) if party_id is not None else None
    return (sheet.ocid, award_id, party_id, party[KEY], name, key_of_name, party[SCALE], party[VCSE], part, collided)


def _add_suppliers(sheet: Sheet, award: Mapping[str, Any], award_id: str | None, collided: bool) -> frozenset[str]:
    """Rows for the suppliers of an award; returns what tells them apart."""
    suppliers = award.get("suppliers")
    if suppliers is None:
        return frozenset()
    rows = [_supplier(sheet, one, award_id, collided) for one in given.objects(suppliers, sheet.odd)]
    sheet.rows["award_supplier"].extend(rows)
    return frozenset([told for row in rows if (told := row[3] or row[5] or row[2])])


def _money(
    sheet: Sheet, award: Mapping[str, Any], award_id: str | None, contracts: Sequence[Contract], position: int
) -> tuple[Money, Money, str | None]:
    """(own value, value, where that was found): of the award, else of the contracts that follow from it."""
    value = award.get("value")
    money = read_money(value, sheet, "awards[{}].value", position)
    add_money(sheet, "award", award_id, "value", value, money)
    if money.state == "given":
        return money, money, "award"
    of_contracts = together([one.money for one in contracts if one.award_id == award_id and award_id is not None])
    return (money, money, None) if of_contracts is ABSENT else (money, of_contracts, "contract")


def _standstill(sheet: Sheet, award: Mapping[str, Any], award_id: str | None, position: int) -> date | None:
    period = award.get("standstillPeriod")
    if period is None:
        return None
    return read_period(period, sheet, "standstill", award_id, "awards[{}].standstillPeriod", position).end_on


def add_award(
    sheet: Sheet,
    award: Mapping[str, Any],
    contracts: Sequence[Contract],
    position: int,
    collided: bool,
    known_as: str | None = None,
) -> Award | None:
    """The rows of one award, by its own id or as it is ``known_as``; None where it is only a change."""
    odd = sheet.odd
    get = award.get
    award_id, status = known_as or given.text(get("id"), odd), given.text(get("status"), odd)
    title, description = cleaned(given.text(get("title"), odd)), cleaned(given.text(get("description"), odd))
    delta = is_delta(award)
    awarded = read_date(get("date"), sheet, "awards[{}].date", position)
    own, money, source = _money(sheet, award, award_id, contracts, position)
    period = get("contractPeriod")
    if period is not None:
        period = read_period(period, sheet, "contract", award_id, "awards[{}].contractPeriod", position)
    else:
        period = NO_PERIOD
    suppliers = _add_suppliers(sheet, award, award_id, collided)
    lots = get("relatedLots")
    sheet.rows["award"].append(
        (
            sheet.ocid, award_id, title, status, awarded.on, money.known_net, money.known_gross, money.currency,
            money.state, source, [] if lots is None else given.texts(lots, odd), period.start_on, period.end_on,
            period.max_end_on, len(suppliers), _standstill(sheet, award, award_id, position), delta, collided,
        )
    )  # fmt: skip
    add_items(sheet, award, "award", award_id)
    add_documents(sheet, award, "award", award_id)
    add_stated_extensions(sheet, award, "award", award_id, period)
    add_described_extension(sheet, "award", award_id, description, period.end_on)
    add_amendments(sheet, award, "award", award_id)
    if delta:
        sheet.fault("MK-023", "awards[{}]", position, award_id)
        return None
    category, above = get("mainProcurementCategory"), get("aboveThreshold")
    return Award(
        title, description, status, awarded.at, own, period, suppliers,
        None if category is None else given.text(category, odd), None if above is None else given.flag(above, odd),
    )  # fmt: skip


def add_lost_supplier(sheet: Sheet, supplier: Mapping[str, Any], award_id: str | None) -> None:
    """A row for a supplier of an award that merging by id lost."""
    sheet.rows["award_supplier"].append(_supplier(sheet, supplier, award_id, True))


def _read_parts(sheet: Sheet) -> None:
    """What each supplier's part of the award was, as older Contracts Finder states it with the party."""
    for position, party in enumerate(given.objects(sheet.release.get("parties"), [])):
        value = party.get("x_awardValue")
        if value is not None and value.__class__ is dict and value.get("amount") is not None:
            party_id = given.text(party.get("id"), [])
            money = read_money(value, sheet, "parties[{}].x_awardValue", position)
            if party_id is not None and money.pounds is not None:
                sheet.parts[party_id] = money.pounds


def add_awards(sheet: Sheet, contracts: Sequence[Contract]) -> list[Award]:
    """Rows for every award; returns those that are more than a change. Parties must have their rows already."""
    listed = sheet.release.get("awards")
    if listed is None:
        return []
    _read_parts(sheet)
    apart = sheet.process.merged.awards_apart
    found = []
    for position, one in enumerate(given.objects(listed, sheet.odd)):
        published = apart.get(str(one.get("id"))) if apart else None
        if published is None:
            found.append(add_award(sheet, one, contracts, position, False))
        else:
            found += _add_published(sheet, published, position)
    return [award for award in found if award is not None]


def _add_published(sheet: Sheet, published: Sequence[Mapping[str, Any]], position: int) -> list[Award | None]:
    """Awards of one id as they were published: merging made one of them, with parts of all.

    No contract tells which of them it follows from.
    """
    return [
        add_award(sheet, award, (), position, False, known_as=f"{award['id']} ({place} of {len(published)})")
        for place, award in enumerate(published, start=1)
    ]
