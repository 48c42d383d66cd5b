"""Search: the same view for the whole page and for the part that changes as somebody types."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from worthwhile.apps.opportunities.forms.search import SearchForm
from worthwhile.apps.opportunities.presenters.page_numbers import page_numbers
from worthwhile.apps.opportunities.presenters.search_address import address_with, query_of
from worthwhile.apps.opportunities.presenters.search_chips import present_chips, present_ways_out
from worthwhile.apps.opportunities.presenters.search_choices import choice_groups
from worthwhile.apps.opportunities.presenters.search_empty import EXAMPLES, present_spelling, present_suggested_areas
from worthwhile.apps.opportunities.presenters.search_order import present_orders
from worthwhile.apps.opportunities.presenters.search_results import count_words, not_stated_words, present_lines
from worthwhile.apps.opportunities.selectors.day_answered import DayAnswered
from worthwhile.apps.opportunities.selectors.market import OpenMarket, open_market
from worthwhile.apps.opportunities.selectors.search_answers import Answer, answer_search, offered_choices
from worthwhile.apps.opportunities.views.answered_for import day_of, no_market_yet, words_of_page


@require_safe
@vary_on_headers("HX-Request")
def search_page(request: HttpRequest) -> HttpResponse:
    """What answers the words and filters of the address."""
    as_typed = _is_as_typed(request)
    words = search_words(request.GET, market=open_market(), day=day_of(request), typing=as_typed)
    if words is None:
        return no_market_yet(request)
    if not as_typed:
        return render(request, "opportunities/search.html", words)
    response = render(request, "opportunities/search_found.html", words)
    query = query_of(request.GET).urlencode()
    response.headers["HX-Push-Url"] = f"{reverse('opportunities:search')}{'?' if query else ''}{query}"
    return response


def search_words(
    given: QueryDict, *, market: OpenMarket | None, day: DayAnswered, typing: bool = False
) -> dict[str, Any] | None:
    """What the search page shows of what is ``given``; None where nothing was compiled yet."""
    if market is None:
        return None
    form = SearchForm(given, typing=typing)
    answer = answer_search(market, form.reading.search, on=day.on) if form.is_valid() else None
    return {**words_of_page(market, day), **_words(given, form, market, day, answer)}


def _is_as_typed(request: HttpRequest) -> bool:
    """Whether htmx asks for the part that changes; going back to a page that is no longer kept asks for all of it."""
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def _words(
    given: QueryDict, form: SearchForm, market: OpenMarket, day: DayAnswered, answer: Answer | None
) -> dict[str, Any]:
    asked = form.reading.search
    words: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "chips": present_chips(given, asked),
        "groups": choice_groups(given, offered_choices(market), answer.found.facets if answer else {}),
        "suggested_areas": present_suggested_areas(given, form.reading.near),
        "query": query_of(given).urlencode(),
        "sort": asked.sort,
        "examples": EXAMPLES,
        "is_empty": not query_of(given),
        "pages_of": reverse("opportunities:search"),
    }
    if answer is None:
        return words
    found = answer.found
    return words | {
        "found": found,
        "count": count_words(found, asked.text),
        "lines": present_lines(found, day.moment),
        "not_stated": not_stated_words(found),
        "loosely": address_with(given, loosely=["yes"]) if found.loosely_related else "",
        "ways_out": present_ways_out(given, found.shut_out),
        "spelling": present_spelling(given, asked.text, answer.unknown),
        "unheard": [word for word, nearest in answer.unknown.items() if not nearest],
        "orders": present_orders(given, asked.sort),
        "pages": page_numbers(given, page=found.page, last=-(-found.total // found.per_page)),
    }
