"""Releases to take in, and what a store holds, for tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from worthwhile.market.sources.intake import Intake, IntakeReport
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import read_frames

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def release(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A small release of Find a Tender; a field given as ``...`` is left out."""
    fields = {
        "ocid": f"ocds-h6vhtk-{number:06}",
        "id": f"{number:06}-2026",
        "date": "2026-04-01T10:00:00+01:00",
        "tag": ["tender"],
        "tender": {"id": f"T{number}", "title": f"Lunch club {number}"},
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not ...}


def as_bytes(value: Any) -> bytes:
    return json.dumps(value).encode()


def take(home: MarketHome, *bodies: bytes, **settings: Any) -> IntakeReport:
    """Take bodies in; the first is named ``body-1``."""
    pieces = [Piece(body=body, origin=f"body-{place}") for place, body in enumerate(bodies, start=1)]
    return Intake(home, now=lambda: NOW, **settings).take(pieces)


def held_bytes(home: MarketHome) -> list[bytes]:
    """Every release in the store, file by file, checked against reading each by its entry."""
    found = []
    with Ledger.open(home) as ledger:
        for file in ledger.files():
            texts = [text for block in read_frames(file.path) for text in block]
            entries = list(ledger.entries(file.id))
            assert [ledger.read(entry) for entry in entries] == texts
            found.extend(texts)
    return found


def quarantined(home: MarketHome) -> list[dict[str, Any]]:
    """The lines of the quarantine."""
    lines: list[dict[str, Any]] = []
    for path in sorted(Path(home.quarantine).glob("*.jsonl")):
        lines += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return lines
