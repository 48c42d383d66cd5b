"""Whether a log is as this service wrote it: looked at before anything is added to it, signed or given out."""

from __future__ import annotations

from collections.abc import Iterable

from worthwhile.exchange.proof.entry import CHECKPOINT, LogEntry, hash_of_line, is_true_to_itself
from worthwhile.exchange.proof.known_heads import KnownHeads
from worthwhile.exchange.proof.signing import LogKey

ENTRIES_A_CHECKPOINT = 25
"""So many entries stand in a log one after another without a signature, and no more."""
PUBLISH = "publish"
"""The act that is signed at once: everything that comes after it rests on the key that it names."""


def fault_of_log(entries: Iterable[LogEntry], *, tender: str, key: LogKey, known: KnownHeads | None) -> str | None:
    """What is wrong with a whole log, None where nothing is. ``known``: what is known of it beside the database."""
    previous, number, unsigned, act = hash_of_line(key.head(tender)), 0, 0, ""
    for number, entry in enumerate(entries, start=1):
        if not is_true_to_itself(entry):
            return f"Entry {number} was changed."
        if entry.number != number or entry.previous != previous:
            return f"Entry {number} does not follow what stands before it."
        is_signed = entry.act == CHECKPOINT
        if is_signed and not key.has_signed(entry, tender=tender):
            return f"The signature of entry {number} is not good."
        unsigned = 0 if is_signed else unsigned + 1
        if unsigned > ENTRIES_A_CHECKPOINT or (act == PUBLISH and not is_signed):
            return f"A signature is missing before entry {number}."
        if known is not None and entry.hash not in known.hashes[number - 1 : number]:
            return f"Entry {number} is not the one that this service wrote."
        previous, act = entry.hash, entry.act
    return fault_of_end(number, previous, known) if number else fault_of_end(0, "", known)


def fault_of_end(number: int, own_hash: str, known: KnownHeads | None) -> str | None:
    """What is wrong with the last entry of a log, which ends at ``number``; 0: it has no entry."""
    if known is None:
        return None
    if number < known.kept:
        return f"It ends at entry {number}, and this service wrote {known.kept}."
    if number and own_hash not in known.hashes[number - 1 : number]:
        return f"Entry {number} is not the one that this service wrote."
    return None
