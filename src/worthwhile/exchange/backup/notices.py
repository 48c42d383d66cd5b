"""Public notices in a backup: what was published and the ledger of it; what is made from them is made again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

LEDGER = Path("market/ledger.sqlite3")
# Tables, indexes and half-made things, and the notices of the demonstration: `worthwhile market compile` and
# `worthwhile market demonstration` make them again.
MADE_AGAIN = frozenset(
    {
        Path("market/builds"),
        Path("market/indexes"),
        Path("market/making"),
        Path("market/work"),
        Path("market/set-down"),
        Path("market-demonstration"),
    }
)
_MADE_AGAIN_FILES = frozenset({"current.json", "compile.lock", "ledger.lock"})


def is_made_again(path: Path) -> bool:
    """Whether a file of the installation, by its path in the folder, need not be kept."""
    if path.parent == LEDGER.parent:
        return path.name in _MADE_AGAIN_FILES or path.name.startswith(LEDGER.name)
    return not MADE_AGAIN.isdisjoint(path.parents)


def copy_ledger(*, home: Path, to: Path) -> bool:
    """Copy the ledger as it stands at one moment, while notices come in; False where there is none.

    Raw files are only ever added, and before the ledger names them: files read after this hold all that it names.
    """
    ledger = home / LEDGER
    if not ledger.exists():
        return False
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return True
