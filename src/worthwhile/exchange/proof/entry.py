"""The log of a tender: entries that each carry the hash of the one before, some of them signed.

A log is a text of lines, each JSON in one form (names in order, no blanks, ASCII). The first line is the head: format,
tender and public key. Every other line is an entry: number from 1, moment, who, act, what it is about, ``previous``
(hash of the line before) and ``hash`` (of everything else in the line). Checkpoints are entries with a signature over
all that stands before them and over themselves. A log as it is given out ends with a signed entry ``end``, so that one
cut short shows, and one that is old says of which moment it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

FORMAT = "worthwhile/tender-log/1"
CHECKPOINT = "checkpoint"
END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One act on a tender. ``who`` is a pseudonym that the buyer can resolve; ``about`` holds ids, hashes and counts.

    What bidders wrote never stands here, so that a log can be given to anybody; of what is private and could be guessed
    it holds a commitment. ``at`` bears a zone.
    """

    number: int
    at: datetime
    who: str
    act: str
    about: Mapping[str, Any]
    previous: str
    hash: str

    @property
    def line(self) -> str:
        """The entry as it stands in the log."""
        return _one_form({**_unsigned(self), "hash": self.hash})


def head_line(*, tender: str, public_key: bytes) -> str:
    """The first line of a log; ``public_key`` is the raw Ed25519 key (32 bytes) that checks its signatures."""
    return _one_form({"format": FORMAT, "public_key": public_key.hex(), "tender": tender})


def hash_of_line(line: str) -> str:
    """The hash that the entry after this line carries as ``previous``: of the head whole, of an entry its own."""
    return sha256(line.encode("ascii")).hexdigest()


def next_entry(*, number: int, at: datetime, who: str, act: str, about: Mapping[str, Any], previous: str) -> LogEntry:
    """An entry after the one with hash ``previous``. Raises TypeError where ``about`` is no JSON."""
    bare = LogEntry(number=number, at=at, who=who, act=act, about=about, previous=previous, hash="")
    own = hash_of_line(_one_form(_unsigned(bare)))
    return LogEntry(number=number, at=at, who=who, act=act, about=about, previous=previous, hash=own)


def is_true_to_itself(entry: LogEntry) -> bool:
    """Whether an entry carries the hash that its fields ask for."""
    return hash_of_line(_one_form(_unsigned(entry))) == entry.hash


def signed_text(*, head: str, entry: LogEntry) -> bytes:
    """What the signature of an entry covers: the head, all of the entry but the signature, and so all before it."""
    bare = {**_unsigned(entry), "about": {}}
    return f"{FORMAT}\n{hash_of_line(head)}\n{_one_form(bare)}".encode("ascii")


def _unsigned(entry: LogEntry) -> dict[str, Any]:
    return {
        "about": dict(entry.about),
        "act": entry.act,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "number": entry.number,
        "previous": entry.previous,
        "who": entry.who,
    }


def _one_form(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
