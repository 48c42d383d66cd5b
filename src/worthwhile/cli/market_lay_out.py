"""``worthwhile market lay-out``: the releases held, as files that a cluster reads."""

from __future__ import annotations

from pathlib import Path

import click

from worthwhile.cli.market_home import market_home
from worthwhile.kernel.problems import WorthwhileError


class CannotLayOut(WorthwhileError):
    """The files could not be written."""


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write the notices held to FOLDER as Parquet files by publisher and month, for `compile-on-spark`.

    Only what FOLDER does not hold yet is added. The notices are as published, so the names and addresses of contact
    points are in them: give FOLDER, and every copy of it, to those alone who may see these.
    """
    from worthwhile.market.store.spark_layout import lay_out

    try:
        report = lay_out(market_home(), folder)
    except OSError as error:
        raise CannotLayOut(
            f"{error.filename or folder} cannot be written: {error.strerror or error}. What was written before stays; "
            "give a folder that you may write to, with enough room, and run it again: it goes on where it was."
        ) from error
    if not report.releases:
        click.echo(f"Nothing new: {folder} holds every notice already.")
        return
    click.echo(
        f"New releases: {report.releases:,} ({report.bytes:,} bytes as published)\nFiles added: {report.files:,}"
    )
