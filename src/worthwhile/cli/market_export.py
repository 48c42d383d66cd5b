"""``worthwhile market export``: compiled releases, one a line."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from worthwhile.cli.market_home import market_to_read
from worthwhile.kernel.problems import WorthwhileError


class CannotWrite(WorthwhileError):
    """The file could not be written."""


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
def command(path: Path) -> None:
    """Write every compiled release to FILE, one a line of JSON; `-` is standard output, a name ending in .gz packs it.

    Contact points are personal data and are left out; e-mail addresses and telephone numbers in texts are masked.
    """
    from worthwhile.market.build.given_out import given_out
    from worthwhile.market.store.compiled import compiled_lines
    from worthwhile.market.store.manifest import read_state

    home = market_to_read()
    state = read_state(home)
    count = 0
    with _written(path) as out:
        for line in compiled_lines(home, state):
            out.write(given_out(line))
            out.write(b"\n")
            count += 1
    click.echo(f"{count:,} compiled releases written to {path}.", err=True)


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO | gzip.GzipFile]:
    """A file that appears under its name only when it is whole."""
    if str(path) == "-":
        yield sys.stdout.buffer
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            if path.suffix == ".gz":
                with gzip.open(file, "wb") as packed:
                    yield packed
            else:
                yield file
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CannotWrite(
            f"{path} cannot be written: {error.strerror or error}. Give a file in a folder that you may write to, with "
            "enough room, and run it again."
        ) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
