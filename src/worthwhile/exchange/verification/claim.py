"""One thing that a case claims, as somebody who verifies it needs it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

LONGEST_KEY = 100
ZERO = Decimal(0)


class ClaimKind(StrEnum):
    """What sort of claim it is. A kind, once used, keeps its meaning: records of assessors name it."""

    CHANGE = "change"
    QUANTITY = "quantity"
    WORTH = "worth"
    DEADWEIGHT = "deadweight"
    DISPLACEMENT = "displacement"
    ATTRIBUTION = "attribution"
    LASTING = "lasting"
    OVERLAP = "overlap"
    COST = "cost"
    COSTS_COMPLETE = "costs-complete"
    LOSSES = "losses"
    UNPRICED = "unpriced"
    QUESTION = "question"
    CONVENTIONS = "conventions"


class Band(IntEnum):
    """How far a claim could move the result."""

    FAR = 0
    SOME = 1
    LITTLE = 2


FAR_FROM, SOME_FROM = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Stake:
    """What hangs on a claim: a share of the whole value, and the same in a sentence."""

    share: Decimal
    words: str

    @property
    def band(self) -> Band:
        """Far from a tenth of the value, some from a hundredth."""
        if self.share >= FAR_FROM:
            return Band.FAR
        return Band.SOME if self.share >= SOME_FROM else Band.LITTLE


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing to verify.

    ``key`` stays the same from version to version and fits an address; ``outcome`` is an outcome's id, None for the
    whole case; ``says`` is what the case says, as label and text; ``kept`` where its evidence is said to be;
    ``doubts`` say why it is weak; ``convincing`` what would settle it; ``place`` is the path that a comment would
    name; ``content_hash`` changes when anything the claim stands on does.
    """

    key: str
    kind: ClaimKind
    outcome: str | None
    subject: str
    title: str
    asks: str
    says: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]
    doubts: tuple[str, ...]
    convincing: str
    stake: Stake
    place: str
    content_hash: str

    @property
    def band(self) -> Band:
        """How far it could move the result."""
        return self.stake.band


def key_of(kind: ClaimKind, of: str = "") -> str:
    """The key of a claim: its kind and what it is about. A name that no address holds is told by its hash."""
    key = f"{kind}-of-{of}" if of else str(kind)
    plain = all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in key)
    return key if plain and len(key) <= LONGEST_KEY else f"{kind}-of-{hash_of([of])[:16]}"


def hash_of(content: Iterable[str]) -> str:
    """The SHA-256 of texts, each told apart from the next."""
    told = hashlib.sha256()
    for text in content:
        raw = text.encode()
        told.update(f"{len(raw)}:".encode() + raw)
    return told.hexdigest()
