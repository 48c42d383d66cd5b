"""What happens to a tender because a time has come."""

from __future__ import annotations

from datetime import datetime, timedelta

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.log_unbroken import LogBroken
from worthwhile.apps.tenders.selectors.not_counted import unconfirmed_bids
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.services.acting import done, locked
from worthwhile.apps.tenders.services.bids_as_logged import have_bids_stand_as_logged
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.tendering import CLOCK, Act, Role, Stage, may

SETTLING = timedelta(minutes=2)
"""How long after its deadline a tender is closed: bids whose last byte came in time may still be waiting their turn."""
FOR_QUESTIONS = timedelta(days=2)
"""What the deadline moves on by when a question waits for its answer."""


def close_due(now: datetime) -> list[Tender]:
    """Close every tender whose deadline has passed, or give it time where a question waits. Returns what it changed."""
    due = Tender.objects.filter(stage=Stage.OPEN, deadline_at__lte=now - SETTLING).order_by("deadline_at")
    return [changed for tender in due if (changed := _close_unless_broken(tender, now)) is not None]


def close_if_due(tender: Tender, now: datetime) -> Tender:
    """The tender, closed or given time if its deadline has passed: a page never waits for the timer."""
    is_due = tender.stage == Stage.OPEN and tender.deadline_at is not None and tender.deadline_at <= now - SETTLING
    return (_close_unless_broken(tender, now) if is_due else None) or tender


def _close_unless_broken(tender: Tender, now: datetime) -> Tender | None:
    try:
        return _close(tender, now)
    except LogBroken:
        # It is told in the log of the service: the other tenders are closed, and pages can still be read.
        return None


def _close(tender: Tender, now: datetime) -> Tender | None:
    with locked(tender) as held:
        situation = situation_of(held, now)
        if situation.deadline is None or situation.deadline > now - SETTLING:
            return None
        have_bids_stand_as_logged(held, now)
        situation = situation_of(held, now)
        closing = may(act=Act.CLOSE, situation=situation, actor=CLOCK)
        if closing.is_allowed:
            done(held, closing, who=CLOCK.id, now=now, about={"bids": situation.bids})
            add_checkpoint(held, now=now)
            if situation.bids:
                tell_people(held, Role.OPENER, Letter.OPEN_THE_BIDS, now)
            else:
                tell_people(held, Role.AUTHOR, Letter.NO_BID_COUNTS, now)
            tell_bidders(held, Letter.BID_DID_NOT_COUNT, now, only=[one.bidder for one in unconfirmed_bids(held)])
            return held
        waiting = may(act=Act.EXTEND_FOR_QUESTIONS, situation=situation, actor=CLOCK)
        if not waiting.is_allowed:
            return None
        held.deadline_at = now + FOR_QUESTIONS
        # The time is for answers: with new questions in it a tender could be held open for ever.
        held.questions_until = held.questions_until or situation.deadline
        done(held, waiting, who=CLOCK.id, now=now, about={"deadline": held.deadline_at.isoformat()})
        tell_bidders(held, Letter.DEADLINE_MOVED, now)
        tell_people(held, Role.AUTHOR, Letter.QUESTION_WAITS, now)
        return held
