"""The first page: what this is for, and three ways in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.impact.forms.upload import UploadForm
from worthwhile.exchange.templates import list_demonstrations, list_templates


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the ways in."""
    ways = {"form": UploadForm(), "templates": list_templates(), "demonstrations": list_demonstrations()}
    return render(request, "impact/home.html", ways)
