"""The ``worthwhile`` command. Groups are imported only when called, so that help is quick."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from worthwhile import __version__
from worthwhile.cli.lazy import LazyGroup

INVALID_INPUT = 1
OWN_FAULT = 70  # EX_SOFTWARE of sysexits: the program's fault, not the user's
OUR_FAULT = (
    "This is a fault of Worthwhile, not of what you gave ({name}: {about}). Your files are as they were. "
    "Run it again with WORTHWHILE_DEBUG=1 set and send us what it prints: see CONTRIBUTING.md."
)

GROUPS = {
    "audit-log": ("worthwhile.cli.audit_log", "command", "Check the record of what was done."),
    "backup": ("worthwhile.cli.backup", "backup", "Write everything an installation keeps to one file."),
    "impact": ("worthwhile.cli.impact", "command", "Value an impact case, check it, audit figures, write reports."),
    "market": ("worthwhile.cli.market", "command", "Find public contracts that fit, and see how open a market is."),
    "measures": ("worthwhile.cli.measures", "command", "Score questionnaires and measure change."),
    "reference": ("worthwhile.cli.reference", "command", "Look up the sourced figures that valuations use."),
    "regime": ("worthwhile.cli.regime", "command", "Say which procurement law holds, and what it asks."),
    "restore": ("worthwhile.cli.backup", "restore", "Put back what a backup holds."),
    "schema": ("worthwhile.cli.schema", "command", "Print the JSON Schema of a file format."),
    "tender": ("worthwhile.cli.tender", "command", "Write a tender down once, and see whether it is fit for purpose."),
}


@click.group(cls=LazyGroup, lazy=GROUPS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="worthwhile")
def cli() -> None:
    """Show what a service is worth, with the working and the source of every figure."""


def main() -> NoReturn:
    """Run the command; a known failure prints its message and ends with status 1, never a traceback."""
    from worthwhile.kernel.problems import WorthwhileError

    try:
        cli(prog_name="worthwhile")
    except WorthwhileError as error:
        click.echo(str(error), err=True)
        sys.exit(INVALID_INPUT)
    except Exception as error:
        if os.environ.get("WORTHWHILE_DEBUG"):
            raise
        click.echo(OUR_FAULT.format(name=type(error).__name__, about=error), err=True)
        sys.exit(OWN_FAULT)
    sys.exit(0)
