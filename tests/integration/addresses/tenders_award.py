"""The pages of an award: those of the buyer, and those of somebody who was told the outcome."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tests.integration.addresses.whom import For
from tests.organisation_builders import World
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import (
    AwardMade,
    Contender,
    OutcomeTold,
    Proposal,
    ProviderLink,
    Representation,
    Tender,
)
from worthwhile.apps.tenders.selectors.award_letters import letters_now
from worthwhile.apps.tenders.services.write_tender import begin_tender, declare_interest
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.exchange.exact_json import exact_json_text

TENDER = "organisations/<key:organisation>/tenders/<key:tender>/"
BID = "organisations/<key:organisation>/bids/<key:tender>/"
WHOM = {
    f"{TENDER}providers/": For.INSIDERS,
    f"{TENDER}providers/<key:contender>/link/": For.INSIDERS,
    "bids/letter/<str:token>/": For.INVITED,
    f"{TENDER}begin-assessment/": For.INSIDERS,
    f"{TENDER}award/": For.INSIDERS,
    f"{TENDER}award/propose/": For.INSIDERS,
    f"{TENDER}award/approve/": For.INSIDERS,
    f"{TENDER}award/return/": For.INSIDERS,
    f"{TENDER}award/tell/": For.INSIDERS,
    f"{TENDER}award/letters/<key:contender>.<slug:kind>": For.INSIDERS,
    f"{TENDER}award/file.zip": For.INSIDERS,
    f"{TENDER}award/objections/": For.INSIDERS,
    f"{TENDER}award/objections/<key:objection>/": For.INSIDERS,
    f"{TENDER}award/assess-again/": For.INSIDERS,
    f"{TENDER}award/set-aside/": For.INSIDERS,
    f"{TENDER}award/keep/": For.INSIDERS,
    f"{TENDER}award/unreadable/": For.INSIDERS,
    f"{TENDER}award/make/": For.INSIDERS,
    f"{TENDER}award/contracts/": For.INSIDERS,
    f"{TENDER}award/contracts/<key:award>/": For.INSIDERS,
    f"{BID}outcome/": For.INSIDERS,
    f"{BID}outcome/letter.<slug:kind>": For.INSIDERS,
    f"{BID}outcome/pack.zip": For.INSIDERS,
}
SECRETS = [
    "They alone know every stair",
    "We were never asked about Sundays",
    "Nobody else drives the lanes in snow",
    "Gardens kept by those who rest in them",
]
OUTCOME = {
    "outcome": "o-1", "name": "Gardens kept by those who rest in them", "who_for": None, "baseline": 1, "target": 2,
    "unit": None, "by": None, "measured_by": None,
}  # fmt: skip


def leave(world: World) -> dict[str, str]:
    """A direct award of the world's organisation, told and objected to; and another of which it was told itself."""
    other = Organisation.objects.exclude(pk=world.organisation.pk).order_by("pk")[0]
    owner = world.owner.person
    own = _told(world.organisation, owner, considered=other, reasons="They alone know every stair")
    now = timezone.now()
    said = Representation.objects.create(
        tender=own, organisation=other, words="We were never asked about Sundays", made_by=world.stranger, made_at=now
    )
    content = {"supplier": {"name": str(other)}, "price": None, "members": [], "outcomes": [OUTCOME], "promised": True}
    made = AwardMade.objects.create(
        tender=own,
        contender=own.contenders.get(),
        content=exact_json_text(content),
        awarded_by=owner,
        awarded_at=now,
    )
    of_another = _told(
        other, world.stranger, considered=world.organisation, reasons="Nobody else drives the lanes in snow"
    )
    return {
        "tenders/<key:tender>/award": f"tenders/{own.pk}/award",
        "tenders/<key:tender>/providers": f"tenders/{own.pk}/providers",
        "providers/<key:contender>/link": "providers/1/link",
        "bids/letter/<str:token>": "bids/letter/none",
        "letters/<key:contender>.<slug:kind>": "letters/1.html",
        "<key:objection>": str(said.pk),
        "<key:award>": str(made.pk),
        "bids/<key:tender>/outcome": f"bids/{of_another.pk}/outcome",
        "bids/<key:tender>/log": f"bids/{of_another.pk}/log",
        "letter.<slug:kind>": "letter.html",
    }


def _told(buyer: Organisation, by: User, *, considered: Organisation, reasons: str) -> Tender:
    """A direct award to one provider, of which it was told."""
    now = timezone.now()
    tender = begin_tender(buyer=buyer, procedure=Procedure.DIRECT, title="Benches in the shade", by=by, now=now)
    declare_interest(tender=tender, person=by, conflicted=False, words="", now=now)
    contender = Contender.objects.create(
        tender=tender, number=1, name=str(considered), reason="It is there", added_at=now
    )
    ProviderLink.objects.create(
        contender=contender, organisation=considered, made_at=now, expires_at=now, followed_at=now
    )
    award: dict[str, Any] = {"lot": "", "bidder": "bidder-1", "contender": 1, "name": str(considered), "price": None}
    content = exact_json_text({"awards": [award | {"why_nobody": ""}]})
    Proposal.objects.create(tender=tender, number=1, content=content, reasons=reasons, proposer=by, made_at=now)
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.TOLD, told_at=now, representations_until=now)
    tender.refresh_from_db()
    [letter] = letters_now(tender, now)
    OutcomeTold.objects.create(tender=tender, contender=contender, told_at=now, content=exact_json_text(letter.data))
    return tender
