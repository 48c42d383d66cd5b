"""Let a partner say that it takes no part any more in a joint bid that was handed in."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import BidPartner, PartnerLeft
from worthwhile.apps.tenders.selectors.partners_left import may_step_back
from worthwhile.apps.tenders.services.acting import locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.tendering import Role
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

LONGEST = 5_000


class CannotStepBack(WorthwhileError):
    """The bid stands no more, is awarded, or the organisation stepped back already."""


def step_back_from_bid(*, joined: BidPartner, words: str, by: User, now: datetime) -> PartnerLeft:
    """Tell the lead, and once bids are opened the buyer. Raises CannotStepBack, InvalidInput.

    The bid stays as it was handed in: its lead hands in another before the deadline, or answers to the buyer after it.
    The log has nothing of it, since before the opening it would say that somebody bids jointly.
    """
    if len(words.strip()) > LONGEST:
        raise InvalidInput([Problem("words", f"Shorten this to {LONGEST:,} characters.")])
    with locked(joined.received.bid.tender) as held:
        joined.received.bid.refresh_from_db()
        if not may_step_back(joined):
            raise CannotStepBack("You cannot step back from this bid here any more. Write to whoever leads it.")
        kept = PartnerLeft.objects.create(
            received=joined.received, organisation=joined.organisation, words=words.strip(), left_by=by, left_at=now
        )
        tell_bidders(held, Letter.PARTNER_LEFT, now, only=[joined.received.bid.bidder])
        if held.assessing_since is not None:
            tell_people(held, Role.AUTHOR, Letter.PARTNER_LEFT_TO_BUYER, now)
    return kept
