"""Proof of what was done with a tender: a chained, signed log, and a verifier that needs Python alone."""

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
    "exported_lines",
    "hash_of_line",
    "head_line",
    "is_true_to_itself",
    "next_entry",
]
