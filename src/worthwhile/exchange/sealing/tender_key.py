"""The key of a tender, made so that no single person can use it.

Bids are sealed to the public half. The secret half exists in the clear for the moment of its making and, after the
deadline, for the moment of opening; in between it is kept only inside wraps. A wrap for two people is sealed to the one
and, inside that, to the other, so each of them takes off one layer. With three people named there is a wrap for each
pair, in either order: any two can open, and one may be ill or have lost their key.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyrage

from worthwhile.exchange.sealing.keys import new_key, public_of, read_public, read_secret
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError


class CannotOpen(WorthwhileError):
    """The key given does not open what it was given for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """The secret of a tender for some people, the outermost layer first; ``holders`` are their names.

    A layer that somebody took off is no longer in ``holders``; ``sealed`` is in the binary age format.
    """

    holders: tuple[str, ...]
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderKey:
    """What is kept of the key of a tender: the public half, and the secret half in wraps."""

    public: str
    wraps: tuple[Wrap, ...]


def make_tender_key(*, holders: Mapping[str, str], needed: int) -> TenderKey:
    """A new key that any ``needed`` of ``holders`` (name to public key) open together. Raises InvalidInput.

    Whoever makes it must let ``TenderKey`` be all that is kept.
    """
    problems = _problems(holders, needed)
    if problems:
        raise InvalidInput(problems)
    pair = new_key()
    wraps = tuple(
        Wrap(holders=order, sealed=_wrapped(pair.secret, [holders[name] for name in order]))
        for order in itertools.permutations(holders, needed)
    )
    return TenderKey(public=pair.public, wraps=wraps)


def take_layer(wraps: Sequence[Wrap], *, holder: str, secret: str) -> tuple[Wrap, ...]:
    """The wraps whose outermost layer is ``holder``'s, with that layer taken off. Raises NotAKey, CannotOpen."""
    identity = read_secret(secret)
    own = [wrap for wrap in wraps if wrap.holders and wrap.holders[0] == holder]
    if not own:
        raise CannotOpen("Nothing here waits for this person.")
    try:
        return tuple(
            Wrap(holders=wrap.holders[1:], sealed=bytes(pyrage.decrypt(wrap.sealed, [identity]))) for wrap in own
        )
    except pyrage.DecryptError as error:
        raise CannotOpen(
            "This key does not belong to this tender and person. Use the opening key that you tried before publication."
        ) from error


def secret_in(wraps: Sequence[Wrap]) -> str:
    """The secret of the tender, once a wrap has lost every layer. Raises CannotOpen while none has."""
    bare = next((wrap for wrap in wraps if not wrap.holders), None)
    if bare is None:
        waiting = sorted({name for wrap in wraps for name in wrap.holders})
        raise CannotOpen(f"Another person has to act before anything can be read: {' or '.join(waiting)}.")
    return bare.sealed.decode("ascii")


def can_open(key: TenderKey, *, secret: str) -> bool:
    """Whether a secret is that of the tender itself. Raises NotAKey."""
    return public_of(secret) == key.public


def _wrapped(secret: str, recipients: Sequence[str]) -> bytes:
    """Sealed to the last recipient first, so that the first takes off the outermost layer."""
    held = secret.encode("ascii")
    for recipient in reversed(recipients):
        held = bytes(pyrage.encrypt(held, [read_public(recipient)]))
    return held


def _problems(holders: Mapping[str, str], needed: int) -> list[Problem]:
    found = []
    if needed < 1 or len(holders) < needed:
        found.append(Problem("holders", f"{needed} people have to act to open, and {len(holders)} are named."))
    by_key: dict[str, list[str]] = {}
    for name, public in holders.items():
        try:
            by_key.setdefault(str(read_public(public)), []).append(name)
        except WorthwhileError as error:
            found.append(Problem(f"holders.{name}", str(error)))
    for names in by_key.values():
        if len(names) > 1:
            found.append(Problem("holders", f"{' and '.join(names)} have the same key, so they count as one person."))
    return found
