"""Amounts of money: net, gross, zero and absent kept apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.sheet import Sheet


class Money(Struct, frozen=True):
    """An amount as published. Zero is kept here; ``known_net`` and ``known_gross`` leave it out."""

    net: float | None
    gross: float | None
    currency: str | None
    state: str

    @property
    def known_net(self) -> float | None:
        return self.net or None

    @property
    def known_gross(self) -> float | None:
        return self.gross or None

    @property
    def pounds(self) -> float | None:
        """Net where known, else gross; None unless it is above 0 and in pounds."""
        return (self.net or self.gross or None) if self.currency == "GBP" else None


ABSENT = Money(None, None, None, "absent")


def _amount(value: Any, sheet: Sheet, place: str, position: int) -> float | None:
    if value is None:
        return None
    found = given.number(value, sheet.odd)
    if found is None or found < 0:
        sheet.fault("MK-034", place, position, value)
        return None
    return found


def _tell_currency(currency: str | None, sheet: Sheet, place: str, position: int) -> None:
    if not sheet.told_currency:
        sheet.told_currency = True
        sheet.fault("MK-035", place, position, currency)


def read_money(value: Any, sheet: Sheet, place: str, position: int = -1) -> Money:
    """The amounts of a value object, faults told; ABSENT where there is none. A bare number is an amount."""
    if value is None:
        return ABSENT
    if value.__class__ is not dict:
        sheet.odd.append(value)
        value = {"amount": value} if value.__class__ in (int, float) else given.mapping(value, [])
    get = value.get
    net = get("amount")
    if net.__class__ is int and 0 < net < 1 << 53:
        net = float(net)
    elif net is not None:
        net = _amount(net, sheet, place, position)
    gross = get("amountGross")
    if gross is not None:
        gross = _amount(gross, sheet, place, position)
    currency = given.text(get("currency"), sheet.odd)
    if net or gross:
        state = "given"
    elif net is None and gross is None:
        return ABSENT if currency is None else Money(None, None, currency, "absent")
    else:
        state = "zero"
        sheet.fault("MK-033", place, position, None)
    if currency != "GBP":
        _tell_currency(currency, sheet, place, position)
    return Money(net, gross, currency, state)


def add_money(sheet: Sheet, section: str, section_id: str | None, kind: str, value: Any, money: Money) -> None:
    """A row of table money, where there is a value object at all."""
    if value is not None:
        sheet.rows["money"].append(
            (sheet.ocid, section, section_id, kind, money.net, money.gross, money.currency, money.state)
        )


def together(parts: Sequence[Money]) -> Money:
    """The sum of amounts in one currency; ABSENT unless every part is given, so that a sum is never a part of one."""
    if not parts or any(part.state != "given" or part.currency != parts[0].currency for part in parts):
        return ABSENT
    nets = [part.net for part in parts if part.net]
    grosses = [part.gross for part in parts if part.gross]
    net = sum(nets) if len(nets) == len(parts) else None
    gross = sum(grosses) if len(grosses) == len(parts) else None
    if net is None and gross is None:
        return ABSENT
    return Money(net, gross, parts[0].currency, "given")


def add_other_amounts(sheet: Sheet, tender: Mapping[str, Any], planning: Mapping[str, Any]) -> tuple[Money, Money]:
    """Rows for the least value of the tender, its greatest, and the budget; returns (least, budget)."""
    least = ABSENT
    if tender.get("minValue") is not None:
        least = read_money(tender.get("minValue"), sheet, "tender.minValue")
        add_money(sheet, "tender", None, "minimum", tender.get("minValue"), least)
    if tender.get("maxValue") is not None:
        greatest = read_money(tender.get("maxValue"), sheet, "tender.maxValue")
        add_money(sheet, "tender", None, "maximum", tender.get("maxValue"), greatest)
    if not planning:
        return least, ABSENT
    budget = given.mapping(planning.get("budget"), sheet.odd)
    amount = read_money(budget.get("amount"), sheet, "planning.budget.amount")
    add_money(sheet, "planning", None, "budget", budget.get("amount"), amount)
    for position, part in enumerate(given.objects(budget.get("budgetBreakdown"), sheet.odd)):
        of_part = read_money(part.get("amount"), sheet, "planning.budget.budgetBreakdown[{}].amount", position)
        add_money(sheet, "planning", given.text(part.get("id"), sheet.odd), "budget", part.get("amount"), of_part)
    value = planning.get("value")
    if value is not None:
        add_money(sheet, "planning", None, "value", value, read_money(value, sheet, "planning.value"))
    return least, amount
