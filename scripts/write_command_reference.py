"""Writes docs/reference/command-line.md from the commands themselves: ``make docs-reference``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from worthwhile.cli.main import cli

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/reference/command-line.md"
WIDTH = 100

OPENING = """\
# Command line

<!-- Made by `make docs-reference` from the commands themselves. Change the commands, not this page. -->

Every command prints this help with `--help`. A command that cannot use what it was given says what is
wrong and ends with status 1; a command that was called the wrong way ends with status 2.
"""


def command_reference() -> str:
    """The whole page, in Markdown."""
    return OPENING + "".join(_section(context) for context in _commands(_context(cli, "worthwhile", None)))


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH, color=False
    )


def _commands(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            assert command is not None, f"worthwhile {name} is listed and cannot be found"
            yield from _commands(_context(command, name, context))


def _section(context: click.Context) -> str:
    return f"\n## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    (ROOT / PAGE).write_text(command_reference(), encoding="utf-8")
