"""``worthwhile tender``: write a tender down once, and see whether it is fit for purpose."""

from __future__ import annotations

import click

from worthwhile.cli.lazy import LazyGroup

COMMANDS = {
    "fitness": ("worthwhile.cli.tender_fitness", "command", "Check a tender: law, practice, and what a bid takes."),
    "new": ("worthwhile.cli.tender_new", "command", "Start a tender file to fill in."),
}


@click.group(name="tender", cls=LazyGroup, lazy=COMMANDS)
def command() -> None:
    """Write a tender down once, and see whether it is fit for purpose before anybody reads it."""
