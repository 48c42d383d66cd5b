"""Days as they are given to commands."""

from __future__ import annotations

from datetime import date

import click


def read_date(_ctx: click.Context, _param: click.Parameter, given: str | None) -> date | None:
    """A day written as 2026-04-01; None where none is given. Raises click.BadParameter for anything else."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise click.BadParameter(f"Enter a date such as 2026-04-01. You gave {given!r}.") from None
