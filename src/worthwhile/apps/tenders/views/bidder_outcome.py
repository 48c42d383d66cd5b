"""What somebody who was assessed is told of the outcome: on a page, as a file, and as a pack; and their objection."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.award import ObjectionForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.models import OutcomeTold
from worthwhile.apps.tenders.presenters.award import (
    present_award,
    present_letter,
    present_objections,
    standstill_words,
)
from worthwhile.apps.tenders.presenters.award_pack import bidder_pack
from worthwhile.apps.tenders.presenters.bidder_tender import STAGE_WORDS
from worthwhile.apps.tenders.presenters.own_draw import present_draw
from worthwhile.apps.tenders.selectors.award_letters import (
    OutcomeLetter,
    list_own_awards,
    may_object,
    outcome_stands,
    told_to,
)
from worthwhile.apps.tenders.selectors.deciding import list_representations
from worthwhile.apps.tenders.selectors.outcome_kept import why_kept
from worthwhile.apps.tenders.selectors.own_draw import own_draw
from worthwhile.apps.tenders.services.award_challenge import make_representation
from worthwhile.apps.tenders.views.bidder_not_counted import outcome_not_counted
from worthwhile.apps.tenders.views.buyer_award_tell import letter_file, zip_file
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.report.writing import MEDIA
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@require_role(*INSIDERS)
def outcome(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """The letter, what was objected and decided, and the objection form while it is taken."""
    if told_to(membership.organisation, tender) is None:
        return outcome_not_counted(request, membership, tender)
    told, now = _told(membership, tender), timezone.now()
    may_write = membership.role in WRITERS
    form = ObjectionForm(request.POST if request.method == "POST" and may_write else None)
    if form.is_valid():
        try:
            make_representation(
                tender=told.tender,
                organisation=membership.organisation,
                words=form.cleaned_data["words"],
                by=signed_in(request),
                now=now,
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Your objection is made. What is decided on it, and why, will stand here.")
            return redirect("tenders:outcome", membership.organisation_id, tender)
    theirs = [one for one in list_representations(told.tender) if one.organisation == membership.organisation]
    words = {
        "organisation": membership.organisation,
        "tender": told.tender,
        "form": form,
        "letter": present_letter(_letter(told)),
        "stands": outcome_stands(told),
        "stage": STAGE_WORDS.get(Stage(told.tender.stage), ""),
        "standstill": standstill_words(told.tender),
        "objections": present_objections(theirs),
        "may_object": may_write and may_object(told, now),
        "is_open": may_object(told, now),
        "kept": why_kept(told.tender) if outcome_stands(told) else (),
        "awards": [present_award(one) for one in list_own_awards(told)],
        **present_draw(own_draw(told.tender, membership.organisation) if outcome_stands(told) else None),
    }
    return render(request, "tenders/bidder_outcome.html", words)


@require_safe
@require_role(*INSIDERS)
def outcome_file(request: HttpRequest, membership: Membership, tender: int, kind: str) -> HttpResponse:
    """The letter as a file."""
    suffix = f".{kind}"
    if suffix not in MEDIA:
        raise Http404
    return letter_file(_letter(_told(membership, tender)), suffix)


@require_safe
@require_role(*INSIDERS)
def outcome_pack(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """Everything they may have of their own assessment, as one zip."""
    told = _told(membership, tender)
    return zip_file(bidder_pack(told, timezone.now()), f"{told.tender.number}-your-assessment.zip")


def _told(membership: Membership, tender: int) -> OutcomeTold:
    found = told_to(membership.organisation, tender)
    if found is None:
        raise Http404
    return found


def _letter(told: OutcomeTold) -> OutcomeLetter:
    return OutcomeLetter(contender=told.contender, data=told.data)
