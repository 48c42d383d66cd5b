"""Ending e-mails by the link in one of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from worthwhile.apps.opportunities.services.digest_stop import (
    SEARCH,
    WATCH,
    is_proof,
    stop_digest,
    stop_watch_letters,
)
from worthwhile.ui.unlisted import unlisted


@csrf_exempt  # A mail program posts here for its reader (RFC 8058); what may be done is in the address alone.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request: HttpRequest, kind: str, number: int, person: int, proof: str) -> HttpResponse:
    """Ask, and send no more of these letters once it is confirmed. Needs no signing in, and names nothing."""
    if kind not in (SEARCH, WATCH) or not is_proof(kind, number, person, proof):
        raise Http404
    if request.method == "POST":
        if kind == SEARCH:
            stop_digest(search_id=number, person_id=person, now=timezone.now())
        else:
            stop_watch_letters(organisation_id=number, person_id=person, now=timezone.now())
    words = {"stopped": request.method == "POST", "of_search": kind == SEARCH}
    return unlisted(render(request, "opportunities/digest_stop.html", words))
