"""A buyer with its people, suppliers, and tenders as far as a test wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tests.organisation_builders import add_member, make_organisation, make_person
from tests.route_builders import keep_lawful_route
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.services.opening_keys import make_opening_key, name_holder, try_key
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import approve, begin_tender, declare_interest, name_person
from worthwhile.engines.tendering import Procedure, Role
from worthwhile.exchange.tender import tender_from_data

BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
DEADLINE = datetime(2026, 4, 1, 12, tzinfo=UTC)
CRITERIA = [
    {"id": "staffing", "name": "Staffing", "kind": "quality", "weight": Decimal("0.4")},
    {"id": "reach", "name": "Who is reached", "kind": "quality", "weight": Decimal("0.2")},
    {"id": "benefit", "name": "Social value", "kind": "social-value", "weight": Decimal("0.1")},
    {"id": "cost", "name": "Price", "kind": "price", "weight": Decimal("0.3")},
]
SCALE = [
    {"score": 0, "means": "Nothing is said"},
    {"score": 25, "means": "Little is said"},
    {"score": 50, "means": "Said in part"},
    {"score": 75, "means": "Said, with small gaps"},
    {"score": 100, "means": "Said in full, with evidence"},
]
CONTENT = {
    "format": "worthwhile/tender/1",
    "buyer": {"name": "Sample Council", "nation": "england"},
    "subject": {"title": "Befriending for older people", "description": "Visits to people who live alone"},
    "award": {
        "criteria": CRITERIA,
        "scale": SCALE,
        "price": {"formula": "PF-6", "parameters": {"budget": 120000}},
        "draw": {"source": "National lottery draw, main numbers in rising order", "day": "2098-04-08", "time": "20:00"},
    },
}
AT_OPENING = DEADLINE + timedelta(hours=1)


@dataclass(frozen=True)
class Buying:
    """A tender with everybody who works on it; ``secrets`` are their opening keys, which only they hold."""

    tender: Tender
    author: User
    approver: User
    openers: tuple[User, ...]
    secrets: dict[int, str] = field(default_factory=dict)


def make_buyer() -> tuple[Organisation, User]:
    author = make_person("author@buyer.example")
    return make_organisation(author, "Sample Council"), author


def make_supplier(name: str) -> tuple[Organisation, User]:
    person = make_person(f"{name.lower().replace(' ', '.')}@supplier.example")
    return make_organisation(person, name), person


def competitive_draft(openers: int = 3, content: Mapping[str, object] = CONTENT) -> Buying:
    """A competitive tender, written, with people named and keys tried; not yet approved."""
    buyer, author = make_buyer()
    tender = begin_tender(
        buyer=buyer, procedure=Procedure.COMPETITIVE, title="Befriending for older people", by=author, now=BEGUN
    )
    approver = add_member(buyer, "approver@buyer.example", Membership.OWNER).person
    people = tuple(add_member(buyer, f"opener{n}@buyer.example", Membership.VIEWER).person for n in range(openers))
    name_person(tender=tender, person=approver, role=Role.APPROVER, by=author, now=BEGUN)
    buying = Buying(tender, author, approver, people)
    for person in people:
        name_person(tender=tender, person=person, role=Role.OPENER, by=author, now=BEGUN)
        buying.secrets[person.pk] = make_opening_key(person=person, now=BEGUN).secret
        name_holder(tender=tender, person=person, now=BEGUN)
        try_key(tender=tender, person=person, secret=buying.secrets[person.pk], now=BEGUN)
    for person in (author, approver, *people):
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=BEGUN)
    save_content(tender=tender, loaded=tender_from_data(content), by=author, now=BEGUN)
    Tender.objects.filter(pk=tender.pk).update(deadline_at=DEADLINE, questions_until=DEADLINE - timedelta(days=7))
    decide_route(buying)
    tender.refresh_from_db()
    return buying


def decide_route(buying: Buying, **facts: object) -> None:
    """Keep a route decision by which everything is done, but for what ``facts`` say otherwise."""
    keep_lawful_route(buying.tender, buying.author, BEGUN, **facts)


def open_tender(content: Mapping[str, object] = CONTENT) -> Buying:
    """A competitive tender that takes bids until DEADLINE."""
    buying = competitive_draft(content=content)
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)
    publish(tender=buying.tender, by=buying.author, now=BEGUN)
    buying.tender.refresh_from_db()
    return buying


def declare_anew(buying: Buying, *people: User, now: datetime = AT_OPENING) -> None:
    """Everybody named, and those given, say once more that they have no conflict, now that bidders are known."""
    for person in (buying.author, buying.approver, *buying.openers, *people):
        declare_interest(tender=buying.tender, person=person, conflicted=False, words="", now=now)
