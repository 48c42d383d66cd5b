"""Tenders that take bids, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.presenters.award import present_award
from worthwhile.apps.tenders.presenters.bidder_tender import open_line, public_tender
from worthwhile.apps.tenders.presenters.tender_says import changes_of, parts_of
from worthwhile.apps.tenders.selectors.award_letters import list_awards
from worthwhile.apps.tenders.selectors.bidder_tenders import (
    find_published_tender,
    list_bidders,
    list_open_tenders,
    was_told,
)
from worthwhile.apps.tenders.selectors.notices import list_notices_of
from worthwhile.engines.tendering import ENDS


@require_safe
def open_tenders(request: HttpRequest) -> HttpResponse:
    """Every tender that takes bids now."""
    now = timezone.now()
    lines = [open_line(tender, now) for tender in list_open_tenders(now)]
    return render(request, "tenders/bidder_open.html", {"lines": lines})


@require_safe
def open_tender(request: HttpRequest, tender: int) -> HttpResponse:
    """One published tender: what, who, by when, and every question with its answer."""
    found = find_published_tender(tender)
    if found is None:
        raise Http404
    mine = list_bidders(request.user, found) if isinstance(request.user, User) else []
    words = {
        "tender": public_tender(found, timezone.now()),
        "mine": mine,
        "parts": parts_of(found),
        "changes": changes_of(found),
        "says_open": True,
        "awards": [present_award(one) for one in list_awards(found)],
        "told": [one for one in mine if was_told(one, found)],
        "has_notices": bool(list_notices_of(found.pk)),
        "has_log": found.stage in ENDS,
    }
    return render(request, "tenders/bidder_tender.html", words)
