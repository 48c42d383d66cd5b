"""One notice in plain English, as JSON, and who probably holds the contract now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from worthwhile.apps.opportunities.presenters.notice_page import present_held, present_notice
from worthwhile.apps.opportunities.presenters.search_address import query_of
from worthwhile.apps.opportunities.presenters.search_results import own_reasons
from worthwhile.apps.opportunities.selectors.market import OpenMarket, open_market
from worthwhile.apps.opportunities.selectors.notice import (
    NoticeNotJoined,
    find_notice,
    find_reasons,
    find_release,
    find_who_holds,
    titles_of,
)
from worthwhile.apps.opportunities.selectors.search_asked import read_search
from worthwhile.apps.opportunities.views.answered_for import day_of, no_market_yet, words_of_page


@require_safe
def notice_page(request: HttpRequest, ocid: str) -> HttpResponse:
    """Everything held of a process; with a search in the address, also why that search shows it."""
    market, day = open_market(), day_of(request)
    if market is None:
        return no_market_yet(request)
    try:
        notice = find_notice(market, ocid, until=day.moment if day.asked else None)
    except NoticeNotJoined as problem:
        return render(request, "opportunities/notice_not_joined.html", {"ocid": ocid, "why": problem.why})
    if notice is None:
        return _not_here(request, ocid)
    query = query_of(request.GET)
    asked = read_search(request.GET).search
    words = {
        **words_of_page(market, day),
        "page": present_notice(notice, day.moment),
        "notice": notice,
        "ocid": ocid,
        "query": query.urlencode(),
        "reasons": own_reasons(find_reasons(market, ocid, asked, on=day.on)) if query else [],
    }
    return render(request, "opportunities/notice.html", words)


@require_safe
@vary_on_headers("HX-Request")
def notice_before(request: HttpRequest, ocid: str) -> HttpResponse:
    """Who holds it now and how many bid before: a page of its own, and a part of the notice's where htmx asks."""
    market, day = open_market(), day_of(request)
    if market is None:
        return no_market_yet(request)
    title = titles_of(market, [ocid]).get(ocid)
    if title is None:
        return _not_here(request, ocid)
    held = present_held(find_who_holds(market, ocid, on=day.on))
    earlier = titles_of(market, [held.ocid]).get(held.ocid, "") if held.ocid else ""
    words = {**words_of_page(market, day), "held": held, "title": title, "ocid": ocid, "earlier": earlier}
    whole = request.headers.get("HX-Request") != "true"
    return render(request, f"opportunities/notice_before{'' if whole else '_part'}.html", words)


@require_safe
def notice_json(request: HttpRequest, ocid: str) -> HttpResponse:
    """The compiled release, contact points left out."""
    market = open_market()
    if market is None:
        return no_market_yet(request)
    return _release_answer(request, market, ocid)


def _release_answer(request: HttpRequest, market: OpenMarket, ocid: str) -> HttpResponse:
    try:
        release = find_release(market, ocid)
    except NoticeNotJoined as problem:
        return render(request, "opportunities/notice_not_joined.html", {"ocid": ocid, "why": problem.why})
    if release is None:
        return _not_here(request, ocid)
    return JsonResponse(release, json_dumps_params={"ensure_ascii": False, "indent": 2})


def _not_here(request: HttpRequest, ocid: str) -> HttpResponse:
    return render(request, "opportunities/notice_not_here.html", {"ocid": ocid}, status=404)
