"""The key that signs cookies and forms, kept with the rest of what an installation keeps."""

from __future__ import annotations

import secrets
from pathlib import Path

from worthwhile.exchange.kept_secret import kept_secret

KEY_FILE = "secret-key"
KEY_BYTES = 48


def kept_secret_key(home: Path) -> str:
    """The key that signs cookies and forms: made once and kept, so that a restart signs nobody out."""
    return kept_secret(home, KEY_FILE, lambda: secrets.token_urlsafe(KEY_BYTES).encode("ascii")).decode("ascii")
