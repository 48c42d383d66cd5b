"""The page of a result, and the files it can be taken away in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from worthwhile.apps.impact.models import KeptCase
from worthwhile.apps.impact.presenters.result_page import present_result
from worthwhile.apps.impact.selectors.kept import find_kept_case
from worthwhile.apps.impact.selectors.valued import ValuedCase, value_demonstration, value_kept_case
from worthwhile.apps.impact.services.make_file import UnknownFile, make_file
from worthwhile.apps.impact.views.without_account import not_too_often
from worthwhile.exchange.templates import UnknownTemplate


@require_safe
@never_cache
def case_result(request: HttpRequest, token: str) -> HttpResponse:
    """Show the result of a kept case."""
    kept = _kept_case(token)
    return _page(request, value_kept_case(kept), {"kept": kept})


@require_safe
@never_cache
@not_too_often("take")
def case_file(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """Send a file made from a kept case."""
    return _file(value_kept_case(_kept_case(token)), name)


@require_safe
def demonstration_result(request: HttpRequest, name: str) -> HttpResponse:
    """Show the result of a demonstration."""
    return _page(request, _demonstration(name), {"is_demonstration": True})


@require_safe
@not_too_often("take")
def demonstration_file(request: HttpRequest, demonstration: str, name: str) -> HttpResponse:
    """Send a file made from a demonstration."""
    return _file(_demonstration(demonstration), name)


def _kept_case(token: str) -> KeptCase:
    kept = find_kept_case(token, now=timezone.now())
    if kept is None:
        raise Http404
    return kept


def _demonstration(name: str) -> ValuedCase:
    try:
        return value_demonstration(name)
    except UnknownTemplate:
        raise Http404 from None


def _page(request: HttpRequest, valued: ValuedCase, context: dict[str, Any]) -> HttpResponse:
    response = render(request, "impact/result.html", {"page": present_result(valued), **context})
    return _not_indexed(response)


def _file(valued: ValuedCase, name: str) -> HttpResponse:
    try:
        made = make_file(valued, name)
    except UnknownFile:
        raise Http404 from None
    response = HttpResponse(made.content, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return _not_indexed(response)


def _not_indexed(response: HttpResponse) -> HttpResponse:
    """The address is the only key: search engines are asked not to list it."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
