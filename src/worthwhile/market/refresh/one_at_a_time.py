"""Only one process at a time makes a new state; readers never wait."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.store.layout import MarketHome


class AlreadyRefreshing(WorthwhileError):
    """Another process is compiling in the same folder."""


@contextmanager
def one_at_a_time(home: MarketHome) -> Iterator[None]:
    """Hold the folder's lock for compiling; it is let go when the process ends, however it ends."""
    home.make()
    with (home.root / "compile.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRefreshing(
                f"Another process is compiling the market in {home.root}. Wait until it is done, then run this again; "
                "if nothing new came in meanwhile there will be nothing to do."
            ) from error
        yield
