"""Promised and achieved: an evaluative case beside the version that it is held against."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.impact.presenters.promised import find_promised, present_promised
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER
from worthwhile.exchange.promised_csv import promised_csv


@require_safe
@open_case(*ANY_MEMBER)
def promised(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show what was promised and what was achieved, or that the case is held against nothing."""
    version = opened.case.forecast
    page = None if version is None else present_promised(opened.case, version)
    words = {"version": version, "page": page}
    return render(request, "impact/promised/promised.html", {**opened.words, **words})


@require_safe
@open_case(*ANY_MEMBER)
def promised_table(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Send the table as CSV, with a mark by which spreadsheets read £ and accents as they are."""
    version = opened.case.forecast
    found = None if version is None else find_promised(opened.case, version)
    if found is None:
        raise Http404
    response = HttpResponse(promised_csv(found).encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="promised-and-achieved.csv"'
    return response
