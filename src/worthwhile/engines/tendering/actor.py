"""Who acts on a tender, as what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a tender. One person may have several, as far as the rules keep them apart."""

    AUTHOR = "author"
    APPROVER = "approver"
    OPENER = "opener"
    ASSESSOR = "assessor"
    MODERATOR = "moderator"
    BIDDER = "bidder"
    CLOCK = "clock"
    """The server itself, when a time has come."""
    OPERATOR = "operator"
    """Whoever runs the service: may report an outage, and nothing else."""


class Conflict(StrEnum):
    """Why somebody has a conflict of interest, as far as they may be told."""

    DECLARED = "declared"
    BELONGS = "belongs"
    """They are a member of an organisation that bids or is considered."""
    UNSAID = "unsaid"
    """It was found, and says who bids while that is nobody's to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, or the clock, in the roles that the tender gives them.

    ``declared``: they said whether they have a conflict of interest. ``conflicted``: they have one that was not
    cleared, so that they take no part; ``conflict`` is of which kind.
    """

    id: str
    roles: frozenset[Role]
    declared: bool = False
    conflicted: bool = False
    conflict: Conflict = Conflict.UNSAID


CLOCK = Actor(id="clock", roles=frozenset({Role.CLOCK}))
