"""A full disk, told so that somebody can act on it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.refresh.leftovers import clear_half_made
from worthwhile.market.store.layout import MarketHome

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_WORDS = ("No space left on device", "Disk quota exceeded", "File too large")


class DiskFull(WorthwhileError):
    """There was no room for a new state; the old one is still in use."""


@contextmanager
def told_when_full(home: MarketHome) -> Iterator[None]:
    """Turn a full disk, by whichever library it was met, into DiskFull, and free what was half made."""
    try:
        yield
    except Exception as error:
        if not _is_full(error):
            raise
        clear_half_made(home)
        raise DiskFull(
            f"The disk of {home.root} is full, so no new tables could be made. Nothing is lost: the notices are kept, "
            "and searches go on with the tables made before. Free some space (the new tables need about as much as "
            "the old ones, and twice the notices' own size while they are made), then run `worthwhile market compile`."
        ) from error


def _is_full(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.errno in _FULL:
            return True
        if any(words in str(seen) for words in _FULL_WORDS):
            return True
        seen = seen.__cause__
    return False
