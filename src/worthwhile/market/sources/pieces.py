"""A body of notices in memory, as a fetch brings it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One body of any OCDS kind, plain, gzip or zip. ``origin`` is the file or address to name in messages."""

    body: bytes
    origin: str
    media: str = ""
