"""Boxes for what is still being written, locked with a key that lies apart from the database and can be erased."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from worthwhile.exchange.kept_secret import kept_secret
from worthwhile.exchange.sealing.bids import Sealed, Unsealable, seal, unseal
from worthwhile.exchange.sealing.keys import new_key, public_of

FOLDER = "draft-keys"
_NAME = re.compile(r"[a-z0-9-]{1,80}")


class Box:
    """One key. Whoever has it and what was put in can read it; without the key nobody can, not even whoever made it."""

    def __init__(self, secret: str) -> None:
        self._secret, self._public = secret, public_of(secret)

    def put(self, plain: bytes) -> bytes:
        """What may lie in a database."""
        return seal(plain, public=self._public).content

    def take(self, sealed: bytes) -> bytes:
        """What was put in. Raises Unsealable where it was changed, or belongs to another box."""
        return unseal(Sealed(content=sealed, sha256=sha256(sealed).hexdigest()), secret=self._secret)


def make_box(home: Path, name: str) -> Box:
    """The box of this name; its key is made the first time and kept in the folder of the installation."""
    folder = _folder(home, name)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Box(kept_secret(folder, name, lambda: new_key().secret.encode()).decode())


def box_named(home: Path, name: str) -> Box:
    """A box that was made. Raises Unsealable where its key was lost: nothing that is in it can be read again."""
    kept = _folder(home, name) / name
    try:
        return Box(kept.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unsealable("The key to this was erased, and nobody can read it again.") from None


def lose_key(home: Path, name: str) -> None:
    """Erase the key of a box, so that whatever is left of its content anywhere stays unreadable."""
    (_folder(home, name) / name).unlink(missing_ok=True)


def _folder(home: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a box")
    return home / FOLDER
