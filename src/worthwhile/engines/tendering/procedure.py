"""The procedures a tender may follow, and what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Procedure(StrEnum):
    """How the provider is found. Which of them the law allows is the business of the regimes engine."""

    COMPETITIVE = "competitive"
    """Bids, sealed until the deadline: under any regime, reserved or not."""
    QUICK_QUOTE = "quick-quote"
    """Quotes from a few invited suppliers, below the threshold."""
    MOST_SUITABLE = "most-suitable"
    """Provider Selection Regime: the most suitable provider is identified without bids."""
    DIRECT = "direct"
    """Award to one provider, with an intention published first where the law asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRules:
    """What a procedure asks of its people.

    ``openers``: how many different people must act before a bid can be read; ``key_holders`` how many are named for it,
    so that one may be ill. ``assessors``: the fewest who score. ``two_people``: whoever approves is somebody else than
    whoever wrote or proposed. All are our own rules, stricter than the law; one buyer may run a quick quote alone.
    """

    takes_bids: bool
    two_people: bool = True
    openers: int = 0
    key_holders: int = 0
    assessors: int = 0
    scores: bool = True
    """Whether assessors score against criteria before anything is proposed."""


RULES: Mapping[Procedure, ProcedureRules] = MappingProxyType(
    {
        Procedure.COMPETITIVE: ProcedureRules(takes_bids=True, openers=2, key_holders=3, assessors=2),
        Procedure.QUICK_QUOTE: ProcedureRules(takes_bids=True, two_people=False, openers=1, key_holders=1, assessors=1),
        Procedure.MOST_SUITABLE: ProcedureRules(takes_bids=False, assessors=2),
        Procedure.DIRECT: ProcedureRules(takes_bids=False, scores=False),
    }
)
