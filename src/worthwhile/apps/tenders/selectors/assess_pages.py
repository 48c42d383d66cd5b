"""What somebody may see of an assessment, and in which order they read the bids."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Contender, Recusal, Tender
from worthwhile.apps.tenders.selectors.bid_reading import why_not_read_price
from worthwhile.apps.tenders.selectors.judging import Judging, Offer
from worthwhile.apps.tenders.selectors.looking_around import looks_around
from worthwhile.apps.tenders.selectors.situation import person_in, why_no_part
from worthwhile.apps.tenders.selectors.standing_back import has_asked
from worthwhile.engines.tendering import RULES, Procedure, Role, Stage

_DECIDES = frozenset({Role.AUTHOR, Role.APPROVER, Role.MODERATOR})
_TALKS = frozenset({Role.ASSESSOR, Role.MODERATOR})
_EVERYBODY = _DECIDES | _TALKS
_UNSETTLED = (Stage.SEALED, Stage.ASSESSING, Stage.MODERATING)
_BEFORE = (Stage.DRAFT, Stage.READY, Stage.INTENDED, Stage.OPEN, Stage.SEALED)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How much an assessor has scored, in numbers alone."""

    person: User
    given: int
    wanted: int


def why_not_assess(tender: Tender, person: User) -> tuple[str, ...]:
    """Why somebody does not see how an assessment goes; none where they do."""
    if tender.stage in _BEFORE:
        return ("There is nothing to assess yet.",)
    return _standing(tender, person, _EVERYBODY)


def why_not_see_scores(tender: Tender, person: User) -> tuple[str, ...]:
    """Why somebody does not see what others gave. Until quality is settled that is for the panel, once all is in."""
    if tender.stage in (*_BEFORE, Stage.ASSESSING):
        return ("Nobody sees what others gave before everybody has scored everything.",)
    refusals = _standing(tender, person, _EVERYBODY)
    if not refusals and tender.stage == Stage.MODERATING and not person_in(tender, person).roles & _TALKS:
        return ("The panel talks now. You see the scores once they are settled.",)
    return refusals


def why_not_rank(tender: Tender, person: User) -> tuple[str, ...]:
    """Why somebody does not see the ranking; none where they do."""
    if RULES[Procedure(tender.procedure)].takes_bids:
        return why_not_read_price(tender, person)
    if tender.stage in (*_BEFORE, *_UNSETTLED):
        return ("There is a ranking once quality is settled.",)
    return _standing(tender, person, _DECIDES)


def stands_apart(tender: Tender, contender: Contender, person: User) -> bool:
    """Whether somebody stood back from a contender and so sees nothing of how it is judged before all is settled."""
    if tender.stage not in _UNSETTLED:
        return False
    return Recusal.objects.filter(contender=contender, person=person).exists() or has_asked(contender, person)


def reading_order(tender: Tender, judging: Judging, person: User) -> list[Offer]:
    """The offers that somebody judges: the first is the same for everybody, the others in an order of their own."""
    own = [offer for offer in judging.offers if (offer.contender.pk, person.pk) not in judging.apart]
    if not own:
        return []
    first = judging.offers[0].contender.pk

    def place(offer: Offer) -> tuple[bool, str]:
        told = f"{tender.number} person-{person.pk} contender-{offer.contender.number}"
        return offer.contender.pk != first, sha256(told.encode()).hexdigest()

    return sorted(own, key=place)


def progress_of(judging: Judging) -> list[Progress]:
    """How far each assessor is, who judges at least one bid, by name."""
    people = User.objects.in_bulk(judging.assessors)
    leaves = len(judging.scheme.leaves)
    found = []
    for number in judging.assessors:
        own = [offer for offer in judging.offers if (offer.contender.pk, number) not in judging.apart]
        wanted = len(own) * leaves
        missing = sum(len(judging.missing(offer, number)) for offer in own)
        if own:
            found.append(Progress(person=people[number], given=wanted - missing, wanted=wanted))
    return sorted(found, key=lambda one: str(one.person))


def find_contender(tender: Tender, number: int) -> Contender | None:
    """Somebody who is assessed, by the number that assessors know."""
    return tender.contenders.select_related("bid__bidder", "bid__standing").filter(number=number).first()


def bidder_names(tender: Tender) -> list[Organisation]:
    """Who bid, in the order of the alphabet, which says nothing of numbers; none before bids are open."""
    if tender.stage in _BEFORE:
        return []
    found = Organisation.objects.filter(pk__in=tender.contenders.exclude(bid=None).values("bid__bidder"))
    return list(found.order_by("name", "pk"))


def find_contender_of(tender: Tender, bidder: Organisation) -> Contender | None:
    """The contender that a bidder is."""
    return tender.contenders.filter(bid__bidder=bidder).first()


def _standing(tender: Tender, person: User, allowed: frozenset[Role]) -> tuple[str, ...]:
    if looks_around(tender, person) and tender.stage not in _UNSETTLED:
        return ()
    actor = person_in(tender, person)
    if not actor.roles & allowed:
        return ("Only people who have a role in assessing or deciding see this.",)
    return why_no_part(actor)
