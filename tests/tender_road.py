"""One tender on its way from a draft to an award, with everybody who has to do with it; it is built once and goes on.

What stands at every stop is kept by the services, as the pages would: only moments are put where a test needs them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tests.api_program import make_token
from tests.assessing_builders import LEAVES, packed
from tests.bid_draft_builders import ASKED
from tests.organisation_builders import add_member, make_organisation, make_person
from tests.tender_builders import AT_OPENING, BEGUN, DEADLINE, Buying, competitive_draft, make_supplier
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import Contender, FileOf, Tender
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.selectors.bid_reading import find_opened_bid
from worthwhile.apps.tenders.selectors.deciding import latest_proposal
from worthwhile.apps.tenders.selectors.outcome_kept import keeping_waiting
from worthwhile.apps.tenders.services.ask_about_price import (
    ask_about_low_price,
    decide_low_price,
    explain_low_price,
    read_prices,
    see_robustness,
)
from worthwhile.apps.tenders.services.assess import Entry, finish_scoring, give_scores, recuse
from worthwhile.apps.tenders.services.award_challenge import decide_representation, make_representation
from worthwhile.apps.tenders.services.award_contract import award
from worthwhile.apps.tenders.services.award_propose import approve_award, propose_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.bid_drafts.attach import attach_files
from worthwhile.apps.tenders.services.bid_drafts.join import answer_ask, ask_member
from worthwhile.apps.tenders.services.bid_drafts.keep import begin_draft, save_draft
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.edit_content import edit_content
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.keep_outcome import decide_keeping_outcome, keep_outcome
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.questions import answer_question, ask
from worthwhile.apps.tenders.services.read_bid import note_prices_seen, read_quality_part
from worthwhile.apps.tenders.services.settle_scores import Judgement, lock_quality, settle
from worthwhile.apps.tenders.services.write_tender import approve, begin_tender, declare_interest, name_person
from worthwhile.engines.tendering import UNTIL_RECORDED, Procedure, Role
from worthwhile.exchange.bid import BidFile
from worthwhile.exchange.proof.known_heads import FOLDER

TITLE = "Evening visits along the quay"
CONTENT = {**ASKED, "subject": {**ASKED["subject"], "title": TITLE}}
PRICES = {"Ash Visits": "100417", "Birch Company": "110523"}


class Stop(StrEnum):
    """A stop of the road, in its order."""

    DRAFT = "draft"
    READY = "ready"
    OPEN = "open"
    SEALED = "sealed"
    ASSESSING = "assessing"
    MODERATING = "moderating"
    LOCKED = "locked"
    ASKED = "priced, and a bidder asked about its price"
    RANKED = "priced, and nothing in the way"
    PROPOSED = "proposed"
    APPROVED = "approved"
    TOLD = "told, and objected to"
    UPHELD = "told, and the objection upheld"
    KEPT = "told, and asked to keep the outcome"
    SETTLED = "told, and nothing in the way"
    AWARDED = "awarded"


@dataclass
class Road:
    """Where the tender is, and everybody by what they are."""

    buying: Buying
    people: dict[str, User]
    organisations: dict[str, Organisation]
    stop: Stop = Stop.DRAFT
    numbers: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)

    @property
    def tender(self) -> Tender:
        """As it is in the database now."""
        return Tender.objects.get(pk=self.buying.tender.pk)

    def contender(self, name: str) -> Contender:
        """Whoever bid under this name."""
        return Contender.objects.get(tender=self.buying.tender, bid__bidder__name=name)

    def go_on_to(self, stop: Stop) -> None:
        """Take every step up to a stop that lies ahead."""
        stops = list(Stop)
        for next_one in stops[stops.index(self.stop) + 1 : stops.index(stop) + 1]:
            _STEPS[next_one](self)
            self.stop = next_one


class Roads:
    """The road, built when it is first asked for and anew where a stop lies behind; nothing of it stays."""

    def __init__(self) -> None:
        self._road: Road | None = None
        self._undoing: transaction.Atomic | None = None

    def at(self, stop: Stop) -> Road:
        """The road at a stop."""
        stops = list(Stop)
        if self._road is None or stops.index(self._road.stop) > stops.index(stop):
            self.end()
            self._undoing = transaction.atomic()
            self._undoing.__enter__()
            self._road = begin()
        self._road.go_on_to(stop)
        return self._road

    def end(self) -> None:
        """Leave the database, and what is known of logs, as they were."""
        if self._undoing is not None:
            transaction.set_rollback(True)
            self._undoing.__exit__(None, None, None)
        shutil.rmtree(settings.HOME / FOLDER, ignore_errors=True)
        self._road = self._undoing = None


def begin() -> Road:
    """A draft with everybody named, and those who will bid to it."""
    buying = competitive_draft(content=CONTENT)
    buyer, tender = buying.tender.buyer, buying.tender
    Tender.objects.filter(pk=tender.pk).update(title=TITLE)
    people = {"author": buying.author, "approver": buying.approver, "opener": buying.openers[0]}
    for name, role in (("first judge", Role.ASSESSOR), ("second judge", Role.ASSESSOR),
                       ("third judge", Role.ASSESSOR), ("moderator", Role.MODERATOR),
                       ("approver in a conflict", Role.APPROVER), ("judge in a conflict", Role.ASSESSOR)):  # fmt: skip
        people[name] = _member(buyer, name, Membership.VIEWER)
        name_person(tender=tender, person=people[name], role=role, by=buying.author, now=BEGUN)
        declare_interest(tender=tender, person=people[name], conflicted=False, words="", now=BEGUN)
    for name in ("approver in a conflict", "judge in a conflict"):
        declare_interest(
            tender=tender, person=people[name], conflicted=True, words=f"The {name} has a cousin there", now=BEGUN
        )
    people["member without a role"] = _member(buyer, "member without a role", Membership.OWNER)
    people["assessor from outside"] = _member(buyer, "assessor from outside", Membership.ASSESSOR)
    organisations = {"buyer": buyer}
    for name in ("Ash Visits", "Birch Company", "Dogwood Partners", "Elm Onlookers"):
        organisations[name], people[f"owner of {name}"] = make_supplier(name)
    members = {"editor": Membership.EDITOR, "viewer": Membership.VIEWER, "checker": Membership.ASSESSOR}
    for name, kind in members.items():
        people[f"{name} of Ash Visits"] = _member(organisations["Ash Visits"], f"{name} of Ash Visits", kind)
    elsewhere = make_person("elsewhere@other.example")
    organisations["other buyer"] = make_organisation(elsewhere, "Other Council")
    people["author elsewhere"] = elsewhere
    other = begin_tender(
        buyer=organisations["other buyer"], procedure=Procedure.COMPETITIVE, title="Another one", by=elsewhere,
        now=BEGUN,
    )  # fmt: skip
    for role in (Role.APPROVER, Role.ASSESSOR, Role.MODERATOR, Role.OPENER):
        name_person(tender=other, person=elsewhere, role=role, by=elsewhere, now=BEGUN)
    declare_interest(tender=other, person=elsewhere, conflicted=False, words="", now=BEGUN)
    buying.tender.refresh_from_db()
    owners = {
        name: one.memberships.filter(role=Membership.OWNER).order_by("pk")[0] for name, one in organisations.items()
    }
    tokens = {name: make_token(owner) for name, owner in owners.items()}
    return Road(buying=buying, people=people, organisations=organisations, tokens=tokens)


def _member(organisation: Organisation, name: str, role: Membership) -> User:
    return add_member(organisation, f"{name.replace(' ', '.').lower()}@people.example", role).person


def _ready(road: Road) -> None:
    approve(tender=road.tender, by=road.people["approver"], now=BEGUN)
    Tender.objects.filter(pk=road.tender.pk).update(deadline_at=timezone.now() + timedelta(days=9))


def _open(road: Road) -> None:
    """Bids are in, one of them joint; a question waits; a change is being prepared; two write bids here."""
    publish(tender=road.tender, by=road.people["author"], now=BEGUN)
    later = timezone.now() + timedelta(days=9)
    Tender.objects.filter(pk=road.tender.pk).update(deadline_at=later, questions_until=later)
    lead, partner = road.organisations["Ash Visits"], road.organisations["Dogwood Partners"]
    for name in ("Ash Visits", "Birch Company"):
        receipt = hand_in(
            tender=road.tender, bidder=road.organisations[name], content=packed(name, price=PRICES[name]),
            by=road.people[f"owner of {name}"], received_at=BEGUN + timedelta(days=1),
            partners=[partner] if name == "Ash Visits" else [],
        )  # fmt: skip
        road.fingerprints[name] = receipt.sha256
    bid = road.tender.bids.get(bidder=lead)
    road.numbers |= {"bid": bid.pk, "received": bid.standing_id or 0}
    road.numbers["question"] = ask(
        tender=road.tender, asker=lead, words="May a church hall be used?", now=timezone.now()
    ).pk
    edit_content(
        tender=road.tender, section="subject", values={("subject", "description"): "Soon also on Sundays"},
        based_on=road.tender.revision, by=road.people["author"], now=timezone.now(),
    )  # fmt: skip
    _write_bids(road, lead, partner)


def _write_bids(road: Road, lead: Organisation, partner: Organisation) -> None:
    for organisation in (lead, road.organisations["Elm Onlookers"]):
        by, now = road.people[f"owner of {organisation}"], timezone.now()
        draft = begin_draft(tender=road.tender, bidder=organisation, by=by, now=now)
        called = "Dogwood Partners" if organisation == lead else "Fir Care"
        edits: dict[tuple[str, ...], object] = {
            ("answers", "q-1", "text"): f"We of {organisation} would knock twice",
            ("members", "m-1"): {"name": called, "role": "member", "does": "Cooks"},
        }
        save_draft(draft=draft, based_on=1, edits=edits, what="test", by=by, now=now)
        given = [BidFile(name=f"plan of {organisation}.txt", content=b"We visit")]
        (file,) = attach_files(draft=draft, envelope=FileOf.QUALITY, files=given, by=by, now=now)
        road.numbers[f"file of {organisation}"] = file.pk
        if organisation == lead:
            row = ask_member(draft=draft, member="m-1", organisation=partner, by=by, now=now)
            answer_ask(row=row, accepts=True, by=road.people["owner of Dogwood Partners"], now=now)
            road.numbers["joint"] = row.pk


def _sealed(road: Road) -> None:
    question = road.tender.questions.get()
    answer_question(question=question, words="Yes, a hall will do", by=road.people["author"], now=timezone.now())
    Tender.objects.filter(pk=road.tender.pk).update(deadline_at=DEADLINE, questions_until=DEADLINE)
    close_due(DEADLINE + SETTLING)


def _assessing(road: Road) -> None:
    """Everybody has declared anew and scored; one stood back from one bid, whose file somebody has looked at."""
    for opener in road.buying.openers[:2]:
        open_bids(tender=road.tender, by=opener, secret=road.buying.secrets[opener.pk], now=AT_OPENING)
    named = {*road.tender.people.values_list("person", flat=True)}
    for person in User.objects.filter(pk__in=named).order_by("pk"):
        declare_interest(tender=road.tender, person=person, conflicted=False, words="", now=AT_OPENING)
    ash, opened = road.contender("Ash Visits"), find_opened_bid(road.tender, road.numbers["bid"])
    assert opened is not None
    # What a file holds is looked up once, in a process of its own.
    read_quality_part(opened=opened, number=1, tender=road.tender, by=road.people["second judge"], now=AT_OPENING)
    recuse(
        tender=road.tender, contender=ash, words="I know their driver", by=road.people["third judge"], now=AT_OPENING
    )
    for name in PRICES:
        for judge in ("first judge", "second judge", "third judge"):
            if (name, judge) != ("Ash Visits", "third judge"):
                _score(road, name, judge)


def _score(road: Road, name: str, judge: str) -> None:
    entries = [
        Entry(criterion=leaf, score=Decimal(75), reason=f"The {judge} was taken by {leaf}", evidence="Answer 1")
        for leaf in LEAVES
    ]
    give_scores(
        tender=road.tender, contender=road.contender(name), lot="", entries=entries, by=road.people[judge],
        now=AT_OPENING,
    )  # fmt: skip


def _moderating(road: Road) -> None:
    """All scores are seen and everything is settled, so that quality can be locked."""
    finish_scoring(tender=road.tender, by=road.people["author"], now=AT_OPENING)
    agreed = [Entry(criterion="reach", score=Decimal(75), reason="We settled on what the street told us")]
    for name in PRICES:
        settle(
            tender=road.tender, contender=road.contender(name), lot="", agreed=agreed,
            judged=[Judgement(condition="c-1", met=True, reason="")], by=road.people["moderator"], now=AT_OPENING,
        )  # fmt: skip


def _locked(road: Road) -> None:
    lock_quality(tender=road.tender, by=road.people["moderator"], now=AT_OPENING)


def _asked(road: Road) -> None:
    """Those who decide have looked at the prices, which the log has once."""
    read_prices(tender=road.tender, by=road.people["moderator"], now=AT_OPENING)
    for who in ("author", "approver", "moderator"):
        note_prices_seen(tender=road.tender, by=road.people[who], now=AT_OPENING)
    asked = ask_about_low_price(
        tender=road.tender, contender=road.contender("Ash Visits"), lot="", words="How are drivers paid out of this?",
        why="Our own sum is higher", answer_by=AT_OPENING + timedelta(days=900), by=road.people["author"],
        now=AT_OPENING,
    )  # fmt: skip
    explain_low_price(
        question=asked, bidder=road.organisations["Ash Visits"], words="By gifts from the harbour",
        by=road.people["owner of Ash Visits"], now=AT_OPENING,
    )  # fmt: skip
    road.numbers["price question"] = asked.pk


def _ranked(road: Road) -> None:
    asked = road.contender("Ash Visits").price_questions.get()
    decide_low_price(question=asked, stays=True, reason="It adds up", by=road.people["author"], now=AT_OPENING)
    see_robustness(tender=road.tender, by=road.people["author"], now=AT_OPENING)


def _proposed(road: Road) -> None:
    seen = ranked_now(road.tender).loaded.evaluation_hash
    propose_award(
        tender=road.tender, reasons="It does best by every measure we published", seen=seen,
        by=road.people["author"], now=AT_OPENING,
    )  # fmt: skip


def _approved(road: Road) -> None:
    proposal = latest_proposal(road.tender)
    assert proposal is not None
    approve_award(tender=road.tender, seen=proposal.number, by=road.people["approver"], now=AT_OPENING)


def _told(road: Road) -> None:
    """How long it stands still is for somebody to record."""
    tell_everybody(tender=road.tender, by=road.people["author"], now=AT_OPENING)
    objection = make_representation(
        tender=road.tender, organisation=road.organisations["Birch Company"], words="Nobody read our second page",
        by=road.people["owner of Birch Company"], now=AT_OPENING,
    )  # fmt: skip
    road.numbers["objection"] = objection.pk
    later = timezone.now() + timedelta(days=5)
    Tender.objects.filter(pk=road.tender.pk).update(representations_until=later, earliest_signing=UNTIL_RECORDED)


def _upheld(road: Road) -> None:
    objection = road.tender.representations.get()
    decide_representation(
        representation=objection, upheld=True, reason="The page was read late", by=road.people["approver"],
        now=timezone.now(),
    )  # fmt: skip
    Tender.objects.filter(pk=road.tender.pk).update(earliest_signing=DEADLINE + timedelta(days=30))


def _kept(road: Road) -> None:
    keep_outcome(tender=road.tender, reason="It changes no score", by=road.people["author"], now=timezone.now())
    waiting = keeping_waiting(road.tender)
    assert waiting is not None
    road.numbers["keeping"] = waiting.pk


def _settled(road: Road) -> None:
    decide_keeping_outcome(
        tender=road.tender, seen=road.numbers["keeping"], agreed=True, reason="", by=road.people["approver"],
        now=timezone.now(),
    )  # fmt: skip


def _awarded(road: Road) -> None:
    (made,) = award(tender=road.tender, by=road.people["approver"], now=timezone.now())
    road.numbers["award"] = made.pk


_STEPS: dict[Stop, Callable[[Road], None]] = {
    Stop.READY: _ready,
    Stop.OPEN: _open,
    Stop.SEALED: _sealed,
    Stop.ASSESSING: _assessing,
    Stop.MODERATING: _moderating,
    Stop.LOCKED: _locked,
    Stop.ASKED: _asked,
    Stop.RANKED: _ranked,
    Stop.PROPOSED: _proposed,
    Stop.APPROVED: _approved,
    Stop.TOLD: _told,
    Stop.UPHELD: _upheld,
    Stop.KEPT: _kept,
    Stop.SETTLED: _settled,
    Stop.AWARDED: _awarded,
}
