"""What could not be read, one line each, by the day on which it came: enough to find it and to see why."""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import BinaryIO

from worthwhile.market.sources.gathered import SetAside
from worthwhile.market.sources.masking import masked
from worthwhile.market.store.layout import MarketHome


class Quarantine:
    """Today's file of the quarantine. ``size`` is what belongs to batches that are recorded."""

    def __init__(self, home: MarketHome, *, now: datetime) -> None:
        self._path = home.quarantine / f"{now:%Y-%m-%d}.jsonl"
        self._stream: BinaryIO | None = None
        self.name = self._path.name

    def add(self, piece: SetAside, *, origin: str) -> None:
        """Append one piece, with the people in its beginning left out."""
        row = {
            "code": piece.code,
            "reason": piece.reason,
            "file": origin,
            "line": piece.line,
            "size": piece.size,
            "sha256": piece.sha256.hex(),
            "beginning": masked(piece.beginning.decode("utf-8", "replace")),
        }
        if self._stream is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._stream = self._path.open("ab")
        self._stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")

    def sync(self) -> int | None:
        """Make what was added safe on disk; the size of the file, or None where nothing was added."""
        if self._stream is None:
            return None
        self._stream.flush()
        os.fsync(self._stream.fileno())
        size = self._stream.tell()
        self._stream.close()
        self._stream = None
        return size

    def close(self) -> None:
        """Let go of the file. What was not recorded is removed when the ledger is next opened for writing."""
        if self._stream is not None:
            stream, self._stream = self._stream, None
            try:
                stream.close()
            except OSError:
                # A full disk refuses the last bytes; the ledger does not count them.
                return
