"""Removing what no state uses: half-made work, and builds and indexes of earlier states."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import State

# A page or a command that opened an earlier state may still be reading it.
KEPT_FOR_READERS = timedelta(hours=1)


def clear_half_made(home: MarketHome) -> None:
    """Empty the folder of half-made things. Only who holds the lock for compiling may."""
    shutil.rmtree(home.making, ignore_errors=True)


def remove_unused(home: MarketHome, state: State, before: State | None, *, now: datetime) -> None:
    """Remove builds and indexes that neither the state nor the one before uses, once readers have had time to leave."""
    states = [state, *([before] if before else [])]
    builds = {segment.folder for used in states for segment in used.segments}
    indexes = {used.index for used in states if used.index}
    for folder, used in ((home.builds, builds), (home.indexes, indexes)):
        for path in folder.glob("*"):
            if path.name in used:
                # Its age counts from when it went out of use, not from when it was made.
                os.utime(path, (now.timestamp(), now.timestamp()))
            elif _is_old(path, now):
                shutil.rmtree(path, ignore_errors=True)


def _is_old(path: Path, now: datetime) -> bool:
    return datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo) < now - KEPT_FOR_READERS
