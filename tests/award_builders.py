"""A tender at the point where an award is decided, put there row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.organisation_builders import add_member
from tests.route_builders import keep_lawful_route
from tests.tender_builders import make_buyer, make_supplier
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import Bid, Contender, OpenedBid, Proposal, ProviderLink, ReceivedBid, Tender
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.services.write_tender import begin_tender, declare_interest, name_person
from worthwhile.engines.scoring import score_evaluation
from worthwhile.engines.tendering import Procedure, Role, Stage
from worthwhile.exchange.evaluation import evaluation_from_data
from worthwhile.exchange.exact_json import exact_json_text

BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
PRICED = datetime(2026, 4, 7, 9, tzinfo=UTC)
TOLD = datetime(2026, 4, 9, 10, tzinfo=UTC)
NAMES = ("Lunch Club", "Warm Rooms", "Far Away")
CONTENT = {
    "format": "worthwhile/tender/1",
    "buyer": {"name": "Sample Council", "nation": "england"},
    "subject": {"title": "Befriending for older people", "description": "Visits to people who live alone"},
    "value": {"total_net": 900000},
    "award": {
        "criteria": [
            {"id": "visits", "name": "Visits", "kind": "quality", "weight": Decimal("0.8")},
            {"id": "safety", "name": "Safety", "kind": "social-value", "weight": Decimal("0.2")},
        ],
        "price": {"formula": "PF-7", "parameters": {"fixed_price": 120000}},
    },
    "outcomes": [{"id": "o-1", "name": "Less lonely", "unit": "people", "baseline": 40, "target": 90}],
}


@dataclass(frozen=True)
class Awarding:
    """A tender with its people, and those who are assessed with a person each."""

    tender: Tender
    author: User
    approver: User
    suppliers: tuple[tuple[Organisation, User], ...]
    others: dict[Role, User] = field(default_factory=dict)

    def at(self, stage: Stage, **fields: Any) -> None:
        """Put the tender at a stage."""
        Tender.objects.filter(pk=self.tender.pk).update(stage=stage.value, **fields)
        self.tender.refresh_from_db()


def evaluation(names: tuple[str, ...] = NAMES) -> dict[str, Any]:
    """Three bids, of which the first wins and the last is below a pass mark; no lots."""
    given = ((100, 75, 100417), (75, 75, 110523), (75, 25, 90613))
    return {
        "format": "worthwhile/evaluation/1",
        "title": "Befriending for older people",
        "scheme": {
            "nation": "england",
            "criteria": [
                {"id": "visits", "name": "Visits", "weight": 40},
                {"id": "safety", "name": "Safety", "weight": 20, "pass_mark": 50},
            ],
            "price": {"formula": "PF-6", "weight": 40, "benchmark": 120000},
        },
        "assessors": [{"id": "person-81"}, {"id": "person-82"}],
        "bidders": [{"id": f"bidder-{n}", "name": name} for n, name in enumerate(names, start=1)],
        "bids": [
            {
                "bidder": f"bidder-{n}",
                "price": price,
                "scores": [
                    {"criterion": of, "assessor": who, "score": score, "reason": f"{name}: {of} as scored."}
                    for of, score in (("visits", visits), ("safety", safety))
                    for who in ("person-81", "person-82")
                ],
            }
            for n, (name, (visits, safety, price)) in enumerate(zip(names, given, strict=False), start=1)
        ],
    }


def awarding(procedure: Procedure = Procedure.COMPETITIVE, stage: Stage = Stage.PRICED) -> Awarding:
    """A tender with three who are assessed: bidders, or providers that the buyer considers."""
    buyer, author = make_buyer()
    tender = begin_tender(buyer=buyer, procedure=procedure, title="Befriending for older people", by=author, now=BEGUN)
    tender.savings.create(number=1, content=exact_json_text(CONTENT), what="test", made_at=BEGUN, made_by=author)
    keep_lawful_route(tender, author, BEGUN)
    approver = add_member(buyer, "approver@buyer.example", Membership.OWNER).person
    people = {Role.APPROVER: approver}
    for role in (Role.OPENER, Role.ASSESSOR, Role.MODERATOR):
        people[role] = add_member(buyer, f"{role.value}@buyer.example", Membership.VIEWER).person
    for role, person in people.items():
        name_person(tender=tender, person=person, role=role, by=author, now=BEGUN, known_as=f"Post of {role.value}")
    for person in (author, *people.values()):
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=PRICED)
    suppliers = tuple(make_supplier(name) for name in NAMES)
    takes_bids = procedure in (Procedure.COMPETITIVE, Procedure.QUICK_QUOTE)
    for number, (supplier, person) in enumerate(suppliers, start=1):
        bid = _bid(tender, supplier, person, number) if takes_bids else None
        known = {} if takes_bids else {"name": supplier.name, "reason": "Known to be able"}
        made = Contender.objects.create(tender=tender, number=number, bid=bid, added_at=BEGUN, **known)
        if not takes_bids:
            when = {"made_at": BEGUN, "expires_at": BEGUN, "followed_at": BEGUN}
            ProviderLink.objects.create(contender=made, organisation=supplier, followed_by=person, **when)
    made = Awarding(tender, author, approver, suppliers, people)
    published = None if procedure is Procedure.DIRECT else BEGUN
    made.at(stage, published_at=published, documents=1, assessing_since=PRICED - timedelta(days=1))
    return made


def propose(made: Awarding, *, by: User | None = None, data: dict[str, Any] | None = None) -> Proposal:
    """Put a proposal there as ``propose_award`` would keep it, and the tender at the stage after it."""
    given = data or evaluation()
    read = evaluation_from_data(given)
    result = score_evaluation(evaluation=read.evaluation)
    names = {one["id"]: one["name"] for one in given["bidders"]}
    awards = [
        {
            "lot": one.lot,
            "bidder": one.bidder,
            "contender": int(one.bidder.split("-")[1]) if one.bidder else None,
            "name": names.get(one.bidder, "") if one.bidder else "",
            "price": next((int(bid.price) for bid in result.ranking if bid.bidder == one.bidder and bid.price), None),
            "why_nobody": "" if one.bidder else one.message,
        }
        for one in result.awards
    ]
    kept = Proposal.objects.create(
        tender=made.tender,
        number=made.tender.proposals.count() + 1,
        content=exact_json_text({"evaluation": given, "awards": awards}),
        reasons="It does best by what we published.",
        proposer=by or made.author,
        made_at=PRICED,
    )
    made.at(Stage.PROPOSED)
    return kept


def scored(given: dict[str, Any]) -> BidsScored:
    """An evaluation with its outcome."""
    loaded = evaluation_from_data(given)
    return BidsScored(text="", loaded=loaded, result=score_evaluation(evaluation=loaded.evaluation))


def _bid(tender: Tender, supplier: Organisation, person: User, number: int) -> Bid:
    bid = Bid.objects.create(tender=tender, bidder=supplier, documents=1, made_at=BEGUN)
    received = ReceivedBid.objects.create(
        bid=bid, number=1, received_at=BEGUN, sha256=f"{number:064d}", size=9, content=b"sealed", handed_in_by=person
    )
    Bid.objects.filter(pk=bid.pk).update(standing=received)
    OpenedBid.objects.create(received=received, content=b"what stood in it", opened_at=PRICED)
    bid.refresh_from_db()
    return bid
