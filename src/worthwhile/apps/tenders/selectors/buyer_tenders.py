"""The tenders of an organisation that buys, and everybody who works on one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import (
    InterestDeclared,
    Invited,
    KeyHolder,
    OpeningKey,
    Question,
    Tender,
    TenderSaving,
)
from worthwhile.apps.tenders.selectors.people_names import called
from worthwhile.apps.tenders.selectors.situation import conflicts_in, person_in, situation_of
from worthwhile.engines.tendering import Act, Actor, Answer, Role, Situation, acts_of, may


@dataclass(frozen=True, kw_only=True)
class InRole:
    """Somebody in one role, what pages call them, what they declared, and how far their key is where they open bids.

    ``conflict`` is what they last declared a conflict by, while that stands: a later word of theirs does not end it.
    """

    person: User
    role: Role
    known_as: str
    called: str
    declared: InterestDeclared | None
    conflict: InterestDeclared | None = None
    holder: KeyHolder | None = None
    has_key: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A tender as somebody finds it: the situation, what they are in it, and what they may do or not, and why."""

    situation: Situation
    actor: Actor
    acts: tuple[Answer, ...]

    def answer(self, act: Act) -> Answer:
        """Whether this person may do an act now."""
        return may(act=act, situation=self.situation, actor=self.actor)


def list_tenders(buyer: Organisation) -> QuerySet[Tender]:
    """Every tender of a buyer, the latest first, each with how many questions wait and how many bids count."""
    waiting = Count("questions", filter=Q(questions__answered_at=None), distinct=True)
    counts = Q(bids__standing__isnull=False, bids__documents=F("documents"))
    found = buyer.tenders.annotate(waiting=waiting, standing=Count("bids", filter=counts, distinct=True))
    return found.order_by("-created_at", "-pk")


def find_tender(buyer: Organisation, number: int) -> Tender | None:
    """One tender of a buyer."""
    return buyer.tenders.select_related("buyer").filter(pk=number).first()


def standing_of(tender: Tender, person: User, now: datetime) -> Standing:
    """How a tender stands for somebody."""
    situation, actor = situation_of(tender, now), person_in(tender, person)
    return Standing(situation=situation, actor=actor, acts=acts_of(situation=situation, actor=actor))


def list_people(tender: Tender) -> list[InRole]:
    """Everybody with a role, in the order of the roles."""
    rows = list(tender.declarations.order_by("pk"))
    declared = {one.person_id: one for one in rows}
    stands = conflicts_in(tender)
    conflicts = {one.person_id: one for one in rows if one.conflicted and stands[one.person_id]}
    holders = {one.person_id: one for one in tender.holders.all()}
    named = list(tender.people.select_related("person").order_by("named_at", "pk"))
    keys = OpeningKey.objects.filter(ended_at=None, person__in=[one.person_id for one in named])
    with_key = set(keys.values_list("person_id", flat=True))
    order, names = list(Role), called(named)
    found = [
        InRole(
            person=one.person,
            role=Role(one.role),
            known_as=one.known_as,
            called=names[one.person_id],
            declared=declared.get(one.person_id),
            conflict=conflicts.get(one.person_id),
            holder=holders.get(one.person_id) if one.role == Role.OPENER else None,
            has_key=one.person_id in with_key,
        )
        for one in named
    ]
    return sorted(found, key=lambda one: order.index(one.role))


def latest_saving(tender: Tender) -> TenderSaving | None:
    """What the tender says to bidders, as last kept."""
    return tender.savings.order_by("-number").first()


def saving_of_version(tender: Tender, version: int) -> TenderSaving | None:
    """A published version of the documents: the first is the last saving that no later version made."""
    if version > 1:
        return tender.savings.filter(what=f"documents-{version}").first()
    return tender.savings.exclude(what__startswith="documents-").order_by("-number").first()


def list_questions(tender: Tender) -> QuerySet[Question]:
    """Every question, those that wait first. Who asked is not in it."""
    return tender.questions.defer("asker").order_by(F("answered_at").desc(nulls_first=True), "asked_at", "pk")


def find_question(tender: Tender, number: int) -> Question | None:
    """One question about a tender."""
    return tender.questions.filter(pk=number).select_related("tender").first()


def list_invited(tender: Tender) -> QuerySet[Invited]:
    """The suppliers that a quick quote is sent to."""
    rows = tender.invited.select_related("supplier").prefetch_related("supplier__identifiers")
    return rows.order_by("invited_at", "pk")


def find_invited(tender: Tender, number: int) -> Invited | None:
    """One invitation to a tender."""
    return tender.invited.filter(pk=number).select_related("tender").first()


def find_opening_key(person: User) -> OpeningKey | None:
    """The opening key that somebody has now."""
    return OpeningKey.objects.filter(person=person, ended_at=None).first()


def list_to_open(person: User) -> list[tuple[Tender, KeyHolder | None]]:
    """The tenders whose bids somebody is named to open and that are not over, each with the key they showed for it."""
    holders = {one.tender_id: one for one in KeyHolder.objects.filter(person=person)}
    named = Tender.objects.filter(people__person=person, people__role=Role.OPENER.value)
    open_ones = named.filter(stage__in=["draft", "ready", "open", "sealed"]).select_related("buyer").distinct()
    return [(tender, holders.get(tender.pk)) for tender in open_ones.order_by("deadline_at", "pk")]
