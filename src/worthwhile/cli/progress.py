"""Progress on the error stream, so that output stays clean; nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int, int], None]


@contextmanager
def shown_progress(label: str, *, quiet: bool) -> Iterator[Progress | None]:
    """A function to tell (done, wanted) to, drawn as a bar; None where it would not be seen."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=100, label=label, file=sys.stderr) as bar:
        shown = 0

        def tell(done: int, wanted: int) -> None:
            nonlocal shown
            percent = 100 * done // max(wanted, 1)
            bar.update(percent - shown)
            shown = percent

        yield tell
