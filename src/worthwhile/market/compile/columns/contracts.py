"""Contracts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.changes import add_amendments, is_delta
from worthwhile.market.compile.columns.documents import add_documents
from worthwhile.market.compile.columns.extensions import add_stated_extensions
from worthwhile.market.compile.columns.items import add_items
from worthwhile.market.compile.columns.moments import read_date
from worthwhile.market.compile.columns.money import Money, add_money, read_money
from worthwhile.market.compile.columns.periods import Period, read_period
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned


class Contract(Struct, frozen=True):
    """What the whole process and its award are told by, of one contract that is more than a change."""

    published: Mapping[str, Any]
    award_id: str | None
    title: str | None
    description: str | None
    money: Money
    period: Period
    above_threshold: bool | None


def add_contract(sheet: Sheet, contract: Mapping[str, Any], position: int, collided: bool) -> Contract | None:
    """The rows of one contract; None where it is only a change."""
    odd = sheet.odd
    get = contract.get
    contract_id, award_id = given.text(get("id"), odd), given.text(get("awardID"), odd)
    delta = is_delta(contract)
    title = cleaned(given.text(get("title"), odd))
    value = get("value")
    money = read_money(value, sheet, "contracts[{}].value", position)
    add_money(sheet, "contract", contract_id, "value", value, money)
    period = read_period(get("period"), sheet, "contract", contract_id, "contracts[{}].period", position)
    signed = read_date(get("dateSigned"), sheet, "contracts[{}].dateSigned", position)
    metrics = get("agreedMetrics")
    sheet.rows["contract"].append(
        (
            sheet.ocid, contract_id, award_id, title, given.text(get("status"), odd), signed.on, money.known_net,
            money.known_gross, money.currency, money.state, period.start_on, period.end_on, period.max_end_on,
            0 if metrics is None else len(given.objects(metrics, odd)), delta, collided,
        )
    )  # fmt: skip
    add_items(sheet, contract, "contract", contract_id)
    add_documents(sheet, contract, "contract", contract_id)
    implementation = get("implementation")
    if implementation is not None:
        add_documents(sheet, given.mapping(implementation, odd), "implementation", contract_id)
    add_stated_extensions(sheet, contract, "contract", contract_id, period)
    add_amendments(sheet, contract, "contract", contract_id)
    if delta:
        sheet.fault("MK-023", "contracts[{}]", position, contract_id)
        return None
    above = get("aboveThreshold")
    above = None if above is None else given.flag(above, odd)
    return Contract(contract, award_id, title, cleaned(given.text(get("description"), odd)), money, period, above)


def add_contracts(sheet: Sheet) -> list[Contract]:
    """Rows for every contract; returns those that are more than a change."""
    listed = sheet.release.get("contracts")
    if listed is None:
        return []
    found = [add_contract(sheet, one, position, False) for position, one in enumerate(given.objects(listed, sheet.odd))]
    return [contract for contract in found if contract is not None]
