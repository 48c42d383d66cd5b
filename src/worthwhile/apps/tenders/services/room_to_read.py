"""How many packs are read at once: reading takes the machine's time, and nobody who asks has an account."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from worthwhile.kernel.problems import WorthwhileError

# In each process that serves pages. Whoever comes later is turned away at once: a thread that waits answers no page.
MOST_AT_ONCE = 2
SECONDS_TO_WAIT = 60

_room = threading.BoundedSemaphore(MOST_AT_ONCE)


class NoRoomToRead(WorthwhileError):
    """As many packs are being read as may be."""


@contextmanager
def room_to_read() -> Iterator[None]:
    """Holds one of the places. Raises NoRoomToRead where all are taken."""
    if not _room.acquire(blocking=False):
        raise NoRoomToRead(
            "Other tenders are being read just now. Choose your files again and try in a minute; nothing was read yet."
        )
    try:
        yield
    finally:
        _room.release()
