"""What may change while bids are taken: more time, other documents, and the end of it all."""

from __future__ import annotations

from datetime import datetime, timedelta

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender, name_in_log
from worthwhile.apps.tenders.selectors.situation import bidder_in, person_in
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.tell import tell_bidders
from worthwhile.apps.tenders.services.undo_opening import undo_every_opening
from worthwhile.engines.tendering import Act, Actor, Answer, Role
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST_WAIT = timedelta(days=2 * 366)
"""How far off a deadline may be: beyond it somebody mistook the year."""


def extend(*, tender: Tender, deadline: datetime, reason: str, by: User, now: datetime) -> None:
    """Move the deadline on, for everybody. Raises NotAllowed, InvalidInput."""
    with locked(tender) as held:
        leave = ask_leave(held, Act.EXTEND, person_in(held, by), now)
        _set_later(held, deadline, reason, now)
        about = {"deadline": deadline.isoformat(), "reason": reason.strip()}
        done(held, leave, who=name_in_log(by.pk), now=now, about=about)
        tell_bidders(held, Letter.DEADLINE_MOVED, now)


def extend_for_outage(*, tender: Tender, lasted: timedelta, reason: str, now: datetime) -> None:
    """Give back the time that an outage took, to everybody. For whoever runs the service. Raises NotAllowed."""
    operator = Actor(id="operator", roles=frozenset({Role.OPERATOR}))
    with locked(tender) as held:
        leave = ask_leave(held, Act.EXTEND_FOR_OUTAGE, operator, now)
        assert held.deadline_at is not None
        undo_every_opening(held, now)
        _set_later(held, max(held.deadline_at, now) + lasted, reason, now)
        about = {"deadline": held.deadline_at.isoformat(), "reason": reason.strip()}
        done(held, leave, who=operator.id, now=now, about=about)
        tell_bidders(held, Letter.DEADLINE_MOVED, now)


def change_documents(*, tender: Tender, reason: str, by: User, now: datetime) -> int:
    """Publish a new version of the documents, for which bidders confirm their bids. Its number. Raises NotAllowed."""
    _need_reason(reason)
    with locked(tender) as held:
        leave = ask_leave(held, Act.CHANGE_DOCUMENTS, person_in(held, by), now)
        held.documents += 1
        about = {"documents": held.documents, "reason": reason.strip()}
        done(held, leave, who=name_in_log(by.pk), now=now, about=about)
        tell_bidders(held, Letter.DOCUMENTS_CHANGED, now)
    return held.documents


def confirm_bid(*, tender: Tender, bidder: Organisation, seen: int, now: datetime) -> None:
    """Say that the bid handed in stands for the documents as they are now.

    ``seen`` is the version that the bidder had before them: nobody confirms for what they have not read. Raises
    NotAllowed.
    """
    with locked(tender) as held:
        leave = ask_leave(held, Act.SUBMIT_BID, bidder_in(held, bidder), now)
        bid = held.bids.filter(bidder=bidder).exclude(standing=None).first()
        if bid is None:
            refusal = "You have no bid to confirm. Hand one in."
            raise NotAllowed(Answer(act=Act.SUBMIT_BID, leads_to=None, refusals=(refusal,)))
        if seen != held.documents:
            refusal = "The documents changed again while you read them. Read what changed, and then confirm your bid."
            raise NotAllowed(Answer(act=Act.SUBMIT_BID, leads_to=None, refusals=(refusal,)))
        bid.documents = held.documents
        bid.save()
        about = {"bid": f"bid-{bid.pk}", "confirmed": held.documents}
        done(held, leave, who=f"bid-{bid.pk}", now=now, about=about)


def cancel(*, tender: Tender, reason: str, by: User, now: datetime) -> None:
    """End a tender, with reasons that are published. Sealed bids stay sealed for good. Raises NotAllowed."""
    _need_reason(reason)
    with locked(tender) as held:
        leave = ask_leave(held, Act.CANCEL, person_in(held, by), now)
        # Without the wraps no bid that was still sealed can ever be opened.
        held.wraps.all().delete()
        done(held, leave, who=name_in_log(by.pk), now=now, about={"reason": reason.strip()})
        if held.published_at is not None:
            tell_bidders(held, Letter.CANCELLED, now)


def _set_later(tender: Tender, deadline: datetime, reason: str, now: datetime) -> None:
    _need_reason(reason)
    if deadline > now + LONGEST_WAIT:
        raise InvalidInput([Problem("deadline", "This is more than two years away. Check the year.")])
    if tender.deadline_at is not None and deadline <= tender.deadline_at:
        message = f"Give a later time than {tender.deadline_at.isoformat()}. A deadline is never brought forward."
        raise InvalidInput([Problem("deadline", message)])
    tender.deadline_at = deadline


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput([Problem("reason", "Say why. Everybody will read it.")])
