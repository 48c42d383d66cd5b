"""The log of a tender for those who bid to it and, once it is over, for everybody, with the program that checks it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, require_role
from worthwhile.apps.tenders.selectors.bidder_tenders import find_bid, find_published_tender, find_tender_for, was_told
from worthwhile.apps.tenders.selectors.log import bidder_log_lines, public_log_lines
from worthwhile.apps.tenders.selectors.log_key import public_log_key
from worthwhile.apps.tenders.views.buyer_log import log_file, verifier_file


@require_safe
@require_role(*INSIDERS)
def bid_log(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """Hand the log over to an organisation that bid, from the deadline on, or that was told the outcome."""
    bidder, found = membership.organisation, find_tender_for(membership.organisation, tender)
    if found is None or not (find_bid(bidder, found) or was_told(bidder, found)):
        raise Http404
    lines = bidder_log_lines(found, timezone.now())
    if lines is None:
        raise Http404
    return log_file(found, lines)


@require_safe
def open_tender_log(request: HttpRequest, tender: int) -> HttpResponse:
    """Hand the log of a tender that is over to anybody."""
    found = find_published_tender(tender)
    lines = public_log_lines(found, timezone.now()) if found else None
    if found is None or lines is None:
        raise Http404
    return log_file(found, lines)


@require_safe
def log_verifier(request: HttpRequest) -> HttpResponse:
    """Hand the program that checks a log to anybody."""
    return verifier_file()


@require_safe
def log_key(request: HttpRequest) -> HttpResponse:
    """Say to anybody by which key this service signs logs, so that there is something to compare with."""
    return render(request, "tenders/log_key.html", {"key": public_log_key()})
