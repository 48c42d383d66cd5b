"""How the pages of a bid being written are opened, and how a page of it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership, Role
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in
from worthwhile.apps.tenders.models import BidDraft, Tender
from worthwhile.apps.tenders.presenters.bid_drafts.meanwhile import DraftMeanwhile, present_meanwhile
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import Written, find_draft, tender_record, written
from worthwhile.apps.tenders.selectors.bidder_tenders import find_tender_for
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.services.bid_drafts.assign import begin_part
from worthwhile.apps.tenders.services.bid_drafts.keep import DraftChangedMeanwhile, save_draft
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.tender import Tender as TenderRecord

P = ParamSpec("P")
METHODS = ["GET", "HEAD", "POST"]
BASED_ON = "based_on"


@dataclass(frozen=True, kw_only=True)
class AtDraft:
    """Who writes which bid, what the tender asks for, and what stands in the bid now."""

    membership: Membership
    tender: Tender
    draft: BidDraft
    asked: TenderRecord
    written: Written
    person: User
    now: datetime

    @property
    def numbers(self) -> tuple[int, int]:
        """The numbers in the addresses of its pages."""
        return self.membership.organisation_id, self.tender.pk

    @property
    def data(self) -> Mapping[str, Any]:
        """What the bid says."""
        return self.written.data

    @property
    def words(self) -> dict[str, Any]:
        """What every page knows."""
        return {
            "membership": self.membership,
            "organisation": self.membership.organisation,
            "tender": self.tender,
            "draft": self.draft,
            "asked": self.asked,
            "based_on": self.written.number,
            "may_write": self.membership.role in WRITERS,
            "deadline": moment_words(self.tender.deadline_at) if self.tender.deadline_at else "",
        }


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What came of saving: ``meanwhile`` is None where everything is kept."""

    based_on: int
    meanwhile: DraftMeanwhile | None = None


def tender_of(membership: Membership, number: int) -> Tender:
    """A tender that the organisation may bid to; everything else is not there."""
    found = find_tender_for(membership.organisation, number)
    if found is None:
        raise Http404
    return found


def of_draft(
    *roles: Role,
) -> Callable[[Callable[Concatenate[HttpRequest, AtDraft, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a page of a draft to members of its bidder in these roles. Where none is begun: to where it is begun."""

    def guard(view: Callable[Concatenate[HttpRequest, AtDraft, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @require_role(*roles)
        @wraps(view)
        def opened(
            request: HttpRequest, membership: Membership, tender: int, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            found = tender_of(membership, tender)
            draft = find_draft(membership.organisation, found)
            if draft is None:
                return redirect("tenders:draft", membership.organisation_id, tender)
            at = AtDraft(
                membership=membership,
                tender=found,
                draft=draft,
                asked=tender_record(found),
                written=written(draft),
                person=signed_in(request),
                now=timezone.now(),
            )
            return view(request, at, *args, **kwargs)

        return opened

    return guard


def save_page(request: HttpRequest, at: AtDraft, edits: Edits, *, part: str) -> Saved:
    """Save what a page changes, on the revision that it was made from. Raises DraftTooLong, CannotWrite."""
    try:
        revision = save_draft(
            draft=at.draft,
            based_on=_based_on(request, at.written),
            edits=edits,
            what=part[:60],
            by=at.person,
            now=at.now,
        )
    except DraftChangedMeanwhile as error:
        told = present_meanwhile(error.conflicts, error.latest, moment_words(error.latest.revision.made_at))
        return Saved(based_on=error.latest.number, meanwhile=told)
    begin_part(draft=at.draft, part=part, by=at.person, now=at.now)
    return Saved(based_on=revision.number)


def page(request: HttpRequest, at: AtDraft, template: str, *, saved: Saved | None = None, **words: Any) -> HttpResponse:
    """Draw a page; one that could not be saved is sent again from what stands now."""
    told = {"based_on": saved.based_on, "meanwhile": saved.meanwhile} if saved else {}
    return render(request, f"tenders/bid_drafts/{template}.html", {**at.words, **words, **told})


def _based_on(request: HttpRequest, latest: Written) -> int:
    given = request.POST.get(BASED_ON, "")
    number = int(given) if given.isdecimal() and len(given) < 10 else latest.number
    return number if 1 <= number <= latest.number else latest.number
