"""The bids of a tender: opened by several people after the deadline, then there to download."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.tenders.forms.buyer_acts import SecretForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.buyer_bids import file_name_of, present_bids, present_opening
from worthwhile.apps.tenders.selectors.bid_reading import find_opened_bid, list_opened_bids, why_not_read
from worthwhile.apps.tenders.selectors.buyer_tenders import list_people, standing_of
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.read_bid import read_bid
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_bids(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show the opened bids, or how far their opening is."""
    standing, people = standing_of(at.tender, at.person, at.now), list_people(at.tender)
    words = {
        **at.words,
        "opening": present_opening(at.tender, standing, people),
        "bids": present_bids(list_opened_bids(at.tender)),
        "refusals": why_not_read(at.tender, at.person),
    }
    return render(request, "tenders/buyer_bids.html", words)


@sensitive_post_parameters("secret")
@sensitive_variables("form", "secret")
@require_http_methods(METHODS)
@of_tender
def buyer_open_bids(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Use my key. It is used in this request and kept nowhere."""
    form = SecretForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        secret = form.cleaned_data["secret"]
        try:
            is_last = open_bids(tender=at.tender, by=at.person, secret=secret, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error, otherwise="secret")
        else:
            told = "The bids are open." if is_last else "Your key is used. Somebody else has to use theirs now."
            messages.success(request, told)
            return redirect("tenders:buyer_bids", *at.numbers)
    standing, people = standing_of(at.tender, at.person, at.now), list_people(at.tender)
    words = {
        **at.words,
        "form": form,
        "refusals": standing.answer(Act.OPEN_BIDS).refusals,
        "opening": present_opening(at.tender, standing, people),
    }
    return render(request, "tenders/buyer_open_bids.html", words)


@of_tender
@require_POST
def buyer_bid_file(request: HttpRequest, at: AtTender, bid: int) -> HttpResponse:
    """Hand an opened bid over as it was handed in; the log says who has it."""
    opened = find_opened_bid(at.tender, bid)
    if opened is None:
        raise Http404
    try:
        content = read_bid(opened=opened, tender=at.tender, by=at.person, now=at.now)
    except WorthwhileError as error:
        messages.error(request, str(error))
        return redirect("tenders:buyer_bids", *at.numbers)
    response = HttpResponse(content, content_type="application/octet-stream")
    name = file_name_of(at.tender, opened.received, content[:8])
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    # What somebody else wrote runs nowhere, whatever it pretends to be.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
