"""Taking the newer version of a value."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.presenters.newer_worth import present_newer
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of, save_page
from worthwhile.apps.organisations.views.access import WRITERS

WORTH = "worth"


@require_http_methods(["GET", "HEAD", "POST"])
@open_case(*WRITERS)
def take_newer(request: HttpRequest, opened: OpenCase, outcome: str) -> HttpResponse:
    """Show what the newer version of a value changes, and take it once that is confirmed."""
    latest = latest_revision(opened.case)
    row = find_outcome(latest.data, outcome)
    if row is None:
        raise Http404
    newer = present_newer(opened.case, outcome, latest.data, on=timezone.localdate())
    words: dict[str, Any] = {
        "row": row,
        "part": BY_NAME[WORTH],
        "newer": newer,
        "based_on": based_on_of(request, latest),
    }
    if request.method == "POST" and newer is not None:
        saved = save_page(request, opened, latest, newer.edits, what=WORTH)
        if saved.meanwhile is None:
            messages.success(request, f"Version {newer.version} of “{newer.label}” is in your draft.")
            return redirect("impact:worth_of", *opened.key, outcome)
        words |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, "impact/evidence/take_newer.html", {**opened.words, **words})
