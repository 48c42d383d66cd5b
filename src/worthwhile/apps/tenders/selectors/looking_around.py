"""Tenders that are made up to be looked at: who takes part in one, and who may read all of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Demonstration, Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.engines.tendering import Stage

NO_PART = "The demonstration takes no part in a tender. Make an account and an organisation of your own first."
MADE_UP = "This tender is made up for the demonstration, so nobody takes part in it."


@dataclass(frozen=True, kw_only=True)
class MadeUpTenders:
    """The made-up tenders here, as far as there are any; ``told`` is a bidder whose objection was decided."""

    finished: Tender | None
    takes_bids: Tender | None
    draft: Tender | None
    told: Organisation | None

    def __bool__(self) -> bool:
        return bool(self.finished or self.takes_bids or self.draft)


def list_made_up() -> MadeUpTenders:
    """The latest of each."""
    by_stage = Tender.objects.filter(shown(), is_demonstration=True).select_related("buyer").order_by("-pk")
    finished = by_stage.filter(stage=Stage.COMPLETE).first()
    objection = finished.representations.select_related("organisation").first() if finished else None
    return MadeUpTenders(
        finished=finished,
        takes_bids=by_stage.filter(stage=Stage.OPEN).first(),
        draft=by_stage.filter(stage=Stage.DRAFT).first(),
        told=objection.organisation if objection else None,
    )


def shown(tender: str = "") -> Q:
    """That what is made up is not read where the demonstration is switched off; ``tender`` leads to the tender."""
    return Q() if settings.DEMONSTRATION else Q(**{f"{tender}is_demonstration": False})


def why_not_take_part(tender: Tender, bidder: Organisation) -> str:
    """Why an organisation may not bid, ask or object; empty where it may.

    Invented suppliers bid to invented tenders and to no other. What was handed in is never erased, and a visit is.
    """
    if tender.is_demonstration:
        return "" if bidder.demonstration == Demonstration.EXAMPLE else MADE_UP
    return NO_PART if bidder.is_demonstration else ""


def looks_around(tender: Tender, person: User) -> bool:
    """Whether somebody visits the demonstration and this is part of it: they read everything and do nothing."""
    return tender.is_demonstration and person.is_visitor
