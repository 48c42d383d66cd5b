"""Everything that was entered in a case, to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.impact.presenters.case_summary import present_summary
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER


@require_safe
@open_case(*ANY_MEMBER)
def case_summary(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show every figure with its range and its source."""
    latest = latest_revision(opened.case)
    words = {**opened.words, "groups": present_summary(opened.case, latest.data), "latest": latest}
    return render(request, "impact/cases/summary.html", words)
