"""Who may read a ranking, letters and the file of an award."""

from __future__ import annotations

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.looking_around import looks_around
from worthwhile.apps.tenders.selectors.situation import person_in, why_no_part
from worthwhile.engines.tendering import RULES, Procedure, Role, Stage

_DECIDED = (Stage.AWARDED, Stage.COMPLETE, Stage.UNSUCCESSFUL)
_OVER = (*_DECIDED, Stage.CANCELLED)
_DECIDE = frozenset({Role.AUTHOR, Role.APPROVER})


def why_not_see_award(tender: Tender, person: User) -> tuple[str, ...]:
    """Why somebody may not read the ranking and the letters; none where they may.

    Whoever scores may have to score again after an objection, and then knows no price.
    """
    if looks_around(tender, person) and tender.stage in _DECIDED:
        return ()
    actor = person_in(tender, person)
    if not actor.roles:
        return ("Only people who have a role in this tender read this.",)
    if no_part := why_no_part(actor):
        return no_part
    rules = RULES[Procedure(tender.procedure)]
    if rules.takes_bids and tender.stage not in _DECIDED and not actor.roles & _DECIDE:
        return ("It holds prices. The author and the approver read it; everybody with a role does after the award.",)
    return ()


def reads_judging(tender: Tender, person: User) -> bool:
    """Whether somebody of the buyer reads scores, proposed awards and objections in the records of a tender.

    Once it is decided everybody does, as whoever audits it has to; before, those alone who may read the award.
    """
    return tender.stage in _OVER or not why_not_see_award(tender, person)
