"""Decide on a bid that counted and could not be read at the opening, with words that its bidder reads."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import ReceivedBid, UnreadableDecided, name_in_log
from worthwhile.apps.tenders.selectors.not_counted import unreadable_bids
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.tell import tell_bidders
from worthwhile.engines.tendering import Act, Answer
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST = 10_000


def decide_unreadable_bid(*, received: ReceivedBid, words: str, by: User, now: datetime) -> UnreadableDecided:
    """Say what follows from it that a bid could not be read, and why. Raises NotAllowed, InvalidInput."""
    if not 0 < len(words.strip()) <= LONGEST:
        said = f"Say what follows from it, and why, in at most {LONGEST:,} characters. Its bidder reads it."
        raise InvalidInput([Problem("words", said)])
    with locked(received.bid.tender) as held:
        answer = ask_leave(held, Act.DECIDE_UNREADABLE_BID, person_in(held, by), now)
        if not unreadable_bids(held).filter(pk=received.pk, unreadable_decided=None).exists():
            refusal = "No decision waits on this bid."
            raise NotAllowed(Answer(act=Act.DECIDE_UNREADABLE_BID, leads_to=None, refusals=(refusal,)))
        kept = UnreadableDecided.objects.create(received=received, words=words.strip(), decided_by=by, decided_at=now)
        about = {"bid": f"bid-{received.bid_id} receipt {received.number}"}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_bidders(held, Letter.UNREADABLE_DECIDED, now, only=[received.bid.bidder])
    return kept
