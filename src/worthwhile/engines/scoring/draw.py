"""A lot that nobody can steer and everybody can draw again: from the sealed bids and a public value."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

METHOD = (
    "The SHA-256 of each sealed bid of the lot, in small letters, sorted and joined by a new line; then || and the "
    "public value; the SHA-256 of that as text is the seed. The ticket of a bid is the SHA-256 of seed, | and the hash "
    "of its sealed bid; where two sealed bids are the same to the byte, of that, | and the bidder's id. The lowest "
    "ticket goes first. Where nobody bids, the SHA-256 of the words “provider 1 of tender-12”, with its number and "
    "that of the tender, stands in the place of a sealed bid."
)

METHOD_OF_PROVIDERS = (
    "The SHA-256 of the words “provider 1 of tender-12”, with its number and that of the tender, for each provider "
    "that is considered, in small letters, sorted and joined by a new line; then || and the public value; the SHA-256 "
    "of that as text is the seed. The ticket of a provider is the SHA-256 of seed, | and the SHA-256 of its words. "
    "The lowest ticket goes first."
)


def draw_tickets(
    *, sealed_hashes: Mapping[str, str], every_hash: Iterable[str], public_randomness: str
) -> dict[str, int]:
    """The ticket of each bidder in ``sealed_hashes``: the lowest goes first.

    ``every_hash`` holds the hashes of all bids received for the lot, those set aside too, so that nobody changes the
    draw by leaving a bid out. Method: :data:`METHOD`.
    """
    hashes = list(every_hash)
    joined = "\n".join(sorted(hashes)) + "||" + public_randomness
    seed = hashlib.sha256(joined.encode("utf-8")).hexdigest()
    same = {one for one, times in Counter(hashes).items() if times > 1}
    return {
        bidder: _number(f"{seed}|{sealed}|{bidder}" if sealed in same else f"{seed}|{sealed}")
        for bidder, sealed in sealed_hashes.items()
    }


def plain_value(text: str) -> str:
    """A public value with nothing left to choose in how it is written: small letters and figures, one space between.

    ``4-8-15`` and ``4, 8, 15`` are both ``4 8 15``; the order stays as published.
    """
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def provider_hash(*, tender: str, number: int) -> str:
    """What stands in the place of a sealed bid for a provider that is considered without one."""
    return hashlib.sha256(f"provider {number} of {tender}".encode()).hexdigest()


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16)
