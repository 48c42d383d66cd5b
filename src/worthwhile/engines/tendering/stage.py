"""How far a tender has come."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A stage. A name, once used, keeps its meaning for as long as any tender is kept."""

    DRAFT = "draft"
    READY = "ready"
    """Approved by somebody other than its author; not yet published."""
    INTENDED = "intended"
    """The intention to choose the most suitable provider is published; its waiting time runs or has run."""
    OPEN = "open"
    """Bids and questions are taken until the deadline."""
    SEALED = "sealed"
    """The deadline has passed and nobody has read a bid."""
    ASSESSING = "assessing"
    """Assessors score alone; prices and names are hidden."""
    MODERATING = "moderating"
    """Every score is in; where they differ too far they are talked over."""
    LOCKED = "locked"
    """Quality is settled and cannot change; prices are still unread."""
    PRICED = "priced"
    """Prices are read; the outcome is being decided."""
    PROPOSED = "proposed"
    """An award is proposed, with reasons."""
    APPROVED = "approved"
    """Somebody other than its proposer approved the award; nobody has been told."""
    TOLD = "told"
    """Everybody was told the outcome at the same moment; nothing may be signed before the standstill ends."""
    AWARDED = "awarded"
    COMPLETE = "complete"
    """The contract is signed and its details recorded: an end."""
    CANCELLED = "cancelled"
    """Ended by the buyer, with reasons: an end."""
    UNSUCCESSFUL = "unsuccessful"
    """Ended because there was nothing to award: an end."""


STAGE_NAMES = {
    Stage.DRAFT: "Draft",
    Stage.READY: "Approved",
    Stage.INTENDED: "Intention published",
    Stage.OPEN: "Open for bids",
    Stage.SEALED: "Closed, bids sealed",
    Stage.ASSESSING: "Being assessed",
    Stage.MODERATING: "Scores being settled",
    Stage.LOCKED: "Quality settled",
    Stage.PRICED: "Prices read",
    Stage.PROPOSED: "Award proposed",
    Stage.APPROVED: "Award approved",
    Stage.TOLD: "Outcome told",
    Stage.AWARDED: "Awarded",
    Stage.COMPLETE: "Complete",
    Stage.CANCELLED: "Cancelled",
    Stage.UNSUCCESSFUL: "Ended without award",
}
"""How a stage is called wherever people read of it."""
ENDS = frozenset({Stage.COMPLETE, Stage.CANCELLED, Stage.UNSUCCESSFUL})
"""Stages in which nothing happens any more."""
