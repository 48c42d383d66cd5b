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
from worthwhile.exchange.proof.signing import LogKey, exported_lines

__all__ = [
    "CHECKPOINT",
    "END",
    "FORMAT",
    "LogEntry",
    "LogKey",
    "commitment_of",
    "disclosed_text",
    "exported_lines",
    "hash_of_line",
    "head_line",
    "is_true_to_itself",
    "new_salt",
    "next_entry",
]
