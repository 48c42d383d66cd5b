"""A buyer and an area: how open each is, what it bought, what ends next and what can be answered now."""

from __future__ import annotations

from datetime import datetime, time
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from worthwhile.apps.opportunities.forms.market_scope import MarketScopeForm
from worthwhile.apps.opportunities.presenters.market_page import cards_with_enough
from worthwhile.apps.opportunities.presenters.market_place import (
    MOST_ENDING,
    UNITED_KINGDOM,
    ending_lines,
    latest_lines,
    notice_lines,
    open_lines,
)
from worthwhile.apps.opportunities.selectors.market import OpenMarket, open_market
from worthwhile.apps.opportunities.selectors.market_answers import find_kept_answer
from worthwhile.apps.opportunities.selectors.market_asked import Asked
from worthwhile.apps.opportunities.selectors.market_place import (
    Buyer,
    find_buyer,
    find_open,
    list_ending,
    list_latest,
    list_notices,
)
from worthwhile.apps.opportunities.selectors.notice_names import with_names
from worthwhile.apps.opportunities.views.answered_for import no_market_yet
from worthwhile.apps.opportunities.views.market_asked import page, scope_form
from worthwhile.market.queries.shape import QUESTIONS
from worthwhile.reference.areas import ancestors, area, is_area, neighbours

NEAR_KM = 40.0
MOST_NEAR = 8


@require_safe
def market_buyer(request: HttpRequest, key: str) -> HttpResponse:
    """One buyer."""
    held = open_market()
    if held is None:
        return no_market_yet(request)
    buyer = find_buyer(held, key)
    if buyer is None:
        raise Http404
    form = scope_form(request, buyer=buyer.key)
    return _place(request, held, form, buyer=buyer, words={"buyer": buyer})


@require_safe
def market_area(request: HttpRequest, code: str) -> HttpResponse:
    """One area, with all below it."""
    if not is_area(code):
        raise Http404
    held = open_market()
    if held is None:
        return no_market_yet(request)
    found = area(code)
    near = [(area(other), km) for other, km in neighbours(code, NEAR_KM)[:MOST_NEAR]]
    around = [area(above) for above in ancestors(code)]
    form = scope_form(request, area=code)
    return _place(request, held, form, buyer=None, words={"area": found, "near": near, "around": around})


@require_safe
@vary_on_headers("HX-Request")
def market_ending(request: HttpRequest) -> HttpResponse:
    """What ends within a year: the part of a page that is fetched after it, or a page of its own."""
    held = open_market()
    if held is None:
        return no_market_yet(request)
    form = scope_form(request)
    asked = form.asked()
    rows = list_ending(held, asked.scope, asked.on) if asked else []
    words = {"lines": ending_lines(with_names(held, rows[:MOST_ENDING])), "all": len(rows)}
    if request.headers.get("HX-Request") == "true":
        return render(request, "opportunities/market_ending_lines.html", {**words, "asked": asked})
    return page(request, "opportunities/market_ending.html", form=form, market=held, asked=asked, words=words)


def _place(
    request: HttpRequest, held: OpenMarket, form: MarketScopeForm, *, buyer: Buyer | None, words: dict[str, object]
) -> HttpResponse:
    asked = form.asked()
    if asked is None:
        return redirect(request.path)
    latest = list_latest(held, asked.scope, asked.on)
    found = find_open(held, buyer, () if buyer else (str(form.cleaned_data["area"]),), on=_moment(asked))
    known = {one.slug: find_kept_answer(held, one, asked.scope, asked.on) for one in QUESTIONS}
    notices = list_notices(held, asked.scope, asked.on)
    enough, too_few = cards_with_enough(asked, known, notices[0] if notices else None)
    shown = {
        **words,
        "published": notice_lines(with_names(held, notices)),
        "published_all": notices[0]["all"] if notices else 0,
        "search_query": _search_query(buyer, form, asked),
        "latest": latest_lines(with_names(held, latest)),
        "contracts": latest[0]["all"] if latest else 0,
        "open": open_lines(found, on=_moment(asked)),
        "open_count": found.total if found else 0,
        "cards": enough,
        "too_few": too_few,
    }
    template = "opportunities/market_buyer.html" if buyer else "opportunities/market_area.html"
    return page(request, template, form=form, market=held, asked=asked, words=shown)


def _search_query(buyer: Buyer | None, form: MarketScopeForm, asked: Asked) -> str:
    """The search that finds every notice of the place; none where its own form asks for more than a search can."""
    if buyer is None:
        place = {"area": str(form.cleaned_data["area"])}
    else:
        place = {"buyer": buyer.name} if buyer.by_name else {"buyer_key": buyer.key}
    day = {} if asked.is_today else {"on": asked.on.isoformat()}
    return urlencode({**place, "strict": "yes", "when": "all", "sort": "published", **day})


def _moment(asked: Asked) -> datetime:
    """Now, or the beginning of another day that is answered for."""
    return timezone.now() if asked.is_today else datetime.combine(asked.on, time(), UNITED_KINGDOM)
