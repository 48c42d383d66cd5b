"""The checks of a case, and the answers to them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from worthwhile.apps.impact.forms.answer import AnswerForm
from worthwhile.apps.impact.presenters.checks import CheckItem, ChecksPage, present_checks
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.value_draft import value_draft
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of, save_page
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.case_file import InvalidCase


@require_safe
@open_case(*ANY_MEMBER)
def checks(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show every check, the gravest first."""
    page = _page(opened)
    return _shown(request, opened, page) if page else redirect("impact:result", *opened.key)


@open_case(*WRITERS)
@require_POST
def answer_check(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Save the answer to one check, or take it away."""
    page = _page(opened)
    if page is None:
        return redirect("impact:checks", *opened.key)
    item = next((item for item in page.items if item.key == request.POST.get("check")), None)
    known = {item.key for item in page.items} | {idle.key for idle in page.idle}
    if request.POST.get("check") not in known:
        raise Http404
    form = AnswerForm(request.POST, item_id=item.id if item else "")
    if not form.is_valid():
        return _shown(request, opened, page, answered=(item, form) if item else None)
    edits: Edits = {("answers", form.cleaned_data["check"]): form.cleaned_data["answer"] or None}
    saved = save_page(request, opened, latest_revision(opened.case), edits, what="checks")
    if saved.meanwhile is not None:
        words = {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
        return _shown(request, opened, page, answered=(item, form) if item else None, **words)
    messages.success(request, "Your answer is saved." if form.cleaned_data["answer"] else "The answer is taken out.")
    return redirect("impact:checks", *opened.key)


def _page(opened: OpenCase) -> ChecksPage | None:
    """The checks; None where the case cannot be valued yet."""
    latest = latest_revision(opened.case)
    try:
        live = value_draft(latest)
    except (InvalidCase, CaseTooLarge):
        return None
    return present_checks(opened.case, latest.data, live.result)


def _shown(
    request: HttpRequest,
    opened: OpenCase,
    page: ChecksPage,
    answered: tuple[CheckItem, AnswerForm] | None = None,
    **words: Any,
) -> HttpResponse:
    latest = latest_revision(opened.case)
    forms = {
        item.id: AnswerForm(initial={"check": item.key, "answer": item.answer}, item_id=item.id) for item in page.items
    }
    if answered is not None:
        item, form = answered
        forms[item.id] = form
        words["form"] = form
    groups = [(group, [(item, forms[item.id]) for item in group.items]) for group in page.groups]
    shown = {"page": page, "groups": groups, "based_on": based_on_of(request, latest), **words}
    return render(request, "impact/cases/checks.html", {**opened.words, **shown})
