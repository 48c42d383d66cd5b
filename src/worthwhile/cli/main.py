"""The ``worthwhile`` command. Groups are imported only when called, so that help is quick."""

from __future__ import annotations

import importlib
import sys
from typing import NoReturn

import click

from worthwhile import __version__

INVALID_INPUT = 1

# name: (module, what it is for). The words stand here so that --help imports no group.
GROUPS = {
    "impact": ("worthwhile.cli.impact", "Value an impact case, check it, audit figures, write reports."),
    "measures": ("worthwhile.cli.measures", "Score questionnaires and measure change."),
    "reference": ("worthwhile.cli.reference", "Look up the sourced figures that valuations use."),
    "schema": ("worthwhile.cli.schema", "Print the JSON Schema of a file format."),
}


class LazyGroups(click.Group):
    """A command group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(GROUPS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in GROUPS:
            return None
        command = importlib.import_module(GROUPS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in GROUPS.items()])


@click.group(cls=LazyGroups, context_settings={"help_option_names": ["-h", "--help"]})
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
    sys.exit(0)
