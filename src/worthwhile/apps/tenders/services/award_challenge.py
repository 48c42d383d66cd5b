"""Representations against an outcome: made in time, decided with reasons, and what follows from them."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Representation, RepresentationDecided, Tender, name_in_log
from worthwhile.apps.tenders.selectors.award_letters import everybody_told, told_to
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.clocks_of import further_standstill_of
from worthwhile.apps.tenders.selectors.not_counted import told_not_counted
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.tendering import Act, Actor, Answer, Role
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST = 20_000


def make_representation(
    *, tender: Tender, organisation: Organisation, words: str, by: User, now: datetime
) -> Representation:
    """Keep what somebody who was told the outcome says against it. Raises NotAllowed, InvalidInput."""
    if not 0 < len(words.strip()) <= LONGEST:
        raise InvalidInput([Problem("words", f"Say what is wrong with it, in at most {LONGEST:,} characters.")])
    with locked(tender) as held:
        actor = _told(held, organisation)
        answer = ask_leave(held, Act.MAKE_REPRESENTATION, actor, now)
        kept = Representation.objects.create(
            tender=held, organisation=organisation, words=words.strip(), made_by=by, made_at=now
        )
        about = {"representation": kept.pk}
        done(held, answer, who=actor.id, now=now, about=about)
        tell_people(held, Role.APPROVER, Letter.REPRESENTATION_WAITS, now)
    return kept


def decide_representation(
    *, representation: Representation, upheld: bool, reason: str, by: User, now: datetime
) -> RepresentationDecided:
    """Decide on a representation, with the reason that its organisation is told. Raises NotAllowed, InvalidInput.

    Where the law makes the buyer wait on after such a decision, nothing is signed before that is over.
    """
    if not reason.strip():
        raise InvalidInput([Problem("reason", "Say why. The organisation that objected reads it.")])
    with locked(representation.tender) as held:
        answer = ask_leave(held, Act.DECIDE_REPRESENTATION, person_in(held, by), now)
        if RepresentationDecided.objects.filter(representation=representation).exists():
            refusal = "This representation is decided already."
            raise NotAllowed(Answer(act=Act.DECIDE_REPRESENTATION, leads_to=None, refusals=(refusal,)))
        kept = RepresentationDecided.objects.create(
            representation=representation, upheld=upheld, reason=reason.strip(), decided_by=by, decided_at=now
        )
        wait_on(held, now)
        about = {
            "representation": representation.pk,
            "upheld": upheld,
            "earliest_signing": held.earliest_signing.isoformat() if held.earliest_signing else None,
        }
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_bidders(held, Letter.REPRESENTATION_DECIDED, now, only=[representation.organisation])
    return kept


def return_to_assessment(*, tender: Tender, by: User, now: datetime) -> None:
    """Have everything assessed again, because a representation was upheld. What was told stands no more.

    Raises NotAllowed.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.RETURN_TO_ASSESSMENT, person_in(held, by), now)
        told = everybody_told(held)
        held.told_at = held.representations_until = held.earliest_signing = None
        done(held, answer, who=name_in_log(by.pk), now=now)
        tell_bidders(held, Letter.ASSESSED_AGAIN, now, only=told)
        tell_people(held, Role.ASSESSOR, Letter.SCORE, now)


def _told(tender: Tender, organisation: Organisation) -> Actor:
    """An organisation that was told the outcome, as the rules know it; any other has no part."""
    told = told_to(organisation, tender.pk)
    if told is None:
        never_read = told_not_counted(organisation, tender.pk)
        if never_read is None:
            return Actor(id="nobody", roles=frozenset())
        return Actor(id=f"bid-{never_read.bid_id}", roles=frozenset({Role.BIDDER}), declared=True)
    # By number, as everywhere in the log, which anybody may have.
    return Actor(id=f"contender-{told.contender.number}", roles=frozenset({Role.BIDDER}), declared=True)


def wait_on(tender: Tender, now: datetime) -> None:
    """The further wait after a decision on a challenge; a day that a person recorded is never brought forward."""
    assert tender.told_at is not None
    told_on, today = (one.astimezone(UNITED_KINGDOM).date() for one in (tender.told_at, now))
    further = further_standstill_of(tender, told_on, today)
    if further.is_known and further.earliest_signing is not None:
        tender.earliest_signing = max(tender.earliest_signing or further.earliest_signing, further.earliest_signing)
