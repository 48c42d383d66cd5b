"""What every log held last, kept in a file of the home folder: a database that was changed is found out by it.

One file a tender, one line a step, only ever added to:

    + NUMBER HASH   an entry is about to be kept; the line is on the disk before the database has it
    = NUMBER HASH   it is kept, and all before it
    ! NUMBER HASH   somebody said that the log goes back to here, as a database restored from a backup does

An act that failed leaves its ``+`` without a ``=``; the next one takes the same numbers. A service that was killed may
leave the last act so too, so that either is taken for true: that it was kept, and that it was not.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = "log-heads"


@dataclass(frozen=True, slots=True)
class KnownHeads:
    """The hash of each entry, the first being that of entry 1, and how many of them are certainly kept."""

    hashes: tuple[str, ...]
    kept: int


def read_heads(home: Path, tender: str) -> KnownHeads | None:
    """What is known of the log of a tender; None where nothing is, as for one from before such files."""
    try:
        lines = _path(home, tender).read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return None
    hashes: list[str] = []
    kept = 0
    for line in lines:
        mark, _, rest = line.partition(" ")
        number, _, own = rest.partition(" ")
        # A line that was cut off by a full disk or a machine that stopped says nothing.
        if len(own) != 64 or not number.isdigit() or int(number) > len(hashes) + 1:
            continue
        at = int(number)
        if mark == "+":
            hashes[max(at - 1, 0) :] = [own]
        elif mark == "=" and at <= len(hashes) and hashes[at - 1] == own:
            kept = max(kept, at)
        elif mark == "!":
            del hashes[at:]
            kept = at
    return KnownHeads(hashes=tuple(hashes), kept=kept)


def note_coming(home: Path, tender: str, *, number: int, own_hash: str) -> None:
    """Write down that an entry is about to be kept, and wait until that is on the disk."""
    _add(home, tender, f"+ {number} {own_hash}\n", wait=True)


def note_kept(home: Path, tender: str, *, number: int, own_hash: str) -> None:
    """Write down that an entry is kept. Where this is lost, the next entry says as much."""
    _add(home, tender, f"= {number} {own_hash}\n", wait=False)


def start_again(home: Path, tender: str, hashes: Sequence[str]) -> None:
    """Have the log be these entries from now on: where nothing is known of it, or after a restored backup."""
    known = read_heads(home, tender) or KnownHeads(hashes=(), kept=0)
    last = hashes[-1] if hashes else "0" * 64
    coming = [f"+ {at} {own}\n" for at, own in enumerate(hashes, start=1) if own not in known.hashes[at - 1 : at]]
    _add(home, tender, f"{''.join(coming)}! {len(hashes)} {last}\n", wait=True)


def _add(home: Path, tender: str, text: str, *, wait: bool) -> None:
    path = _path(home, tender)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    # One write to the end of the file: processes that write at once do not mix their lines.
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, text.encode("ascii"))
        if wait:
            os.fsync(file)
    finally:
        os.close(file)


def _path(home: Path, tender: str) -> Path:
    return home / FOLDER / f"{tender}.txt"
