"""The key that signs cookies and forms, kept with the rest of what an installation keeps."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

KEY_FILE = "secret-key"
KEY_BYTES = 48


def kept_secret_key(home: Path) -> str:
    """The key that signs cookies and forms: made once and kept, so that a restart signs nobody out.

    Two processes that start together agree: the key is written aside in full, and only the first one's
    file can take the name.
    """
    kept = home / KEY_FILE
    if not kept.exists():
        with tempfile.NamedTemporaryFile("w", dir=home, prefix=f"{KEY_FILE}.", encoding="ascii") as fresh:
            fresh.write(secrets.token_urlsafe(KEY_BYTES))
            fresh.flush()
            with contextlib.suppress(FileExistsError):
                os.link(fresh.name, kept)
    return kept.read_text(encoding="ascii")
