"""``worthwhile reference``: list the sourced figures, and show one with its source, range and history."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import click

from worthwhile.cli.reference_text import rows_of, shown_lines, topic_lines, withheld_lines
from worthwhile.engines.valuation.parameters import BankValue, WithheldValue
from worthwhile.kernel.money import round_money
from worthwhile.kernel.parameter import DatedValue, NotInForce, Parameter
from worthwhile.kernel.problems import did_you_mean
from worthwhile.reference import Edition, Library, Table, library, topic_of


def _read_date(ctx: click.Context, param: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise click.BadParameter(f"Enter a date such as 2026-04-01. You gave {given!r}.") from None


def _read_topic(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    topics = library().topics
    if given is None or given in topics:
        return given
    raise click.BadParameter(f"There is no topic {given!r}.{did_you_mean(given, topics)} Topics: {', '.join(topics)}.")


@click.group()
def command() -> None:
    """Look up the sourced figures that valuations use."""


@command.command("list")
@click.option("--topic", callback=_read_topic, help="Only this topic, such as value-bank.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_figures(topic: str | None, as_json: bool) -> None:
    """List every figure and table, and the published figures that you enter yourself."""
    held = library()
    if as_json:
        _print_json([entry for key in held.topics if topic in (None, key) for entry in _entries(held, key)])
        return
    for key in held.topics:
        if topic in (None, key):
            click.echo("\n".join(topic_lines(held, key)))


@command.command("show")
@click.argument("name", metavar="ID")
@click.option(
    "--on", callback=_read_date, metavar="DATE", help="The day to answer for, such as 2024-04-01; else today."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_figure(name: str, on: date | None, as_json: bool) -> None:
    """Show one figure: value, unit, price year, range, source with locator and licence, history.

    ID is a name from `worthwhile reference list`; its last part alone will do where only one figure has it.
    """
    held = library()
    found = held.find(name)
    if isinstance(found, WithheldValue):
        if as_json:
            _print_json(_withheld_entry(found))
        else:
            click.echo("\n".join(withheld_lines(found)))
        return
    day = on or datetime.now(UTC).astimezone().date()
    now, note = _in_force(found, day, asked=on is not None)
    if as_json:
        _print_json(_shown_entry(held, found, day, now, note))
    else:
        when = f"{day}" if on else f"{day} (today)"
        click.echo("\n".join(shown_lines(held, found, when, now, note)))


def _in_force(found: Parameter | Table, on: date, *, asked: bool) -> tuple[DatedValue | Edition | None, str | None]:
    """What holds on a date. For a date that was asked for its absence is an error; today's is only said."""
    try:
        return found.in_force(on=on), None
    except NotInForce as error:
        if asked:
            raise
        return None, str(error)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def _entries(held: Library, topic: str) -> Iterator[dict[str, Any]]:
    yield from map(_about, held.in_topic(topic))
    yield from map(_withheld_entry, held.withheld_in_topic(topic))


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


def _withheld_entry(found: WithheldValue) -> dict[str, Any]:
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


def _shown_entry(
    held: Library, found: Parameter | Table, on: date, now: DatedValue | Edition | None, note: str | None
) -> dict[str, Any]:
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
