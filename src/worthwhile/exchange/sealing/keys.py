"""Keys in the age format: of people who open bids, and of tenders."""

from __future__ import annotations

from dataclasses import dataclass

import pyrage

from worthwhile.kernel.problems import WorthwhileError

SECRET_PREFIX = "AGE-SECRET-KEY-"  # noqa: S105 - how every such key begins, not one of them
PUBLIC_PREFIX = "age1"


class NotAKey(WorthwhileError):
    """What was given is no key of the kind asked for."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A new key: ``public`` is kept and shown, ``secret`` is given to its owner once and kept nowhere."""

    public: str
    secret: str

    def __repr__(self) -> str:
        return f"KeyPair(public={self.public!r})"


def new_key() -> KeyPair:
    """A key that nobody had before (X25519, by the operating system's chance)."""
    identity = pyrage.x25519.Identity.generate()
    return KeyPair(public=str(identity.to_public()), secret=str(identity))


def read_secret(text: str) -> pyrage.x25519.Identity:
    """A secret key as a person gives it, with blanks and line breaks around or inside it. Raises NotAKey."""
    written = "".join(text.split()).upper()
    try:
        return pyrage.x25519.Identity.from_str(written)
    except pyrage.IdentityError as error:
        raise NotAKey(
            f"This is not an opening key. It begins with {SECRET_PREFIX} and stands on the sheet you were given when "
            "you made it. Copy the whole line."
        ) from error


def read_public(text: str) -> pyrage.x25519.Recipient:
    """A public key. Raises NotAKey."""
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise NotAKey(f"{text.strip()[:80]!r} is not a public key. It begins with {PUBLIC_PREFIX}.") from error


def public_of(secret: str) -> str:
    """The public key that belongs to a secret one. Raises NotAKey."""
    return str(read_secret(secret).to_public())
