"""Suppliers, what is known of their turns, and the answer with a sentence for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """A supplier that might be asked for a quote.

    ``fits`` says in words why it fits what is asked for. ``misses`` says each reason why it does not, as a sentence;
    with one of them it is never chosen.
    """

    id: str
    name: str
    fits: str = ""
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A supplier was invited to quote. ``at`` bears a zone."""

    supplier: str
    at: datetime
    awarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTurn:
    """Suppliers that take one turn together, by their ids. ``because`` completes "because they ...".

    Some of them may be on no list of this choice: an invitation of theirs counts for the others. It says nothing
    against any of them: somebody may run two honest organisations.
    """

    suppliers: frozenset[str]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InTurn:
    """A supplier that fits: its place in the queue, from 1, and why it stands there."""

    supplier: Supplier
    place: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInTurn:
    """A supplier that is not asked because it does not fit, and each reason."""

    supplier: Supplier
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """Whose turn it is: ``chosen``, then ``waiting``, who fit too and come next in this order, then who do not fit.

    ``beside`` fit as well, but this time another takes the turn that they share: each bears the place of that one.
    """

    chosen: tuple[InTurn, ...]
    waiting: tuple[InTurn, ...]
    outside: tuple[NotInTurn, ...]
    beside: tuple[InTurn, ...] = ()
