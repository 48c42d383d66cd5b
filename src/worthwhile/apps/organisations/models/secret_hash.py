"""What is kept of a secret that opens something: of an invitation, an access token, a shared link."""

from __future__ import annotations

import hashlib


def secret_hash(secret: str) -> str:
    """The hash of a secret. It is long and random, so a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()
