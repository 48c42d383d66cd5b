"""The pages on which a bid is written: the bidder's own, and of those it bids with."""

from __future__ import annotations

from django.utils import timezone

from tests.bid_draft_builders import ASKED
from tests.integration.addresses.whom import For
from tests.organisation_builders import World
from tests.tender_builders import make_supplier
from worthwhile.apps.tenders.models import FileOf, Tender, TenderSaving
from worthwhile.apps.tenders.services.bid_drafts.attach import attach_files
from worthwhile.apps.tenders.services.bid_drafts.join import answer_ask, ask_member
from worthwhile.apps.tenders.services.bid_drafts.keep import begin_draft, save_draft
from worthwhile.exchange.bid import BidFile
from worthwhile.exchange.exact_json import exact_json_text

DRAFT = "organisations/<key:organisation>/bids/<key:tender>/write/"
JOINT = "organisations/<key:organisation>/bids/joint/<key:joint>/"
WHOM = {
    DRAFT: For.INSIDERS,
    f"{DRAFT}who/": For.WRITERS,
    f"{DRAFT}documents/": For.WRITERS,
    f"{DRAFT}copy/": For.INSIDERS,
    f"{DRAFT}erase/": For.WRITERS,
    f"{DRAFT}details/": For.WRITERS,
    f"{DRAFT}conditions/": For.WRITERS,
    f"{DRAFT}declarations/": For.WRITERS,
    f"{DRAFT}questions/<key:question>/": For.INSIDERS,
    f"{DRAFT}questions/<key:question>/words/": For.WRITERS,
    f"{DRAFT}outcomes/": For.INSIDERS,
    f"{DRAFT}outcomes/<key:outcome>/": For.WRITERS,
    f"{DRAFT}members/": For.INSIDERS,
    f"{DRAFT}members/<slug:member>/": For.WRITERS,
    f"{DRAFT}members/<slug:member>/reads/": For.WRITERS,
    f"{DRAFT}members/<slug:member>/link/": For.WRITERS,
    f"{DRAFT}members/<slug:member>/take-out/": For.WRITERS,
    f"{DRAFT}partners/": For.WRITERS,
    f"{DRAFT}price/": For.INSIDERS,
    f"{DRAFT}price/<key:lot>/": For.WRITERS,
    f"{DRAFT}files/": For.INSIDERS,
    f"{DRAFT}files/<key:file>/": For.INSIDERS,
    f"{DRAFT}files/<key:file>/take-out/": For.WRITERS,
    f"{DRAFT}check/": For.INSIDERS,
    JOINT: For.INSIDERS,
    f"{JOINT}declarations/": For.WRITERS,
    "bids/join/<str:token>/": For.INVITED,
}
SECRETS = ["We knock on doors in the evening", "our-own-plan.txt", "Warm Hands brings the lunches"]


def leave(world: World) -> dict[str, str]:
    """A draft with an answer, a file and a member who said yes, and a joint bid that the organisation takes part in."""
    tender, now, by = Tender.objects.get(bids__bidder=world.organisation), timezone.now(), world.owner.person
    tender.revision += 1
    tender.save()
    TenderSaving.objects.create(
        tender=tender, number=tender.revision, what="content", content=exact_json_text(ASKED), made_at=now
    )
    draft = begin_draft(tender=tender, bidder=world.organisation, by=by, now=now)
    edits = {
        ("answers", "q-1", "text"): "We knock on doors in the evening",
        ("members", "m-1"): {"name": "Warm Hands", "role": "member", "does": "Warm Hands brings the lunches"},
    }
    save_draft(draft=draft, based_on=1, edits=edits, what="test", by=by, now=now)
    given = [BidFile(name="our-own-plan.txt", content=b"We visit")]
    (file,) = attach_files(draft=draft, envelope=FileOf.QUALITY, files=given, by=by, now=now)
    partner, person = make_supplier("Warm Hands")
    theirs = ask_member(draft=draft, member="m-1", organisation=partner, by=by, now=now)
    answer_ask(row=theirs, accepts=True, by=person, now=now)
    other = begin_draft(tender=tender, bidder=partner, by=person, now=now)
    ours = ask_member(draft=other, member="m-2", organisation=world.organisation, by=person, now=now)
    answer_ask(row=ours, accepts=True, by=by, now=now)
    return {
        "write/who/": "write/who/?part=question:q-1",
        "write/questions/<key:question>": "write/questions/1",
        "<key:outcome>": "1",
        "<slug:member>": "m-1",
        "<key:lot>": "1",
        "<key:file>": str(file.pk),
        "bids/joint/<key:joint>": f"bids/joint/{ours.pk}",
        "bids/join/<str:token>": "bids/join/none",
    }
