"""A tender that asks for something, and a supplier who writes a bid for it with others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.organisation_builders import add_member
from tests.tender_builders import BEGUN, CONTENT, Buying, competitive_draft, make_supplier
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation, Role
from worthwhile.apps.tenders.models import BidDraft, Tender
from worthwhile.apps.tenders.services.bid_drafts.keep import begin_draft
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import approve
from worthwhile.exchange.tender import tender_from_data

FAIR = "We have committed no offence for which a bidder must be excluded"
ASKED: dict[str, Any] = {
    **CONTENT,
    "subject": {"title": "Befriending for older people", "cpv": ["85320000"], "areas": ["Redbridge"]},
    "value": {"annual": 60000},
    "term": {"months": 36},
    "outcomes": [
        {"id": "less-lonely", "name": "Less lonely", "who_for": "people over 65", "baseline": 0, "target": 100,
         "unit": "people", "by": "2028-03-31", "measured_by": "UCLA three-item scale"}
    ],
    "participation": {"joint_bids": True, "conditions": [{"id": "c-1", "text": "You work in Redbridge"}]},
    "questions": [
        {"id": "q-1", "text": "How do you find people who live alone?", "words": 20},
        {"id": "q-2", "text": "What insurance do you hold?", "answered_from": "fact"},
    ],
    "declarations": [{"id": "d-1", "text": FAIR}],
}  # fmt: skip


@dataclass(frozen=True)
class Bidding:
    """A tender that takes bids for nine days, and a supplier with an owner, an editor and a viewer."""

    buying: Buying
    bidder: Organisation
    owner: User
    editor: User
    viewer: User

    @property
    def tender(self) -> Tender:
        return self.buying.tender

    @property
    def address(self) -> str:
        """Where the bid is written."""
        return f"/organisations/{self.bidder.pk}/bids/{self.tender.pk}/write/"

    def draft(self) -> BidDraft:
        """The draft, begun where there is none."""
        return begin_draft(tender=self.tender, bidder=self.bidder, by=self.owner, now=timezone.now())


def make_bidding(asked: dict[str, Any] = ASKED) -> Bidding:
    """Everybody, in the database."""
    buying = competitive_draft()
    save_content(tender=buying.tender, loaded=tender_from_data(asked), by=buying.author, now=BEGUN)
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)
    publish(tender=buying.tender, by=buying.author, now=BEGUN)
    later = timezone.now() + timedelta(days=9)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=later, questions_until=later)
    buying.tender.refresh_from_db()
    bidder, owner = make_supplier("Lunch Club")
    editor = add_member(bidder, "editor@supplier.example", Role.EDITOR).person
    viewer = add_member(bidder, "viewer@supplier.example", Role.VIEWER).person
    return Bidding(buying, bidder, owner, editor, viewer)
