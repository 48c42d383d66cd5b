"""Tenders with opened bids, a panel, and scores as far as a test wants them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.organisation_builders import add_member
from tests.route_builders import keep_lawful_route
from tests.tender_builders import (
    AT_OPENING,
    BEGUN,
    CONTENT,
    DEADLINE,
    Buying,
    competitive_draft,
    make_supplier,
    open_tender,
)
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import Contender, Tender
from worthwhile.apps.tenders.services.assess import Entry, finish_scoring, give_scores
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.contenders import consider_provider
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.settle_scores import lock_quality, settle
from worthwhile.apps.tenders.services.write_tender import declare_interest, name_person
from worthwhile.engines.scoring.bid import Labour
from worthwhile.engines.tendering import Procedure, Role, Stage
from worthwhile.exchange.bid import (
    FORMAT,
    PRICE_FORMAT,
    BidAnswer,
    BidFile,
    BidPrice,
    LotPrice,
    TenderBid,
    TenderBidder,
    pack,
)

LEAVES = ("staffing", "reach", "benefit")
BIDDERS = ("Ash Visits", "Birch Company", "Cedar House")
QUALITY_ALONE = [
    {"id": "staffing", "name": "Staffing", "kind": "quality", "weight": Decimal("0.6")},
    {"id": "reach", "name": "Who is reached", "kind": "quality", "weight": Decimal("0.3")},
    {"id": "benefit", "name": "Social value", "kind": "social-value", "weight": Decimal("0.1")},
]
PRICES = ("100000", "110000", "90000")


@dataclass(frozen=True)
class Assessing:
    """A tender whose bids are open, with its panel and suppliers by name."""

    buying: Buying
    assessors: tuple[User, ...]
    moderator: User
    suppliers: dict[str, tuple[Organisation, User]]

    @property
    def tender(self) -> Tender:
        """As it is in the database now."""
        return Tender.objects.get(pk=self.buying.tender.pk)

    def contender(self, name: str) -> Contender:
        """Whoever bid under this name."""
        return Contender.objects.get(tender=self.buying.tender, bid__bidder__name=name)


def packed(
    name: str, *, price: str | None = None, prices: dict[str, str] | None = None, labour: Labour | None = None
) -> bytes:
    """A bid, for the whole tender at one price or for lots at prices."""
    amounts = prices if prices is not None else {} if price is None else {"": price}
    bid = TenderBid(
        format=FORMAT,
        tender="tender-1",
        bidder=TenderBidder(name=name),
        lots=tuple(prices or ()),
        answers=(BidAnswer(question="who", text="Twelve visitors, each with a name badge"),),
    )
    found = tuple(LotPrice(lot=lot, amount=Decimal(amount), labour=labour) for lot, amount in amounts.items())
    made = BidPrice(format=PRICE_FORMAT, tender="tender-1", prices=found)
    files = (BidFile(name=f"{name} rota.txt", content=b"Monday to Friday"),)
    return pack(bid, made, quality_files=files)


def opened_tender(
    *,
    content: dict[str, Any] | None = None,
    bids: dict[str, bytes] | None = None,
    assessors: int = 2,
    now: datetime = AT_OPENING,
) -> Assessing:
    """A competitive tender whose bids were just opened; everybody has declared, nobody has scored."""
    buying = open_tender(content=content or CONTENT)
    buyer, tender = buying.tender.buyer, buying.tender
    panel = tuple(add_member(buyer, f"assessor{at}@buyer.example", Membership.VIEWER).person for at in range(assessors))
    moderator = add_member(buyer, "moderator@buyer.example", Membership.VIEWER).person
    for person in panel:
        name_person(tender=tender, person=person, role=Role.ASSESSOR, by=buying.author, now=BEGUN)
    name_person(tender=tender, person=moderator, role=Role.MODERATOR, by=buying.author, now=BEGUN)
    suppliers = {}
    bids = bids or {name: packed(name, price=price) for name, price in zip(BIDDERS, PRICES, strict=True)}
    for name, package in bids.items():
        supplier, person = make_supplier(name)
        hand_in(tender=tender, bidder=supplier, content=package, by=person, received_at=BEGUN + timedelta(days=1))
        suppliers[name] = (supplier, person)
    close_due(DEADLINE + SETTLING)
    for opener in buying.openers[:2]:
        open_bids(tender=tender, by=opener, secret=buying.secrets[opener.pk], now=now)
    assessing = Assessing(buying, panel, moderator, suppliers)
    for person in (buying.author, buying.approver, *buying.openers, *panel, moderator):
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=now)
    return assessing


def score_all(
    assessing: Assessing,
    scores: dict[str, Sequence[Sequence[int]]] | None = None,
    *,
    lots: dict[str, Sequence[str]] | None = None,
    now: datetime = AT_OPENING,
) -> None:
    """Everybody scores everything: by bidder, for each assessor the scores in the order of LEAVES; else 75 each."""
    for name in assessing.suppliers:
        contender = assessing.contender(name)
        for at, person in enumerate(assessing.assessors):
            given = (scores or {}).get(name)
            levels = given[at] if given else (75, 75, 75)
            entries = [
                Entry(criterion=leaf, score=Decimal(level), reason=f"Because of {leaf}", evidence="Answer 1")
                for leaf, level in zip(LEAVES, levels, strict=True)
            ]
            for lot in (lots or {}).get(name, ("",)):
                give_scores(tender=assessing.tender, contender=contender, lot=lot, entries=entries, by=person, now=now)


def moderating(scores: dict[str, Sequence[Sequence[int]]] | None = None, **how: Any) -> Assessing:
    """Everything is scored, and the panel talks."""
    assessing = opened_tender(**how)
    score_all(assessing, scores)
    finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=AT_OPENING)
    return assessing


def settled(scores: dict[str, Sequence[Sequence[int]]] | None = None, **how: Any) -> Assessing:
    """Quality is locked; what differed was agreed on at the lower score."""
    assessing = moderating(scores, **how)
    for name in assessing.suppliers:
        given = (scores or {}).get(name)
        agreed = (
            [
                Entry(criterion=leaf, score=Decimal(min(levels)), reason="Agreed on the lower")
                for leaf, levels in zip(LEAVES, zip(*given, strict=True), strict=True)
                if len(set(levels)) > 1
            ]
            if given
            else []
        )
        settle(
            tender=assessing.tender,
            contender=assessing.contender(name),
            lot="",
            agreed=agreed,
            by=assessing.moderator,
            now=AT_OPENING,
        )
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=AT_OPENING)
    return assessing


def suitable_tender() -> tuple[Tender, User, tuple[User, ...], User]:
    """A most suitable provider process at the assessing of two providers: author, assessors and moderator declared."""
    buying = competitive_draft(
        content={**CONTENT, "award": {**CONTENT["award"], "criteria": QUALITY_ALONE}, "value": {"total_net": 400000}}
    )  # type: ignore[dict-item]
    buyer, tender = buying.tender.buyer, buying.tender
    panel = tuple(add_member(buyer, f"assessor{at}@buyer.example", Membership.VIEWER).person for at in range(2))
    moderator = add_member(buyer, "moderator@buyer.example", Membership.VIEWER).person
    Tender.objects.filter(pk=tender.pk).update(procedure=Procedure.MOST_SUITABLE, stage=Stage.DRAFT)
    for person, role in ((panel[0], Role.ASSESSOR), (panel[1], Role.ASSESSOR), (moderator, Role.MODERATOR)):
        name_person(tender=tender, person=person, role=role, by=buying.author, now=BEGUN)
    tender.refresh_from_db()
    for name in ("Dogwood Care", "Elm Care"):
        consider_provider(tender=tender, name=name, reason="Serves the town today", by=buying.author, now=BEGUN)
    Tender.objects.filter(pk=tender.pk).update(
        stage=Stage.ASSESSING, published_at=BEGUN, assessing_since=AT_OPENING, documents=1
    )
    for person in (buying.author, buying.approver, *panel, moderator):
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=AT_OPENING)
    tender.refresh_from_db()
    return tender, buying.author, panel, moderator


def tied_providers(now: datetime) -> tuple[Tender, User, User]:
    """The same with quality settled, and two providers that no rule tells apart: tender, author and moderator."""
    tender, author, panel, moderator = suitable_tender()
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.DRAFT)
    keep_lawful_route(tender, author, now, value_ex_vat=400_000)
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.ASSESSING)
    for contender in tender.contenders.all():
        for person in panel:
            entries = [Entry(criterion=leaf, score=Decimal(75), reason="Known") for leaf in LEAVES]
            give_scores(tender=tender, contender=contender, lot="", entries=entries, by=person, now=now)
    finish_scoring(tender=tender, by=author, now=now)
    lock_quality(tender=tender, by=moderator, now=now)
    return Tender.objects.get(pk=tender.pk), author, moderator
