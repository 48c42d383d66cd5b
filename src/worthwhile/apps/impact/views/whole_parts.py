"""The pages that ask about the case as a whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.sections.about import AboutSection
from worthwhile.apps.impact.forms.sections.costs import CostsSection
from worthwhile.apps.impact.forms.sections.method import MethodSection
from worthwhile.apps.impact.forms.sections.theory import TheorySection
from worthwhile.apps.impact.presenters.theory_picture import present_picture
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.apps.impact.views.going_on import after_part
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of, save_page
from worthwhile.apps.organisations.views.access import WRITERS

METHODS = ["GET", "HEAD", "POST"]
FORMS: dict[str, Any] = {"about": AboutSection, "theory": TheorySection, "method": MethodSection}


@require_http_methods(METHODS)
@open_case(*WRITERS)
def whole_part(request: HttpRequest, opened: OpenCase, part: str) -> HttpResponse:
    """Show or save one part of a case."""
    latest = latest_revision(opened.case)
    form: forms.Form = FORMS[part](request.POST if request.method == "POST" else None, case_data=latest.data)
    if isinstance(form, AboutSection):
        form.suggest_prices_of(timezone.localdate())
    words: dict[str, Any] = {"form": form, "part": BY_NAME[part], "based_on": based_on_of(request, latest)}
    if form.is_valid():
        saved = save_page(request, opened, latest, FORMS[part].edits(form), what=part)
        if saved.meanwhile is None:
            return redirect(after_part(request, opened, part))
        words |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    if part == "theory":
        words["picture"] = present_picture(latest.data)
    return render(request, f"impact/cases/parts/{part}.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*WRITERS)
def costs(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show or save what it cost."""
    latest = latest_revision(opened.case)
    section = CostsSection(request.POST if request.method == "POST" else None, case_data=latest.data)
    words: dict[str, Any] = {"section": section, "part": BY_NAME["costs"], "based_on": based_on_of(request, latest)}
    if request.method == "POST" and section.is_valid():
        saved = save_page(request, opened, latest, section.edits(), what="costs")
        if saved.meanwhile is None:
            return redirect(after_part(request, opened, "costs"))
        words |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    elif request.method == "POST":
        words["lines"] = section.problems
    return render(request, "impact/cases/parts/costs.html", {**opened.words, **words})
