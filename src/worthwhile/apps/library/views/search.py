"""The first page of the library and its list of values: one box, and what it finds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from worthwhile.apps.library.forms.search import SearchForm
from worthwhile.apps.library.presenters.results import MOST_OF_A_SORT, present_bank, present_results
from worthwhile.apps.library.selectors.entries import Sort
from worthwhile.apps.library.selectors.offers import search_shared
from worthwhile.apps.library.selectors.search import search


@require_safe
@vary_on_headers("HX-Request")
def home(request: HttpRequest) -> HttpResponse:
    """Search everything; with nothing asked for, show what there is."""
    form = SearchForm(request.GET)
    narrowing = form.narrowing
    asked = bool(form.query or not narrowing.is_empty)
    found = search(form.query, narrowing=narrowing) if asked else []
    shared = search_shared(form.query) if form.query and narrowing.is_empty else []
    words = {
        "form": form,
        "is_asked": asked,
        "count": len(found) + len(shared),
        "groups": present_results(found, most=MOST_OF_A_SORT),
        "shared": shared,
    }
    return render(request, _template(request, "library/home.html"), words)


@require_safe
@vary_on_headers("HX-Request")
def values(request: HttpRequest) -> HttpResponse:
    """Every value, supplied or withheld, or those that a search and filters leave."""
    form = SearchForm(request.GET, sorts=(Sort.VALUE,))
    found = search(form.query, narrowing=form.narrowing, sorts=form.sorts)
    shared = search_shared(form.query) if form.narrowing.is_empty else []
    words = {
        "form": form,
        "is_asked": True,
        "count": len(found),
        "groups": present_results(found) if form.query else present_bank(found),
        "shared": shared,
    }
    return render(request, _template(request, "library/values.html"), words)


def _template(request: HttpRequest, whole: str) -> str:
    """The part of the page that changes, where htmx asks as somebody types; the whole page otherwise.

    Going back to a page that is no longer kept asks for the whole of it.
    """
    asked_for = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    return "library/found.html" if asked_for else whole
