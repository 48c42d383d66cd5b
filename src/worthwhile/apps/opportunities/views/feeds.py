"""The feeds of a saved search, for whoever has their secret address."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from worthwhile.apps.opportunities.models import SavedSearch
from worthwhile.apps.opportunities.presenters.feeds import tag_of, write_calendar, write_rss
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.saved_search_answers import open_now
from worthwhile.apps.opportunities.selectors.saved_search_list import find_search_of_feed
from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine
from worthwhile.ui.unlisted import unlisted

Write = Callable[[SavedSearch, list[NoticeLine]], bytes]


@require_safe
def feed_of_notices(request: HttpRequest, secret: str) -> HttpResponse:
    """The open notices of a saved search as RSS."""

    def write(saved: SavedSearch, notices: list[NoticeLine]) -> bytes:
        page = request.build_absolute_uri(reverse("opportunities:search"))
        address = f"{page}?{saved.query}" if saved.query else page
        return write_rss(saved, notices, address=address, address_of=_address_of(request))

    return _feed(request, secret, "application/rss+xml; charset=utf-8", write)


@require_safe
def feed_of_deadlines(request: HttpRequest, secret: str) -> HttpResponse:
    """The deadlines of the open notices of a saved search as a calendar."""

    def write(saved: SavedSearch, notices: list[NoticeLine]) -> bytes:
        return write_calendar(saved, notices, address_of=_address_of(request))

    return _feed(request, secret, "text/calendar; charset=utf-8", write)


def _feed(request: HttpRequest, secret: str, kind: str, write: Write) -> HttpResponse:
    saved, market = find_search_of_feed(secret), open_market()
    if saved is None or market is None:
        raise Http404
    notices = open_now(saved, market, on=timezone.now())
    # No Last-Modified: what is open changes as time passes and as releases come in with dates of their own, and whoever
    # asked for changes since one would miss those. The tag knows all of them.
    tag = tag_of(saved, notices)
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(write(saved, notices), content_type=kind)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, max-age=900"
    return unlisted(response)


def _address_of(request: HttpRequest) -> Callable[[NoticeLine], str]:
    return lambda notice: request.build_absolute_uri(reverse("opportunities:notice", args=[notice.ocid]))
