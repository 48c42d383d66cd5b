"""Making files last: written beside, flushed to the disk, then put in place in one step."""

from __future__ import annotations

import os
from pathlib import Path


def flush_file(path: Path) -> None:
    """Make sure that what was written to a file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Flush every file in a folder, and the folder itself."""
    for path in folder.rglob("*"):
        flush_file(path)
    flush_file(folder)


def replace_text(path: Path, text: str) -> None:
    """Replace a file in one step: a reader sees the old text or the new, whole, even after a loss of power."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    flush_file(beside)
    beside.replace(path)
    flush_file(path.parent)
