"""A lot that nobody can steer and everybody can draw again: from the sealed bids and a public value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

METHOD = (
    "The SHA-256 of each sealed bid of the lot, in small letters, sorted and joined by a new line; then || and the "
    "public value; the SHA-256 of that as text is the seed. The ticket of a bid is the SHA-256 of seed, | and the hash "
    "of its sealed bid. The lowest ticket goes first."
)


def draw_tickets(
    *, sealed_hashes: Mapping[str, str], every_hash: Iterable[str], public_randomness: str
) -> dict[str, int]:
    """The ticket of each bidder in ``sealed_hashes``: the lowest goes first.

    ``every_hash`` holds the hashes of all bids received for the lot, those set aside too, so that nobody changes the
    draw by leaving a bid out. Method: :data:`METHOD`.
    """
    joined = "\n".join(sorted(every_hash)) + "||" + public_randomness
    seed = hashlib.sha256(joined.encode("utf-8")).hexdigest()
    return {bidder: _number(f"{seed}|{sealed}") for bidder, sealed in sealed_hashes.items()}


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16)
