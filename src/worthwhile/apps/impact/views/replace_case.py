"""Putting a changed file in place of a case: first what would change, then yes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.bring_in import ReplaceForm
from worthwhile.apps.impact.models import Revision
from worthwhile.apps.impact.presenters.changed_meanwhile import Meanwhile, present_meanwhile
from worthwhile.apps.impact.presenters.problems import problem_lines
from worthwhile.apps.impact.presenters.replacement import present_replacement
from worthwhile.apps.impact.selectors.cases import find_revision, latest_revision
from worthwhile.apps.impact.services.bring_in import refuse_unusable, replace_case
from worthwhile.apps.impact.services.checked_case import Checked, signed_case, unsigned_case
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.exchange.draft_case import DraftCase, parse_draft_text
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

CHECKED = "checked"


@require_http_methods(["GET", "HEAD", "POST"])
@open_case(*WRITERS)
def replace(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Take a changed case file and show what it changes; what comes back from that page is saved."""
    if CHECKED in request.POST:
        return _save(request, opened)
    form = ReplaceForm(request.POST if request.method == "POST" else None, request.FILES or None)
    lines: list[SummaryLine] = []
    if form.is_valid():
        text = form.read_text()
        if not form.errors:
            try:
                draft = parse_draft_text(text, suffix=form.suffix, name=form.file_name)
                refuse_unusable(draft)
            except WorthwhileError as error:
                lines = problem_lines(error, form["file"].id_for_label)
            else:
                return _preview(request, opened, draft, latest_revision(opened.case))
    return _ask_for_file(request, opened, form, lines)


def _ask_for_file(request: HttpRequest, opened: OpenCase, form: ReplaceForm, lines: list[SummaryLine]) -> HttpResponse:
    return render(request, "impact/cases/replace.html", {**opened.words, "form": form, "lines": lines})


def _place(opened: OpenCase) -> str:
    return f"replace:{opened.case.pk}"


def _preview(
    request: HttpRequest, opened: OpenCase, draft: DraftCase, latest: Revision, meanwhile: Meanwhile | None = None
) -> HttpResponse:
    """Every change that saving would make to the case as it is now."""
    checked = Checked(draft=draft, based_on=latest.number)
    words = {
        **opened.words,
        "replacement": present_replacement(draft, latest),
        "meanwhile": meanwhile,
        CHECKED: signed_case(checked, place=_place(opened), by=signed_in(request)),
    }
    return render(request, "impact/cases/replace_check.html", words)


def _save(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Save what the preview showed; where somebody saved meanwhile, show it anew beside what they saved."""
    by = signed_in(request)
    try:
        checked = unsigned_case(request.POST[CHECKED], place=_place(opened), by=by)
    except WorthwhileError as error:
        return _ask_for_file(request, opened, ReplaceForm(), problem_lines(error))
    try:
        replace_case(case=opened.case, draft=checked.draft, based_on=checked.based_on, by=by, now=timezone.now())
    except ChangedMeanwhile as error:
        base = find_revision(opened.case, checked.based_on)
        assert base is not None
        return _preview(request, opened, checked.draft, error.revision, present_meanwhile(error, base))
    except WorthwhileError as error:
        return _ask_for_file(request, opened, ReplaceForm(), problem_lines(error))
    return redirect("impact:tasks", *opened.key)
