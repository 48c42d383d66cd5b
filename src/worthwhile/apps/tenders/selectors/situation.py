"""How a tender stands, in the words of the rules: nothing is decided here."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender, name_in_log
from worthwhile.apps.tenders.selectors.assessing_counts import assessing_counts
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.clocks_of import waiting_of
from worthwhile.apps.tenders.selectors.deciding import SAW_RANKING, deciding_of
from worthwhile.apps.tenders.selectors.draw_gates import draw_gates
from worthwhile.apps.tenders.selectors.joint_bidders import joint_bidders
from worthwhile.apps.tenders.selectors.published_scheme import scheme_gates
from worthwhile.apps.tenders.selectors.route_gates import gates_unmet
from worthwhile.apps.tenders.selectors.ties import ranking_stands
from worthwhile.engines import tendering
from worthwhile.engines.tendering import (
    RULES,
    UNTIL_RECORDED,
    Act,
    Actor,
    Conflict,
    Procedure,
    Role,
    Situation,
    Stage,
)

_SHOWS_PRICES = ("read-bid", "read-price", SAW_RANKING, Act.PROPOSE_AWARD, Act.RETURN_PROPOSAL, Act.APPROVE_AWARD)
"""Acts by which somebody has a price before them: a bid, a price, or a ranking that is made of prices."""
_WRITES = ("begin", Act.EDIT, Act.DECIDE_ROUTE, Act.CONSIDER_PROVIDER, "choose-suppliers")
"""Acts by which somebody wrote a part of what is approved before it is published."""


def situation_of(tender: Tender, now: datetime) -> Situation:
    """Everything that decides what may be done with a tender at a moment."""
    deciding, counts, ranking = deciding_of(tender), assessing_counts(tender), ranking_stands(tender)
    return Situation(
        procedure=Procedure(tender.procedure),
        stage=Stage(tender.stage),
        now=now,
        author=name_in_log(tender.author_id),
        writers=_writers(tender),
        gates_unmet=(*gates_unmet(tender), *scheme_gates(tender), *draw_gates(tender)),
        key_holders_ready=_ready_to_open(tender),
        deadline=tender.deadline_at,
        waits_until=_waits_until(tender),
        questions_until=tender.questions_until,
        questions_unanswered=tender.questions.filter(answered_at=None).count(),
        suppliers_invited=tender.invited.count(),
        bids=tender.bids.exclude(standing=None).filter(documents=F("tender__documents")).count(),
        considered=tender.contenders.filter(bid=None).count(),
        openers_acted=frozenset(name_in_log(one) for one in _openers(tender)),
        assessor_ids=frozenset(name_in_log(one.person_id) for one in tender.people.filter(role=Role.ASSESSOR)),
        price_readers=_price_readers(tender),
        scores_missing=counts.scores_missing,
        spreads_open=counts.spreads_open,
        consensus_missing=counts.consensus_missing,
        standing_back_open=counts.standing_back_open,
        low_prices_open=counts.low_prices_open,
        is_ranking_blocked=ranking.is_blocked,
        is_tied=ranking.is_tied,
        draw_at=_as_said_here(ranking.draw_at),
        draw_entered_by=ranking.draw_entered_by,
        robustness_seen=deciding.robustness_seen,
        proposer=deciding.proposer,
        representations_until=_as_said_here(tender.representations_until),
        representations_open=deciding.representations_open,
        representations_upheld=deciding.representations_upheld,
        upheld_unsettled=deciding.upheld_unsettled,
        keeping_asked_by=deciding.keeping_asked_by,
        setting_aside_asked_by=deciding.setting_aside_asked_by,
        unreadable_open=deciding.unreadable_open,
        earliest_signing=_as_said_here(tender.earliest_signing),
    )


def person_in(tender: Tender, person: User) -> Actor:
    """A person in the roles that the tender gives them, with what they last declared."""
    roles = frozenset(Role(role) for role in tender.people.filter(person=person).values_list("role", flat=True))
    own = tender.declarations.filter(person=person, decided_by=None)
    if tender.assessing_since is not None:
        # Who bids is known from here on, so what was declared before anybody knew is declared anew.
        own = own.filter(declared_at__gte=tender.assessing_since)
    conflict = _conflict_of(tender, person, has_role=bool(roles))
    return Actor(
        id=name_in_log(person.pk),
        roles=roles,
        declared=own.exists(),
        conflicted=conflict is not None,
        conflict=conflict or Conflict.UNSAID,
    )


def _conflict_of(tender: Tender, person: User, *, has_role: bool) -> Conflict | None:
    if conflicts_in(tender).get(person.pk, False):
        return Conflict.DECLARED
    if not has_role or not belongs_to_a_bidder(tender, person):
        return None
    is_known = tender.assessing_since is not None or not RULES[Procedure(tender.procedure)].takes_bids
    return Conflict.BELONGS if is_known else Conflict.UNSAID


def why_no_part(actor: Actor) -> tuple[str, ...]:
    """Why conflicts of interest keep somebody out, as the rules say it: for what the table of acts has no line for."""
    refusal = tendering.why_no_part(actor)
    return () if refusal is None else (refusal,)


def belongs_to_a_bidder(tender: Tender, person: User) -> bool:
    """Whether somebody is a member of an organisation that bids or is considered. Bids count from the deadline on.

    Members of joint bids count from the opening on: before it nobody can tell who they are.

    It bars who it is about. Before the opening the words do not say why: nobody is told who bids.
    """
    theirs = person.memberships.exclude(organisation=tender.buyer_id).values("organisation")
    if tender.contenders.filter(link__organisation__in=theirs).exists():
        return True
    if joint_bidders(tender, among=list(theirs.values_list("organisation", flat=True))):
        return True
    has_closed = tender.stage not in (Stage.DRAFT, Stage.READY, Stage.OPEN)
    return has_closed and tender.bids.exclude(standing=None).filter(bidder__in=theirs).exists()


def bidder_in(tender: Tender, bidder: Organisation) -> Actor:
    """An organisation that may bid: any but the buyer itself; to a quick quote only those invited."""
    may_bid = tender.buyer_id != bidder.pk
    if tender.procedure == Procedure.QUICK_QUOTE:
        may_bid = may_bid and tender.invited.filter(supplier=bidder).exists()
    roles = frozenset({Role.BIDDER}) if may_bid else frozenset[Role]()
    return Actor(id=f"organisation-{bidder.pk}", roles=roles, declared=True)


def _as_said_here(at: datetime | None) -> datetime | None:
    """The moment in the time of the United Kingdom, as refusals print it."""
    return at if at is None or at == UNTIL_RECORDED else at.astimezone(UNITED_KINGDOM)


def _waits_until(tender: Tender) -> datetime | None:
    if tender.stage != Stage.INTENDED or tender.published_at is None:
        return None
    return waiting_of(tender, tender.published_at.astimezone(UNITED_KINGDOM).date())


def _ready_to_open(tender: Tender) -> int:
    """How many tried their key and could use it: members of the buyer still, who declared no conflict of interest."""
    tried = tender.holders.exclude(tried_at=None).filter(person__memberships__organisation=tender.buyer_id)
    conflicts = conflicts_in(tender)
    return sum(not conflicts.get(person, False) for person in tried.values_list("person_id", flat=True))


def conflicts_in(tender: Tender) -> dict[int, bool]:
    """Who declared, by number, and whether a conflict stands. What somebody declared is cleared by another alone."""
    found: dict[int, bool] = {}
    rows = tender.declarations.order_by("pk").values_list("person_id", "conflicted", "decided_by_id")
    for person, conflicted, decided_by in rows:
        found[person] = conflicted if decided_by is not None else conflicted or found.get(person, False)
    return found


def _writers(tender: Tender) -> frozenset[str]:
    """Who wrote any of it: the log knows, whatever they are to it now. Asked while it waits to be approved alone."""
    if tender.stage != Stage.DRAFT:
        return frozenset()
    return frozenset(tender.log.filter(act__in=_WRITES).values_list("who", flat=True))


def _price_readers(tender: Tender) -> frozenset[str]:
    """Who had a price before them: the log knows. Nobody while bids come in, when every query counts."""
    if tender.stage in (Stage.OPEN, Stage.SEALED) or not RULES[Procedure(tender.procedure)].takes_bids:
        return frozenset()
    return frozenset(tender.log.filter(act__in=_SHOWS_PRICES).values_list("who", flat=True))


def _openers(tender: Tender) -> list[int]:
    return list(tender.holders.exclude(opened_at=None).values_list("person_id", flat=True))
