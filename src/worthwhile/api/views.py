"""The description of the API, for programs and for people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from worthwhile.api.describe import WORDS
from worthwhile.api.errors import answer_to_nothing_there
from worthwhile.api.openapi import openapi_data, openapi_text
from worthwhile.api.operations import list_operations
from worthwhile.api.problems import text_answer
from worthwhile.apps.organisations.models import Scope


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show what programs can ask for, and how."""
    words = {
        "groups": list_operations(openapi_data()),
        "scopes": list(Scope),
        "statuses": WORDS.items(),
        "about": openapi_data()["info"]["description"],
        "service": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "api/about.html", words)


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Send the description that programs read. It holds nothing of any organisation, so anybody may read it."""
    return text_answer(openapi_text())


@csrf_exempt
def nothing_there(request: HttpRequest, rest: str) -> HttpResponse:
    """Tell that an address leads nowhere, in the shape of every other problem."""
    return answer_to_nothing_there(request)
