"""``worthwhile backup`` and ``worthwhile restore``: one file with everything an installation keeps."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from worthwhile import __version__
from worthwhile.exchange.home import worthwhile_home
from worthwhile.exchange.kept_database import postgresql_address

if TYPE_CHECKING:
    from worthwhile.exchange.backup.manifest import Manifest

_FILE = click.Path(path_type=Path)
KEY_ELSEWHERE = "The key in WORTHWHILE_SECRET_KEY is not in the backup. Keep it safe yourself."


def _count(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def _files(manifest: Manifest) -> str:
    return _count(len(manifest.parts), "file", "files")


@click.command()
@click.argument("file", metavar="FILE", type=_FILE)
def backup(file: Path) -> None:
    """Write the database, secret key, licences and files to FILE. The service may be running.

    FILE holds the secret key and people's data: keep it where few can read it.
    """
    from worthwhile.exchange.backup.making import make_backup

    made = make_backup(
        home=worthwhile_home(), address=postgresql_address(), to=file, now=datetime.now(UTC), version=__version__
    )
    size = sum(part.size for part in made.parts)
    click.echo(f"Backed up {_files(made)}, {size:,} bytes before packing, to {file}")
    if made.audit_log is not None:
        click.echo(
            f"Audit log: {_count(made.audit_log.entries, 'entry', 'entries')}, last hash {made.audit_log.last_hash}"
        )
    if made.database is None:
        click.echo(f"There is no database in {worthwhile_home()} yet; the backup has none.", err=True)
    if os.environ.get("WORTHWHILE_SECRET_KEY"):
        click.echo(KEY_ELSEWHERE, err=True)


@click.command()
@click.argument("file", metavar="FILE", type=_FILE)
@click.option(
    "--replace",
    is_flag=True,
    help="Restore where there is something already; what was there is kept beside. Stop the service first.",
)
def restore(file: Path, replace: bool) -> None:
    """Put back what FILE holds into WORTHWHILE_HOME, and into an empty WORTHWHILE_DATABASE if it had one.

    Every hash is checked before anything is touched; it is restored whole or not at all.
    """
    from worthwhile.exchange.backup.restoring import restore_backup

    home = worthwhile_home()
    done = restore_backup(path=file, home=home, address=postgresql_address(), replace=replace, now=datetime.now(UTC))
    manifest = done.manifest
    click.echo(f"Restored {_files(manifest)} to {home}, as of {manifest.made_at} (version {manifest.version})")
    if done.kept is not None:
        click.echo(f"What was there is kept in {done.kept}")
    if manifest.database is not None:
        click.echo("Next, bring the database up to date: python -m worthwhile.config migrate")
