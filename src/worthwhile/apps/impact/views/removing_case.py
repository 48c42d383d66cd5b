"""Removing a case."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.remove_case import RemoveCaseForm
from worthwhile.apps.impact.selectors.removal import goes_with, reasons_to_keep
from worthwhile.apps.impact.services.remove_case import CaseStillNeeded, remove_case
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import OWNERS, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@open_case(*OWNERS)
def remove(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Remove a case once its name is typed, or say why it is kept."""
    case = opened.case
    expected = case.scenario_name or case.title
    form = RemoveCaseForm(request.POST if request.method == "POST" else None, expected=expected)
    reasons = reasons_to_keep(case)
    if not reasons and form.is_valid():
        try:
            remove_case(case=case, by=signed_in(request), now=timezone.now())
        except CaseStillNeeded as error:
            reasons = (str(error),)
        else:
            messages.success(request, f"Removed: {case}.")
            return redirect("impact:cases", opened.organisation.pk)
    words = {"form": form, "reasons": reasons, "expected": expected, "contents": goes_with(case)}
    return render(request, "impact/cases/remove.html", {**opened.words, **words})
