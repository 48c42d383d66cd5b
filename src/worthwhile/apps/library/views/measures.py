"""Questionnaires: what each asks, how it is scored and on what terms it may be used."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.library.presenters.measure import present_measure
from worthwhile.apps.library.selectors.where_used import used_in
from worthwhile.engines.measures.catalogue import MEASURES


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """List every measure."""
    return render(request, "library/measures.html", {"pages": [present_measure(one) for one in MEASURES.values()]})


@require_safe
def measure(request: HttpRequest, measure: str) -> HttpResponse:
    """Show one measure."""
    found = MEASURES.get(measure)
    if found is None:
        raise Http404
    words = {"page": present_measure(found), "used": used_in(found.id)}
    return render(request, "library/measure.html", words)
