"""The bids of a tender: opened by several people after the deadline, then there to download."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.tenders.forms.buyer_acts import SecretForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.models import Envelope, OpenedBid
from worthwhile.apps.tenders.presenters.buyer_bids import present_opening
from worthwhile.apps.tenders.presenters.buyer_envelopes import part_name_of, present_bids, whole_name_of
from worthwhile.apps.tenders.selectors.bid_reading import (
    find_opened_bid,
    judges_without_names,
    list_opened_bids,
    why_not_read_price,
    why_not_read_quality,
    why_not_read_whole,
)
from worthwhile.apps.tenders.selectors.buyer_tenders import list_people, standing_of
from worthwhile.apps.tenders.selectors.envelope_files import files_of
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.read_bid import read_price_part, read_quality_part, read_whole
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_bids(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show the opened bids, or how far their opening is."""
    standing, people = standing_of(at.tender, at.person, at.now), list_people(at.tender)
    opened, nameless = list(list_opened_bids(at.tender)), judges_without_names(at.tender, at.person)
    files = files_of([one.received for one in opened])
    words = {
        **at.words,
        "opening": present_opening(at.tender, standing, people),
        "bids": present_bids(opened, files, nameless=nameless),
        "nameless": nameless,
        "has_scanner": bool(settings.CLAMD),
        "of_quality": why_not_read_quality(at.tender, at.person),
        "of_price": why_not_read_price(at.tender, at.person),
        "of_whole": why_not_read_whole(at.tender, at.person),
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
    """Hand a bid that could not be parted over as it was handed in; the log says who has it."""
    opened = _opened(at, bid)
    try:
        handed = read_whole(opened=opened, tender=at.tender, by=at.person, now=at.now)
    except WorthwhileError as error:
        return _refused(request, at, error)
    return _download(handed.content, whole_name_of(at.tender, opened, handed.content[:8]))


@of_tender
@require_POST
def buyer_bid_part(request: HttpRequest, at: AtTender, bid: int, part: int, half: str) -> HttpResponse:
    """Hand the record (0) or a file of an envelope over; the log says who has it."""
    opened, envelope = _opened(at, bid), Envelope(half)
    read = read_quality_part if envelope is Envelope.QUALITY else read_price_part
    try:
        handed = read(opened=opened, number=part, tender=at.tender, by=at.person, now=at.now)
    except WorthwhileError as error:
        return _refused(request, at, error)
    return _download(handed.content, part_name_of(at.tender, opened, envelope, handed.name))


def _opened(at: AtTender, bid: int) -> OpenedBid:
    opened = find_opened_bid(at.tender, bid)
    if opened is None:
        raise Http404
    return opened


def _refused(request: HttpRequest, at: AtTender, error: WorthwhileError) -> HttpResponse:
    messages.error(request, str(error))
    return redirect("tenders:buyer_bids", *at.numbers)


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    # What somebody else wrote runs nowhere, whatever it pretends to be.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
