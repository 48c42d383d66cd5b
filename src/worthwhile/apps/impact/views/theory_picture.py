"""The picture of how change comes about, drawn anew from what is being typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from worthwhile.apps.impact.forms.sections.theory import TheorySection
from worthwhile.apps.impact.presenters.theory_picture import present_picture
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import WRITERS
from worthwhile.exchange.case_edits import apply_edits


@open_case(*WRITERS)
@require_POST
def theory_picture(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Draw what was typed, without saving it; what cannot be drawn leaves the picture as it is."""
    latest = latest_revision(opened.case)
    form = TheorySection(request.POST, case_data=latest.data)
    drawn = apply_edits(latest.data, form.edits()) if form.is_valid() else latest.data
    words = {"part": BY_NAME["theory"], "form": form, "based_on": based_on_of(request, latest)}
    if not request.htmx:  # type: ignore[attr-defined]
        words["picture"] = present_picture(drawn)
        return render(request, "impact/cases/parts/theory.html", {**opened.words, **words})
    if form.errors:
        return HttpResponse(status=204)
    return render(request, "impact/cases/picture.html", {"picture": present_picture(drawn)})
