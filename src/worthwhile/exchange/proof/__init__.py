"""Proof of what was done with a tender: a chained, signed log, and a verifier that needs Python alone."""

from worthwhile.exchange.proof.commitment import commitment_of, disclosed_text, new_salt
from worthwhile.exchange.proof.entry import (
    CHECKPOINT,
    END,
    FORMAT,
    LogEntry,
    hash_of_line,
    head_line,
    is_true_to_itself,
    next_entry,
)
from worthwhile.exchange.proof.known_heads import KnownHeads, note_coming, note_kept, read_heads, start_again
from worthwhile.exchange.proof.signing import LogKey, exported_lines
from worthwhile.exchange.proof.unbroken import ENTRIES_A_CHECKPOINT, fault_of_end, fault_of_log

__all__ = [
    "CHECKPOINT",
    "END",
    "ENTRIES_A_CHECKPOINT",
    "FORMAT",
    "KnownHeads",
    "LogEntry",
    "LogKey",
    "commitment_of",
    "disclosed_text",
    "exported_lines",
    "fault_of_end",
    "fault_of_log",
    "hash_of_line",
    "head_line",
    "is_true_to_itself",
    "new_salt",
    "next_entry",
    "note_coming",
    "note_kept",
    "read_heads",
    "start_again",
]
