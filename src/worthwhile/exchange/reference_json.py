"""The sourced figures as JSON data, with names that stay."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.parameters import BankValue, WithheldValue
from worthwhile.kernel.money import round_money
from worthwhile.kernel.parameter import DatedValue, NotInForce, Parameter
from worthwhile.reference import Edition, Library, Table, topic_of


def topic_entries(held: Library, topic: str) -> Iterator[dict[str, Any]]:
    """Every figure and table of a topic, and then what users enter themselves, as a list shows them."""
    yield from map(_about, held.in_topic(topic))
    yield from map(withheld_entry, held.withheld_in_topic(topic))


def figure_entry(held: Library, found: Parameter | Table | WithheldValue, *, on: date) -> dict[str, Any]:
    """A figure or table as it holds on a day, with its whole history; a figure that is not shipped, with why."""
    if isinstance(found, WithheldValue):
        return withheld_entry(found)
    now, note = in_force(found, on)
    return shown_entry(held, found, on, now, note)


def in_force(found: Parameter | Table, on: date) -> tuple[DatedValue | Edition | None, str | None]:
    """What holds on a date, or why nothing does."""
    try:
        return found.in_force(on=on), None
    except NotInForce as error:
        return None, str(error)


def _about(found: Parameter | Table) -> dict[str, Any]:
    price_year = found.price_year if isinstance(found, Parameter) else None
    return {
        "id": found.id,
        "type": "figure" if isinstance(found, Parameter) else "table",
        "label": found.label,
        "topic": topic_of(found.id),
        "unit": found.unit,
        "price_year": str(price_year) if price_year else None,
        "geography": found.geography,
        "kind": found.basis.value,
    }


def withheld_entry(found: WithheldValue) -> dict[str, Any]:
    """A figure that is named only: why, and where it stands."""
    return {
        "id": found.id,
        "type": "enter-your-own",
        "label": found.label,
        "topic": topic_of(found.id),
        "unit": found.unit,
        "reason": found.reason,
        "publication": found.publication,
        "address": found.address,
    }


def shown_entry(
    held: Library, found: Parameter | Table, on: date, now: DatedValue | Edition | None, note: str | None
) -> dict[str, Any]:
    """A figure or table with what holds ``now``, or with the note that says why nothing does."""
    history = found.values if isinstance(found, Parameter) else found.editions
    entry = {**_about(found), "description": found.description, "on": str(on)}
    if isinstance(found, Parameter):
        entry |= dict.fromkeys(("value", "low", "high"))
    entry |= _dated_entry(found, now) if now is not None else {"note": note}
    bank = held.bank_value(found.id)
    if bank is not None:
        entry["value_bank"] = _bank_entry(bank)
    return {**entry, "history": [_dated_entry(found, dated) for dated in history]}


def _dated_entry(found: Parameter | Table, dated: DatedValue | Edition) -> dict[str, Any]:
    if isinstance(dated, DatedValue):
        figures = {name: _plain(getattr(dated, name), found.unit) for name in ("value", "low", "high")}
    else:
        figures = {"rows": [{k: _plain(v, found.unit) for k, v in row.items()} for row in rows_of(dated)]}
    return {
        **figures,
        "valid_from": str(dated.valid_from),
        "valid_to": str(dated.valid_to) if dated.valid_to else None,
        "source": dataclasses.asdict(dated.source),
        "locator": dated.locator,
        "checked_on": str(dated.checked_on),
        "confidence": dated.confidence,
    }


def _plain(value: Any, unit: str) -> Any:
    """Money as text with two places, any other number as a number."""
    if isinstance(value, Decimal):
        return str(round_money(value)) if unit.startswith("GBP") else float(value)
    return value


def _bank_entry(bank: BankValue) -> dict[str, Any]:
    return {
        "code": bank.code,
        "kind": bank.kind,
        "level": bank.level,
        "agency": bank.agency,
        "uprate": bank.uprate.value,
        "use": bank.use.value,
        "whole_period": bank.whole_period,
        "average_cost": bank.average_cost,
        "contains": list(bank.contains),
        "notes": bank.notes,
    }


def rows_of(edition: Edition) -> list[dict[str, Any]]:
    """The rows of a table as plain data, by column."""
    return [{f.name: getattr(row, f.name) for f in dataclasses.fields(row)} for row in edition.rows]  # type: ignore[arg-type]
