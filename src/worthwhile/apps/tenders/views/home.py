"""Where a commissioner, or somebody who answers tenders, begins. No account is needed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.tenders.selectors.looking_around import list_made_up


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What can be done here."""
    return render(request, "tenders/home.html", {"made_up": list_made_up()})
