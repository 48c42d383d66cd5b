"""A commitment to a text: what a log may show of something private, and what proves later that it was that text.

A bare hash of something short, such as a score with "Good.", can be found by trying what it might be. So 32 random
bytes, the salt, stand before the text and are kept and given out with it alone. A text that is given out is one file:
the salt, a line break, the text, a line break; the commitment is the SHA-256 of that file.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

BYTES_OF_SALT = 32


def new_salt() -> str:
    """A salt that nobody can guess, as hexadecimal digits."""
    return secrets.token_hex(BYTES_OF_SALT)


def disclosed_text(*, salt: str, content: str) -> str:
    """The file by which somebody who is given ``content`` can check it against the log."""
    return f"{salt}\n{content}\n"


def commitment_of(*, salt: str, content: str) -> str:
    """The commitment to ``content``, as the log has it: it says nothing of it to whoever has no salt."""
    return sha256(disclosed_text(salt=salt, content=content).encode()).hexdigest()
