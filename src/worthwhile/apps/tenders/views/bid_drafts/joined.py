"""A joint bid that was handed in, as an organisation sees it that bids with its lead."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.bid_drafts.step_back import StepBackForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.bidder_tender import open_line
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.not_counted import REASONS, why_not_counted
from worthwhile.apps.tenders.selectors.partners_left import find_joined, how_it_stands, may_step_back, own_leaving
from worthwhile.apps.tenders.services.step_back import step_back_from_bid
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@require_role(*INSIDERS)
def joined_bid(request: HttpRequest, membership: Membership, received: int) -> HttpResponse:
    """How the bid stands, and the form to step back. What stood in it is the lead's to show."""
    joined = find_joined(membership.organisation, received)
    if joined is None:
        raise Http404
    may_write = membership.role in WRITERS
    form: forms.Form = StepBackForm(request.POST if request.method == "POST" and may_write else None)
    if form.is_valid():
        try:
            step_back_from_bid(
                joined=joined, words=form.cleaned_data["words"], by=signed_in(request), now=timezone.now()
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "You stepped back, and the organisation that leads the bid is told.")
            return redirect("tenders:joined_bid", membership.organisation_id, received)
    bid = joined.received.bid
    why = why_not_counted(bid.tender, bid)
    words = {
        "organisation": membership.organisation,
        "tender": open_line(bid.tender, timezone.now()),
        "lead": bid.bidder,
        "handed_in": moment_words(joined.received.received_at),
        "stands": how_it_stands(joined),
        "not_counted": REASONS[why] if why else "",
        "left": own_leaving(joined),
        "may_leave": may_write and may_step_back(joined),
        "form": form,
    }
    return render(request, "tenders/bid_drafts/joined.html", words)
