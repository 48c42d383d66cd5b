"""Trying other figures, and keeping them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from worthwhile.apps.impact.forms.trying import TryForm
from worthwhile.apps.impact.models import Revision
from worthwhile.apps.impact.presenters.case_result import present_case_result
from worthwhile.apps.impact.presenters.changed_meanwhile import Meanwhile
from worthwhile.apps.impact.presenters.trying import present_tried, present_trying
from worthwhile.apps.impact.selectors.cases import find_revision, latest_revision
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.value_draft import value_draft, value_tried
from worthwhile.apps.impact.views.case_result import result_page
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of, save_page
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS
from worthwhile.exchange.case_file import InvalidCase
from worthwhile.exchange.live import LiveResult

METHODS = ["GET", "HEAD", "POST"]
MEND = "These figures cannot be used yet: mend the one that is marked. The result is still that of before."


@require_http_methods(METHODS)
@open_case(*ANY_MEMBER)
def try_figures(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show what other figures would give. Nothing is saved."""
    if request.method != "POST":
        return result_page(request, opened)
    revision = _revision_of(request, opened)
    try:
        saved = value_draft(revision)
    except (InvalidCase, CaseTooLarge):
        return redirect("impact:result", *opened.key)
    form = TryForm(request.POST, case_data=saved.loaded.data, result=saved.result)
    return answer_try(request, form, saved, whole=partial(_page, opened, revision, saved))


@open_case(*WRITERS)
@require_POST
def keep_figures(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Save the figures that were tried."""
    revision = _revision_of(request, opened)
    try:
        saved = value_draft(revision)
    except (InvalidCase, CaseTooLarge):
        return redirect("impact:result", *opened.key)
    form = TryForm(request.POST, case_data=saved.loaded.data, result=saved.result)
    if value_form(form) is None:
        return answer_try(request, form, saved, whole=partial(_page, opened, revision, saved))
    latest = latest_revision(opened.case)
    kept = save_page(request, opened, latest, form.edits(), what="result")
    if kept.meanwhile is None:
        messages.success(request, "The figures are kept. The history has the case as it was before.")
        return redirect("impact:result", *opened.key)
    return _met(request, opened, form, kept.meanwhile)


def _met(request: HttpRequest, opened: OpenCase, form: TryForm, meanwhile: Meanwhile) -> HttpResponse:
    """The tried figures again, on what somebody else saved: their other figures are not touched."""
    latest = latest_revision(opened.case)
    try:
        saved = value_draft(latest)
    except (InvalidCase, CaseTooLarge):
        return redirect("impact:result", *opened.key)
    again = form.again_on(case_data=saved.loaded.data, result=saved.result)

    def whole() -> dict[str, Any]:
        return _page(opened, latest, saved) | {"meanwhile": meanwhile}

    return answer_try(request, again, saved, whole=whole)


def answer_try(
    request: HttpRequest,
    form: TryForm,
    saved: LiveResult,
    *,
    whole: Callable[[], dict[str, Any]],
    template: str = "impact/cases/result.html",
) -> HttpResponse:
    """The part of a page that changes; without htmx the whole page ``template``, with the words that ``whole`` makes.

    Where a figure cannot be used the result that is on the page stays, and the message stands beside the figure.
    """
    tried = value_form(form)
    problem = MEND if form.errors else ""
    words = {
        "tried": present_tried(saved=saved, tried=tried, problem=problem),
        "trying": present_trying(form),
        "is_refused": bool(form.errors),
    }
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, template, {**whole(), **words, "form": form})
    response = render(request, "impact/trying/answer.html", words)
    if form.errors:
        response["HX-Reswap"] = "none"
    return response


def value_form(form: TryForm) -> LiveResult | None:
    """What the figures of a form give; None, with each reason in the form, where they cannot be used."""
    if not form.is_valid():
        return None
    try:
        return value_tried(form.tried_data())
    except InvalidCase as error:
        form.take_problems(error)
    except CaseTooLarge as error:
        form.add_error(None, str(error))
    return None


def _revision_of(request: HttpRequest, opened: OpenCase) -> Revision:
    """The revision that the page was made from, so that what somebody saves meanwhile is not taken for a try."""
    latest = latest_revision(opened.case)
    return find_revision(opened.case, based_on_of(request, latest)) or latest


def _page(opened: OpenCase, revision: Revision, saved: LiveResult) -> dict[str, Any]:
    page = present_case_result(saved)
    return {**opened.words, "page": page, "based_on": revision.number, "revision": revision}
