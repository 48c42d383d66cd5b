"""Signing checkpoints of a log (Ed25519), and giving a log out with a signed end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from worthwhile.exchange.kept_secret import kept_secret
from worthwhile.exchange.proof.entry import CHECKPOINT, END, LogEntry, hash_of_line, head_line, next_entry, signed_text

SERVER = "server"
KEY_FILE = "log-key"


class LogKey:
    """The key that signs logs. Whoever holds its 32 bytes can sign; they are kept apart from the database."""

    def __init__(self, secret: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(secret)

    @classmethod
    def kept_in(cls, home: Path) -> LogKey:
        """The key of an installation: made once and kept in its folder."""
        return cls(kept_secret(home, KEY_FILE, lambda: Ed25519PrivateKey.generate().private_bytes_raw()))

    @property
    def public(self) -> bytes:
        """The raw public key, which checks what this one signs."""
        return self._key.public_key().public_bytes_raw()

    def checkpoint(self, *, tender: str, number: int, at: datetime, previous: str, act: str = CHECKPOINT) -> LogEntry:
        """A signed entry with this number, after the one with hash ``previous``."""
        bare = next_entry(number=number, at=at, who=SERVER, act=act, about={}, previous=previous)
        about = {"signature": self._key.sign(signed_text(head=self.head(tender), entry=bare)).hex()}
        return next_entry(number=number, at=at, who=SERVER, act=act, about=about, previous=previous)

    def has_signed(self, entry: LogEntry, *, tender: str) -> bool:
        """Whether this key signed an entry of the log of this tender."""
        try:
            signature = bytes.fromhex(str(entry.about.get("signature", "")))
            self._key.public_key().verify(signature, signed_text(head=self.head(tender), entry=entry))
        except (ValueError, InvalidSignature):
            return False
        return True

    def head(self, tender: str) -> str:
        """The first line of a log of this tender."""
        return head_line(tender=tender, public_key=self.public)


def exported_lines(entries: Iterable[LogEntry], *, tender: str, key: LogKey, now: datetime) -> Iterator[str]:
    """The log as it is given out: head, every entry in order, and a signed end. Lines bear no line break.

    Time never runs back in a log: where the clock was set back, the moment of the last entry stands for ``now``.
    """
    head = key.head(tender)
    yield head
    number, previous, at = 0, hash_of_line(head), now
    for entry in entries:
        yield entry.line
        number, previous, at = entry.number, entry.hash, max(now, entry.at)
    yield key.checkpoint(tender=tender, number=number + 1, at=at, previous=previous, act=END).line
