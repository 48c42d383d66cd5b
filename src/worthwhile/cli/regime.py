"""``worthwhile regime``: which procurement law holds, and what it asks."""

from __future__ import annotations

import click

from worthwhile.cli.lazy import LazyGroup

COMMANDS = {
    "new": ("worthwhile.cli.regime_new", "command", "Start a file of facts about a procurement."),
    "decide": ("worthwhile.cli.regime_decide", "command", "Say which law holds, which routes are open, what is due."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def command() -> None:
    """Procurement law: from the facts of a procurement to lawful routes, notices, clocks, and what is still unknown.

    Begin with `worthwhile regime new FACTS.yaml`. Nothing that is printed is legal advice.
    """
