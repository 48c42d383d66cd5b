"""The outcomes of a case: those it has, those that plain words suggest, and one of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.sections.identity import IdentitySection, new_outcome_id
from worthwhile.apps.impact.forms.sections.theory import OWN
from worthwhile.apps.impact.forms.suggested import SuggestedForm
from worthwhile.apps.impact.presenters.outcome_lines import present_outcomes
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome, outcomes_of, removal_of
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.apps.impact.selectors.suggested import find_suggested, suggest_for
from worthwhile.apps.impact.views.going_on import BACK, after_part
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of, save_page
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@open_case(*ANY_MEMBER)
def outcomes(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show the outcomes of a case, and what the words in the search suggest."""
    data = latest_revision(opened.case).data
    words = request.GET.get("words", "").strip()
    shown = {
        "part": BY_NAME["outcomes"],
        "rows": present_outcomes(opened.case, data),
        "words": words,
        "found": suggest_for(words, data) if words else None,
        "next_address": after_part(request, opened, "outcomes"),
    }
    template = "impact/cases/parts/suggested.html" if request.htmx else "impact/cases/parts/outcomes.html"  # type: ignore[attr-defined]
    return render(request, template, {**opened.words, **shown})


@open_case(*WRITERS)
@require_http_methods(["POST"])
def add_suggested(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Add an outcome that was suggested, with its price and how to measure it, and none of the figures."""
    latest = latest_revision(opened.case)
    form = SuggestedForm(request.POST)
    data = latest.data
    found = None
    if form.is_valid():
        found = find_suggested(form.cleaned_data["template"], form.cleaned_data["outcome"], data)
    if found is None:
        raise Http404
    name = new_outcome_id(str(found["id"]), (str(row["id"]) for row in outcomes_of(data)))
    save_page(request, opened, latest, {("outcomes", name): {**found, "id": name}}, what="outcomes")
    messages.success(request, f"Added: {found['name']}.")
    return redirect("impact:outcomes", *opened.key)


@require_http_methods(METHODS)
@open_case(*WRITERS)
def new_outcome(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Add an outcome of one's own."""
    latest = latest_revision(opened.case)
    data = latest.data
    form = IdentitySection(request.POST if request.method == "POST" else None, case_data=data, row={})
    if form.is_valid():
        name = new_outcome_id(form.cleaned_data["name"], (str(row["id"]) for row in outcomes_of(data)))
        edits = {("outcomes", name): form.new_row(name), (OWN, "stories", name): form.cleaned_data["story"] or None}
        save_page(request, opened, latest, edits, what="outcomes")
        return redirect("impact:outcomes", *opened.key)
    shown = {"form": form, "part": BY_NAME["outcomes"], "based_on": latest.number}
    return render(request, "impact/cases/parts/outcome.html", {**opened.words, **shown})


@require_http_methods(METHODS)
@open_case(*WRITERS)
def outcome(request: HttpRequest, opened: OpenCase, outcome: str) -> HttpResponse:
    """Show or save the words of an outcome."""
    latest = latest_revision(opened.case)
    data = latest.data
    row = find_outcome(data, outcome)
    if row is None:
        raise Http404
    form = IdentitySection(request.POST if request.method == "POST" else None, case_data=data, row=row)
    shown: dict[str, Any] = {
        "form": form,
        "row": row,
        "part": BY_NAME["outcomes"],
        "based_on": based_on_of(request, latest),
    }
    if form.is_valid():
        saved = save_page(request, opened, latest, form.edits(outcome), what="outcomes")
        if saved.meanwhile is None:
            return redirect("impact:tasks" if BACK in request.POST else "impact:outcomes", *opened.key)
        shown |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, "impact/cases/parts/outcome.html", {**opened.words, **shown})


@require_http_methods(METHODS)
@open_case(*WRITERS)
def remove_outcome(request: HttpRequest, opened: OpenCase, outcome: str) -> HttpResponse:
    """Take an outcome out of a case, once it is confirmed. Earlier revisions keep it."""
    latest = latest_revision(opened.case)
    row = find_outcome(latest.data, outcome)
    if row is None:
        raise Http404
    shown: dict[str, Any] = {"row": row, "part": BY_NAME["outcomes"], "based_on": based_on_of(request, latest)}
    if request.method == "POST":
        edits = removal_of(outcome, latest.data)
        saved = save_page(request, opened, latest, edits, what="outcomes")
        if saved.meanwhile is None:
            messages.success(request, f"Taken out: {row.get('name') or outcome}. The history keeps it.")
            return redirect("impact:outcomes", *opened.key)
        shown |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, "impact/cases/parts/remove_outcome.html", {**opened.words, **shown})
