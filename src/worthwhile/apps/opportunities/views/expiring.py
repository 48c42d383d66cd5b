"""Contracts near their end: what may come up again, and who holds it now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.opportunities.forms.expiring import ExpiringForm
from worthwhile.apps.opportunities.presenters.expiring import PER_PAGE, ending_csv, present_ending
from worthwhile.apps.opportunities.presenters.page_numbers import page_numbers
from worthwhile.apps.opportunities.presenters.search_address import query_of
from worthwhile.apps.opportunities.selectors.expiring_answers import answer_expiring_asked
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.notice_names import with_names
from worthwhile.apps.opportunities.views.answered_for import day_of, no_market_yet, words_of_page


@require_safe
def expiring(request: HttpRequest) -> HttpResponse:
    """The list, by area, kind of service and buyer."""
    market, day = open_market(), day_of(request)
    if market is None:
        return no_market_yet(request)
    form = ExpiringForm(request.GET)
    words = {**words_of_page(market, day), "form": form, "query": query_of(request.GET).urlencode()}
    if form.is_valid():
        answer = answer_expiring_asked(market, form.asked, on=day.day)
        last = max(1, -(-len(answer.rows) // PER_PAGE))
        given = request.GET.get("page", "")
        page = min(max(1, int(given)), last) if given.isascii() and given.isdigit() and len(given) < 8 else 1
        words |= {
            "answer": answer,
            "lines": present_ending(with_names(market, answer.rows[(page - 1) * PER_PAGE : page * PER_PAGE]), day.day),
            "pages": page_numbers(request.GET, page=page, last=last),
        }
    return render(request, "opportunities/expiring.html", words)


@require_safe
def expiring_csv(request: HttpRequest) -> HttpResponse:
    """The whole list as CSV."""
    market, day = open_market(), day_of(request)
    if market is None:
        return no_market_yet(request)
    form = ExpiringForm(request.GET)
    if not form.is_valid():
        return render(request, "opportunities/expiring.html", {**words_of_page(market, day), "form": form}, status=400)
    answer = answer_expiring_asked(market, form.asked, on=day.day)
    response = HttpResponse(ending_csv(answer.rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="contracts-ending-{day.day.isoformat()}.csv"'
    return response
