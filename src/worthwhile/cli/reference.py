"""``worthwhile reference``: list the sourced figures, and show one with its source, range and history."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import click

from worthwhile.cli.dates import read_date
from worthwhile.cli.reference_text import shown_lines, topic_lines, withheld_lines
from worthwhile.engines.valuation.parameters import WithheldValue
from worthwhile.exchange.reference_json import in_force, shown_entry, topic_entries, withheld_entry
from worthwhile.kernel.problems import did_you_mean
from worthwhile.reference import library


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
        _print_json([entry for key in held.topics if topic in (None, key) for entry in topic_entries(held, key)])
        return
    for key in held.topics:
        if topic in (None, key):
            click.echo("\n".join(topic_lines(held, key)))


@command.command("show")
@click.argument("name", metavar="ID")
@click.option("--on", callback=read_date, metavar="DATE", help="The day to answer for, such as 2024-04-01; else today.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_figure(name: str, on: date | None, as_json: bool) -> None:
    """Show one figure: value, unit, price year, range, source with locator and licence, history.

    ID is a name from `worthwhile reference list`; its last part alone will do where only one figure has it.
    """
    held = library()
    found = held.find(name)
    if isinstance(found, WithheldValue):
        if as_json:
            _print_json(withheld_entry(found))
        else:
            click.echo("\n".join(withheld_lines(found)))
        return
    day = on or datetime.now(UTC).astimezone().date()
    # For a date that was asked for the absence of a value is an error; today's is only said.
    now, note = (found.in_force(on=on), None) if on is not None else in_force(found, day)
    if as_json:
        _print_json(shown_entry(held, found, day, now, note))
    else:
        when = f"{day}" if on else f"{day} (today)"
        click.echo("\n".join(shown_lines(held, found, when, now, note)))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
