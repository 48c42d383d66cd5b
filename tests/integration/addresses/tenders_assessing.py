"""The pages of an assessment, for the buyer's people and for a bidder who is asked about a price."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from tests.integration.addresses.whom import For
from tests.organisation_builders import World
from tests.tender_builders import CONTENT
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Bid, Contender, PriceQuestion, Tender, TenderSaving
from worthwhile.exchange.exact_json import exact_json_text

TENDER = "organisations/<key:organisation>/tenders/<key:tender>/"
WHOM = {
    f"{TENDER}{page}": For.INSIDERS
    for page in (
        "assess/",
        "assess/finish/",
        "assess/stand-back/",
        "assess/<key:number>/",
        "assess/<key:number>/lots/<slug:lot>/",
        "assess/<key:number>/files/<key:file>/",
        "assess/<key:number>/stand-back/",
        "moderate/",
        "moderate/lock/",
        "moderate/<key:number>/",
        "moderate/<key:number>/lots/<slug:lot>/",
        "moderate/<key:number>/stand-back/<key:person>/",
        "prices/",
        "prices/read/",
        "prices/<key:number>/ask/",
        "prices/<key:number>/lots/<slug:lot>/ask/",
        "prices/questions/<key:question>/",
        "ranking/",
        "ranking/draw/",
        "ranking/seen/",
        "ranking/evaluation.yaml",
        "ranking/result.json",
    )
} | {"organisations/<key:organisation>/bids/<key:tender>/price-questions/<key:question>/": For.INSIDERS}
SECRETS = ["How are nine drivers paid out of this?"]
LOTS = {"lots": [{"id": "north", "title": "North", "value_total": Decimal(120000)},
                 {"id": "south", "title": "South", "value_total": Decimal(90000)}]}  # fmt: skip


def leave(world: World) -> dict[str, str]:
    """A tender of the world's organisation with prices read, one with lots, and a question about its own price."""
    other = Organisation.objects.exclude(pk=world.organisation.pk).order_by("pk")[0]
    plain, with_lots = (_priced(world.organisation, {**CONTENT, **more}) for more in ({}, LOTS))
    question = _asked(Contender.objects.get(tender=plain), world, "How is this paid?")
    theirs = _priced(other, CONTENT)
    bid = Bid.objects.create(tender=theirs, bidder=world.organisation, made_at=timezone.now())
    own = Contender.objects.create(tender=theirs, number=2, bid=bid, added_at=timezone.now())
    asked = _asked(own, world, SECRETS[0])
    at, lots = f"tenders/{plain.pk}", f"tenders/{with_lots.pk}"
    begin = "tenders/<key:tender>"
    return {
        **{f"{begin}/{page}/": f"{at}/{page}/" for page in ("assess", "moderate", "prices", "ranking")},
        **{f"{begin}/{page}/<key:number>/": f"{at}/{page}/1/" for page in ("assess", "moderate", "prices")},
        **{
            f"{begin}/{page}/<key:number>/lots/<slug:lot>/": f"{lots}/{page}/1/lots/north/"
            for page in ("assess", "moderate", "prices")
        },
        f"{begin}/moderate/<key:number>/stand-back/<key:person>/": f"{at}/moderate/1/stand-back/1/",
        f"{begin}/assess/<key:number>/files/<key:file>/": f"{at}/assess/1/files/1/",
        f"{begin}/prices/questions/<key:question>/": f"{at}/prices/questions/{question.pk}/",
        "bids/<key:tender>/price-questions/<key:question>/": f"bids/{theirs.pk}/price-questions/{asked.pk}/",
    }


def _priced(buyer: Organisation, content: dict[str, object]) -> Tender:
    now = timezone.now()
    tender = Tender.objects.create(
        buyer=buyer, procedure="competitive", stage="priced", title="Assessed", created_at=now, published_at=now,
        deadline_at=now, documents=1,
    )  # fmt: skip
    TenderSaving.objects.create(tender=tender, number=1, what="content", content=exact_json_text(content), made_at=now)
    Contender.objects.create(tender=tender, number=1, name="Considered", reason="Known", added_at=now)
    return tender


def _asked(contender: Contender, world: World, words: str) -> PriceQuestion:
    now = timezone.now()
    return PriceQuestion.objects.create(
        contender=contender, words=words, answer_by=now + timedelta(days=7), asked_by=world.owner.person, asked_at=now
    )
