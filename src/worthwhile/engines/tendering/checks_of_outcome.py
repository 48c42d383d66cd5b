"""What must hold about an outcome that is decided or told: objections upheld, bids set aside, bids never read.

As every check: None where it holds, else a sentence that says what stands in the way and what to do.
"""

from __future__ import annotations

from worthwhile.engines.tendering.actor import Actor
from worthwhile.engines.tendering.situation import Situation


def upheld_are_settled(situation: Situation, actor: Actor) -> str | None:
    """An objection that was upheld has an effect, or a second person agreed why it has none."""
    if situation.upheld_unsettled:
        return (
            "An objection was upheld. Have everything assessed again, set the bid aside that may not win, cancel, or "
            "have a second person agree, with a reason that everybody reads, why the outcome stays."
        )
    return None


def one_is_unsettled(situation: Situation, actor: Actor) -> str | None:
    """Nothing has to be kept that nobody upheld an objection to."""
    return None if situation.upheld_unsettled else "No objection that was upheld waits for what follows from it."


def no_keeping_waits(situation: Situation, actor: Actor) -> str | None:
    """One asking after another."""
    if situation.keeping_asked_by is not None:
        return "To keep the outcome was asked for already. An approver decides on it."
    return None


def a_keeping_waits(situation: Situation, actor: Actor) -> str | None:
    """There is something to decide."""
    return "Nobody asked to keep the outcome." if situation.keeping_asked_by is None else None


def is_not_who_keeps(situation: Situation, actor: Actor) -> str | None:
    """An outcome is kept over an upheld objection by two people."""
    if situation.rules.two_people and actor.id == situation.keeping_asked_by:
        return "You asked to keep the outcome, so somebody else has to decide on it."
    return None


def no_setting_aside_waits(situation: Situation, actor: Actor) -> str | None:
    """Nothing is decided over a bid that may have to be set aside."""
    if situation.setting_aside_asked_by is not None:
        return "Somebody asked to set a bid aside. An approver decides on that first."
    return None


def a_setting_aside_waits(situation: Situation, actor: Actor) -> str | None:
    """There is something to decide."""
    return "Nobody asked to set a bid aside." if situation.setting_aside_asked_by is None else None


def is_not_who_sets_aside(situation: Situation, actor: Actor) -> str | None:
    """A bid is set aside by two people."""
    if situation.rules.two_people and actor.id == situation.setting_aside_asked_by:
        return "You asked to set this bid aside, so somebody else has to decide on it."
    return None


def an_unreadable_waits(situation: Situation, actor: Actor) -> str | None:
    """There is something to decide."""
    return None if situation.unreadable_open else "No bid that could not be read waits for a decision."


def unreadable_are_decided(situation: Situation, actor: Actor) -> str | None:
    """Nobody is passed over in silence because what they handed in came to harm here."""
    waiting = situation.unreadable_open
    if waiting:
        which = "1 bid could" if waiting == 1 else f"{waiting} bids could"
        return f"{which} not be read at the opening. An approver decides first, with a reason, what follows from that."
    return None
