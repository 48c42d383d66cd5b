"""One writer at a time: a lock that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from worthwhile.kernel.problems import WorthwhileError

WAIT_SECONDS = 10.0
_STEP = 0.1


class StoreInUse(WorthwhileError):
    """Another process is taking in or fetching notices."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"Another command is bringing notices into {root} now. Nothing was changed. "
            "Wait until it has finished, then run this one again."
        )


@contextmanager
def only_writer(root: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of the store at ``root``; wait up to ``wait`` seconds for it. Raises StoreInUse."""
    descriptor = os.open(root / "ledger.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(descriptor, root, wait)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, root: Path, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise StoreInUse(root) from None
            time.sleep(_STEP)
        else:
            return
