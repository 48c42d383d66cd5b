"""Secrets that an installation makes for itself and keeps in its folder, apart from its database."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept_secret(home: Path, name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes in the file ``name``: made once by ``make`` and kept.

    Two processes that start together agree: the file is written aside in full, and only the first one's can take the
    name. Others on the machine may not read it.
    """
    kept = home / name
    if not kept.exists():
        with tempfile.NamedTemporaryFile("wb", dir=home, prefix=f"{name}.") as fresh:
            fresh.write(make())
            fresh.flush()
            os.fsync(fresh.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(fresh.name, kept)
    return kept.read_bytes()
