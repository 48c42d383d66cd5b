"""Deflators, discount schedules, carbon values, benchmarks and conversions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from worthwhile.apps.library.presenters.data import day_asked_for, figure_json
from worthwhile.apps.library.presenters.series import present_series, series_csv
from worthwhile.apps.library.presenters.topics import present_topics
from worthwhile.apps.library.selectors.figures import find_series
from worthwhile.kernel.parameter import Parameter
from worthwhile.reference import Table


@require_safe
def all_series(request: HttpRequest) -> HttpResponse:
    """List every series by topic."""
    return render(request, "library/all_series.html", {"topics": present_topics()})


@require_safe
def series(request: HttpRequest, topic: str, name: str) -> HttpResponse:
    """Show a series with all its rows and where each was published."""
    return render(request, "library/series.html", {"page": present_series(_found(topic, name))})


@require_safe
def series_as_csv(request: HttpRequest, topic: str, name: str) -> HttpResponse:
    """Every row as CSV."""
    return series_csv(_found(topic, name))


@require_safe
def series_json(request: HttpRequest, topic: str, name: str) -> HttpResponse:
    """The same as ``worthwhile reference show TOPIC/NAME --json``."""
    day = day_asked_for(request.GET.get("on"), today=timezone.localdate())
    return figure_json(_found(topic, name), on=day)


def _found(topic: str, name: str) -> Parameter | Table:
    found = find_series(topic, name)
    if found is None:
        raise Http404
    return found
