"""Leave an outcome as it is although an objection was upheld: asked for by one person, agreed to by a second."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import KeepingDecided, OutcomeKept, Tender, name_in_log
from worthwhile.apps.tenders.selectors.award_letters import everybody_told
from worthwhile.apps.tenders.selectors.deciding import latest_proposal
from worthwhile.apps.tenders.selectors.outcome_kept import keeping_waiting
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.award_challenge import wait_on
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.tendering import Act, Role
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST = 10_000


def keep_outcome(*, tender: Tender, reason: str, by: User, now: datetime) -> OutcomeKept:
    """Ask to leave the outcome as it is, and say why. Raises NotAllowed, InvalidInput."""
    if not 0 < len(reason.strip()) <= LONGEST:
        words = "Say why what was upheld does not change the outcome"
        raise InvalidInput([Problem("reason", f"{words}, in at most {LONGEST:,} characters. Everybody told reads it.")])
    with locked(tender) as held:
        answer = ask_leave(held, Act.KEEP_OUTCOME, person_in(held, by), now)
        proposal = latest_proposal(held)
        assert proposal is not None
        kept = OutcomeKept.objects.create(proposal=proposal, reason=reason.strip(), asked_by=by, asked_at=now)
        about = {"proposal": proposal.number, "asked": kept.pk}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_people(held, Role.APPROVER, Letter.KEEPING_WAITS, now)
    return kept


def decide_keeping_outcome(
    *, tender: Tender, seen: int, agreed: bool, reason: str, by: User, now: datetime
) -> KeepingDecided:
    """Agree that the outcome stays, or not. Everybody who was told it is told why. Raises NotAllowed, InvalidInput.

    Where the law makes the buyer wait on after its last decision, this decision is the last.
    """
    if not agreed and not reason.strip():
        raise InvalidInput([Problem("reason", "Say why you do not agree.")])
    with locked(tender) as held:
        answer = ask_leave(held, Act.DECIDE_KEEPING_OUTCOME, person_in(held, by), now)
        asked = keeping_waiting(held)
        assert asked is not None
        if asked.pk != seen:
            raise InvalidInput([Problem("", "Something else was asked since you looked. Read it first.")])
        kept = KeepingDecided.objects.create(
            asked=asked, agreed=agreed, reason=reason.strip(), decided_by=by, decided_at=now
        )
        if agreed:
            wait_on(held, now)
        about = {
            "asked": asked.pk,
            "agreed": agreed,
            "earliest_signing": held.earliest_signing.isoformat() if held.earliest_signing else None,
        }
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_people(held, Role.AUTHOR, Letter.KEEPING_DECIDED, now)
        if agreed:
            tell_bidders(held, Letter.OUTCOME_KEPT, now, only=everybody_told(held))
    return kept
