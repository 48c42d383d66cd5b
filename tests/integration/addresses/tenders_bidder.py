"""The pages of those who bid: open tenders for everybody, bids for an organisation but its assessors."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from tests.integration.addresses.whom import For
from tests.organisation_builders import World
from tests.tender_builders import make_supplier, open_tender
from worthwhile.apps.tenders.models import BidPartner, Tender
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.questions import ask

BID = "organisations/<key:organisation>/bids/<key:tender>/"
WHOM = {
    "tenders/open/": For.ANYBODY,
    "tenders/open/<key:tender>/": For.ANYBODY,
    "tenders/open/<key:tender>/notices/": For.ANYBODY,
    "tenders/open/<key:tender>/notices/<key:number>/": For.ANYBODY,
    "tenders/open/<key:tender>/notices/<key:number>/release.json": For.ANYBODY,
    "tenders/notices.json": For.ANYBODY,
    "organisations/<key:organisation>/bids/": For.INSIDERS,
    BID: For.INSIDERS,
    "tenders/open/<key:tender>/log/": For.ANYBODY,
    "tenders/verify_log.py": For.ANYBODY,
    "tenders/log-key/": For.ANYBODY,
    f"{BID}log/": For.INSIDERS,
    "organisations/<key:organisation>/bids/joined/<key:received>/": For.INSIDERS,
    f"{BID}hand-in/": For.WRITERS,
    f"{BID}withdraw/": For.WRITERS,
    f"{BID}confirm/": For.WRITERS,
    f"{BID}question/": For.WRITERS,
}
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """A tender that takes bids now, with a bid and a question of the world's organisation."""
    buying = open_tender()
    now = timezone.now()
    later = now + timedelta(days=9)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=later, questions_until=later)
    person = world.owner.person
    hand_in(tender=buying.tender, bidder=world.organisation, content=b"bid", by=person, received_at=now)
    ask(tender=buying.tender, asker=world.organisation, words="May we use volunteers?", now=now)
    lead, leader = make_supplier("Kind Visits")
    hand_in(
        tender=buying.tender, bidder=lead, content=b"joint", by=leader, received_at=now, partners=[world.organisation]
    )
    joined = BidPartner.objects.get(organisation=world.organisation)
    number = buying.tender.pk
    return {
        "bids/<key:tender>": f"bids/{number}",
        "<key:received>": str(joined.received_id),
        "tenders/open/<key:tender>": f"tenders/open/{number}",
        "notices/<key:number>": "notices/1",
    }
