"""What a panel decided in one round of an assessment: the latest of each kind, and who judges whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import QuerySet

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.models import Role as MemberRole
from worthwhile.apps.tenders.models import (
    AgreedScore,
    Contender,
    GivenScore,
    JudgedCondition,
    Recusal,
    StandBackAsked,
    StandBackDecided,
    Tender,
    name_in_log,
)
from worthwhile.apps.tenders.selectors.joint_bidders import joint_bidders
from worthwhile.apps.tenders.selectors.offered import lots_of
from worthwhile.apps.tenders.selectors.published_scheme import scheme_of
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.engines.tendering import Act, Role, Stage

Row = TypeVar("Row", GivenScore, AgreedScore, JudgedCondition)
READS_PRICES = ("read-bid", "read-price")
"""Acts in the log after which somebody knows prices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A contender for one lot; ``lot`` is empty where there are none."""

    contender: Contender
    lot: str


@dataclass(frozen=True, kw_only=True)
class Judging:
    """One round. Keys are numbers of contenders and people in the database, ids of lots, criteria and conditions.

    ``apart``: who judges which contender not, because they stood back, have a conflict, or can score no more and had
    not finished. What they gave it before stays kept and does not count. ``set_aside``: of these, whose scores a
    moderator set aside after everybody's were seen, by contender and person.
    """

    scheme: Scheme
    offers: tuple[Offer, ...]
    assessors: tuple[int, ...]
    moderators: tuple[int, ...]
    scores: Mapping[tuple[int, str, str, int], GivenScore]
    set_aside: Mapping[tuple[int, int], StandBackDecided]
    agreed: Mapping[tuple[int, str, str], AgreedScore]
    conditions: Mapping[tuple[int, str], JudgedCondition]
    apart: frozenset[tuple[int, int]]

    @property
    def contenders(self) -> tuple[Contender, ...]:
        """Each once, by number."""
        return tuple({offer.contender.pk: offer.contender for offer in self.offers}.values())

    def judges(self, contender: Contender) -> tuple[int, ...]:
        """The assessors who judge a contender."""
        return tuple(person for person in self.assessors if (contender.pk, person) not in self.apart)

    def given(self, offer: Offer, criterion: str) -> Iterator[GivenScore]:
        """The single scores that count, by assessor."""
        for person in self.judges(offer.contender):
            score = self.scores.get((offer.contender.pk, offer.lot, criterion, person))
            if score is not None:
                yield score

    def aside(self, offer: Offer, criterion: str) -> Iterator[tuple[GivenScore, StandBackDecided]]:
        """The single scores that were set aside after others' were seen, each with the decision."""
        for (contender, person), decided in self.set_aside.items():
            score = self.scores.get((contender, offer.lot, criterion, person))
            if contender == offer.contender.pk and score is not None:
                yield score, decided

    def missing(self, offer: Offer, person: int) -> tuple[str, ...]:
        """What somebody has not scored yet of an offer they judge."""
        key = (offer.contender.pk, offer.lot)
        return tuple(leaf.id for leaf in self.scheme.leaves if (*key, leaf.id, person) not in self.scores)


def judging_of(tender: Tender) -> Judging:
    """How far the round is that runs, or that ended last. Raises NoScheme."""
    scheme, since = scheme_of(tender), round_since(tender)
    contenders = tender.contenders.select_related("bid__standing", "bid__bidder").order_by("number")
    lots = tuple(lot.id for lot in scheme.lots)
    offers = tuple(Offer(contender=one, lot=lot) for one in contenders for lot in lots_of(one, lots))
    scores = {
        (row.contender_id, row.lot, row.criterion, row.assessor_id): row
        for row in _since(GivenScore.objects.filter(contender__tender=tender), "given_at", since)
    }
    agreed = {
        (row.contender_id, row.lot, row.criterion): row
        for row in _since(AgreedScore.objects.filter(contender__tender=tender), "agreed_at", since)
    }
    conditions = {
        (row.contender_id, row.condition): row
        for row in _since(JudgedCondition.objects.filter(contender__tender=tender), "judged_at", since)
    }
    assessors = _named(tender, Role.ASSESSOR)
    moderators = _named(tender, Role.MODERATOR)
    return Judging(
        scheme=scheme,
        offers=offers,
        assessors=assessors,
        moderators=moderators,
        scores=scores,
        set_aside={(row.contender_id, row.person_id): row for row in _set_aside(tender, since)},
        agreed=agreed,
        conditions=conditions,
        apart=frozenset(
            [*_asked_before(tender, since), *_apart(tender, scheme, offers, assessors, moderators, scores)]
        ),
    )


def _apart(
    tender: Tender,
    scheme: Scheme,
    offers: tuple[Offer, ...],
    assessors: tuple[int, ...],
    moderators: tuple[int, ...],
    scores: Mapping[tuple[int, str, str, int], GivenScore],
) -> Iterator[tuple[int, int]]:
    yield from Recusal.objects.filter(contender__tender=tender).values_list("contender_id", "person_id")
    keys = {offer.contender.pk for offer in offers}
    conflicted = conflicted_judges(tender)
    # Once scores were seen a conflict takes none out by itself: who moderates decides, see standing_back.
    barred = {*assessors, *moderators} if tender.stage == Stage.ASSESSING else {*moderators} - {*assessors}
    yield from ((key, person) for key in keys for person in barred & conflicted)
    still_score = _can_still_score(tender) if tender.stage == Stage.ASSESSING else frozenset()
    for person in assessors:
        if person in still_score:
            continue
        for offer in offers:
            key = (offer.contender.pk, offer.lot)
            if any((*key, leaf.id, person) not in scores for leaf in scheme.leaves):
                yield offer.contender.pk, person


def _asked_before(tender: Tender, since: datetime | None) -> Iterator[tuple[int, int]]:
    """Whoever asked to stand back in an earlier round judges that bid no more, whatever was decided on it then."""
    if since is not None:
        rows = StandBackAsked.objects.filter(contender__tender=tender, asked_at__lt=since)
        yield from rows.values_list("contender_id", "person_id")


def _can_still_score(tender: Tender) -> frozenset[int]:
    """Members of the buyer who know no price. Whoever left, or read one, counts where they had finished a bid."""
    readers = set(tender.log.filter(act__in=READS_PRICES).values_list("who", flat=True))
    members = Membership.objects.filter(organisation=tender.buyer_id).exclude(role=MemberRole.ASSESSOR)
    return frozenset(one for one in members.values_list("person_id", flat=True) if name_in_log(one) not in readers)


def conflicted_judges(tender: Tender) -> frozenset[int]:
    """Whose conflict stands while bids are judged, or who belongs to a bidder.

    When the scoring ends they are kept as standing apart, so that nothing said once scores were seen changes one.
    """
    if tender.stage not in (Stage.ASSESSING, Stage.MODERATING):
        return frozenset()
    stands: dict[int, bool] = {}
    rows = tender.declarations.order_by("pk").values_list("person_id", "conflicted", "decided_by_id")
    for person, conflicted, decided_by in rows:
        stands[person] = conflicted if decided_by is not None else conflicted or stands.get(person, False)
    bidders = {
        one for pair in tender.contenders.values_list("bid__bidder", "link__organisation") for one in pair if one
    }
    judges = tender.people.filter(role__in=[Role.ASSESSOR, Role.MODERATOR]).values("person")
    elsewhere = Membership.objects.filter(person__in=judges).exclude(organisation=tender.buyer_id)
    bidders |= joint_bidders(tender, among=set(elsewhere.values_list("organisation", flat=True)))
    theirs = Membership.objects.filter(organisation__in=bidders).values_list("person_id", flat=True)
    return frozenset({person for person, does in stands.items() if does} | set(theirs))


def _set_aside(tender: Tender, since: datetime | None) -> Iterator[StandBackDecided]:
    rows = StandBackDecided.objects.filter(contender__tender=tender, set_aside=True)
    yield from rows.order_by("pk") if since is None else rows.filter(decided_at__gte=since).order_by("pk")


def _named(tender: Tender, role: Role) -> tuple[int, ...]:
    return tuple(tender.people.filter(role=role).order_by("person_id").values_list("person_id", flat=True))


def round_since(tender: Tender) -> datetime | None:
    """When the bids were given back to be assessed again; None in the first round."""
    back = tender.log.filter(act=Act.RETURN_TO_ASSESSMENT).order_by("-number").first()
    return back.at if back is not None else None


def _since(rows: QuerySet[Row], moment: str, since: datetime | None) -> Iterator[Row]:
    """The rows of the round in the order they were kept, so that the latest comes last."""
    found = rows.order_by("pk")
    yield from found if since is None else found.filter(**{f"{moment}__gte": since})
