"""What a bidder is told of the outcome whose bid was never assessed, and its objection."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.apps.tenders.forms.award import ObjectionForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.award import present_objections, standstill_words
from worthwhile.apps.tenders.selectors.award_letters import may_object, outcome_stands
from worthwhile.apps.tenders.selectors.deciding import list_representations
from worthwhile.apps.tenders.selectors.not_counted import told_not_counted
from worthwhile.apps.tenders.selectors.outcome_kept import why_kept
from worthwhile.apps.tenders.services.award_challenge import make_representation
from worthwhile.kernel.problems import WorthwhileError


def outcome_not_counted(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """Why the bid did not count, who is to have the contract, and the objection form while it is taken."""
    told, now = told_not_counted(membership.organisation, tender), timezone.now()
    if told is None:
        raise Http404
    may_write = membership.role in WRITERS
    form = ObjectionForm(request.POST if request.method == "POST" and may_write else None)
    if form.is_valid():
        given = form.cleaned_data["words"]
        try:
            make_representation(
                tender=told.tender, organisation=membership.organisation, words=given, by=signed_in(request), now=now
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Your objection is made. What is decided on it, and why, will stand here.")
            return redirect("tenders:outcome", membership.organisation_id, tender)
    theirs = [one for one in list_representations(told.tender) if one.organisation == membership.organisation]
    stands = outcome_stands(told)
    words = {
        "organisation": membership.organisation,
        "tender": told.tender,
        "form": form,
        "told": told.data,
        "stands": stands,
        "standstill": standstill_words(told.tender),
        "objections": present_objections(theirs),
        "may_object": may_write and may_object(told, now),
        "kept": why_kept(told.tender) if stands else (),
    }
    return render(request, "tenders/bidder_not_counted.html", words)
