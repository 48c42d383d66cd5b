"""Sealing what a bidder hands in, and unsealing it at the opening."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import pyrage

from worthwhile.exchange.sealing.keys import read_public, read_secret
from worthwhile.kernel.problems import WorthwhileError


class Unsealable(WorthwhileError):
    """What was kept cannot be read with the key of its tender."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed text or file. ``sha256`` is of ``content``, which is what the receipt of the bidder names (hex)."""

    content: bytes
    sha256: str


def seal(plain: bytes, *, public: str) -> Sealed:
    """Seal to the public key of a tender, in the age format. Nobody can undo it without the tender's secret."""
    content = bytes(pyrage.encrypt(plain, [read_public(public)]))
    return Sealed(content=content, sha256=sha256(content).hexdigest())


def unseal(sealed: Sealed, *, secret: str) -> bytes:
    """What was sealed. Raises Unsealable where it was changed since, or belongs to another tender."""
    if sha256(sealed.content).hexdigest() != sealed.sha256:
        raise Unsealable("What is kept of this bid is not what was received: its hash differs from the receipt.")
    try:
        return bytes(pyrage.decrypt(sealed.content, [read_secret(secret)]))
    except pyrage.DecryptError as error:
        raise Unsealable("This bid was not sealed to the key of this tender, or it was damaged.") from error
