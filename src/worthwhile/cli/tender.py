"""``worthwhile tender``: write a tender down once, and see whether it is fit for purpose."""

from __future__ import annotations

import click

from worthwhile.cli.lazy import LazyGroup

COMMANDS = {
    "fitness": ("worthwhile.cli.tender_fitness", "command", "Check a tender: law, practice, and what a bid takes."),
    "new": ("worthwhile.cli.tender_new", "command", "Start a tender file, or an evaluation, to fill in."),
    "score": ("worthwhile.cli.tender_score", "command", "Score bids exactly, and say how firm the award is."),
    "simulate": ("worthwhile.cli.tender_simulate", "command", "Try how bids will be compared, before it is published."),
}


@click.group(name="tender", cls=LazyGroup, lazy=COMMANDS)
def command() -> None:
    """Write a tender down once, and see whether it is fit for purpose before anybody reads it."""
