"""A tender as it stands at a moment: all that the rules ask about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from worthwhile.engines.tendering.procedure import RULES, Procedure, ProcedureRules
from worthwhile.engines.tendering.stage import Stage

UNTIL_RECORDED = datetime(2100, 1, 1, tzinfo=UTC)
"""Stands for a moment that nobody knows yet: far enough off that nothing happens before a person records it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything that decides what may be done now. Moments bear a zone; counts are of this tender.

    ``deadline``: bids are taken before it, never at it; ``questions_until`` likewise for questions. ``waits_until``:
    before it nobody may be chosen (the time after an intention was published). ``earliest_signing``: before it nothing
    may be signed; None where there is no standstill. ``gates_unmet``: what the regimes engine says must be done first,
    each in words. ``writers``: who wrote any of it, whatever their role is now. ``price_readers``: who has read prices,
    so that they score no more.
    """

    procedure: Procedure
    stage: Stage
    now: datetime
    author: str
    writers: frozenset[str] = frozenset()
    gates_unmet: tuple[str, ...] = ()
    key_holders_ready: int = 0
    deadline: datetime | None = None
    waits_until: datetime | None = None
    questions_until: datetime | None = None
    questions_unanswered: int = 0
    suppliers_invited: int = 0
    bids: int = 0
    """Standing bids: handed in, not withdrawn, confirmed after the last change of the documents."""
    considered: int = 0
    """Providers that the buyer considers without bids."""
    openers_acted: frozenset[str] = frozenset()
    assessor_ids: frozenset[str] = frozenset()
    price_readers: frozenset[str] = frozenset()
    scores_missing: int = 0
    spreads_open: int = 0
    consensus_missing: int = 0
    standing_back_open: int = 0
    """Assessors who asked to stand back from a bid, or have a conflict, after scores were seen: each bid counts."""
    low_prices_open: int = 0
    is_ranking_blocked: bool = False
    """Something but a tie stands in the way of a ranking."""
    is_tied: bool = False
    """Bids are equal by every published rule, and no lot is drawn."""
    draw_at: datetime | None = None
    """When the public value is drawn that was named before; None where none is named that counts."""
    draw_entered_by: str | None = None
    """Who entered the public value that nobody has confirmed."""
    robustness_seen: bool = False
    proposer: str | None = None
    representations_until: datetime | None = None
    representations_open: int = 0
    representations_upheld: int = 0
    upheld_unsettled: int = 0
    """Those of them that no second person agreed, with a reason told to everybody, to leave the outcome as it is."""
    keeping_asked_by: str | None = None
    """Who asked to keep an outcome over an objection that was upheld, while nobody has decided on it."""
    setting_aside_asked_by: str | None = None
    """Who asked to set a bid aside, while nobody has decided on it."""
    unreadable_open: int = 0
    """Bids that counted and could not be read at the opening, on which nobody has decided."""
    earliest_signing: datetime | None = None

    @property
    def rules(self) -> ProcedureRules:
        """What its procedure asks for."""
        return RULES[self.procedure]
