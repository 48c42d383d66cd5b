"""Who is assessed: bidders once their bids are opened, or the providers that a buyer considers without bids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Contender, ReceivedBid, Tender, name_in_log
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST_NAME = 200


def add_bidders(tender: Tender, opened: Sequence[ReceivedBid], now: datetime) -> None:
    """Number the bidders whose bids were opened. The caller holds the lock.

    The numbers follow the fingerprints of the sealed bids, so that they tell nothing of when a bid came in or whose it
    is, and anybody who has the log can work them out again.
    """
    for number, received in enumerate(sorted(opened, key=lambda one: one.sha256), start=1):
        Contender.objects.create(tender=tender, number=number, bid=received.bid, added_at=now)


def consider_provider(*, tender: Tender, name: str, reason: str, by: User, now: datetime) -> Contender:
    """Have a provider considered where nobody bids. It stays on record. Raises NotAllowed, InvalidInput."""
    problems = []
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        problems.append(Problem("name", f"Enter the name of the provider, at most {LONGEST_NAME} characters."))
    if not reason.strip():
        problems.append(Problem("reason", "Say why this provider is considered. It stands in the record."))
    if problems:
        raise InvalidInput(problems)
    with locked(tender) as held:
        answer = ask_leave(held, Act.CONSIDER_PROVIDER, person_in(held, by), now)
        number = held.contenders.count() + 1
        kept = Contender.objects.create(
            tender=held,
            number=number,
            name=name.strip(),
            reason=reason.strip(),
            added_at=now,
        )
        done(held, answer, who=name_in_log(by.pk), now=now, about={"contender": kept.number})
    return kept
