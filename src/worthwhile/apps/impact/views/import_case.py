"""Bringing a case into an organisation from a file. Nothing is kept before everything wrong with it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.bring_in import ImportForm
from worthwhile.apps.impact.forms.value_map import ValueMapForm
from worthwhile.apps.impact.models import KeptUpload
from worthwhile.apps.impact.presenters.brought_in import present_draft
from worthwhile.apps.impact.presenters.problems import problem_lines
from worthwhile.apps.impact.selectors.kept import find_kept_upload
from worthwhile.apps.impact.services.bring_in import bring_in, refuse_unusable
from worthwhile.apps.impact.services.checked_case import Checked, signed_case, unsigned_case
from worthwhile.apps.impact.services.read_value_map import keep_upload, list_sheets, read_upload, read_workbook_upload
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in
from worthwhile.exchange.cids.reading import read_cids_text
from worthwhile.exchange.draft_case import DraftCase, draft_from_data, parse_draft_text
from worthwhile.exchange.value_map import NearMatchesFound
from worthwhile.kernel.problems import InvalidInput, WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

METHODS = ["GET", "HEAD", "POST"]
CHECKED = "checked"
SHEET_READ = "How your sheet was read"
NOT_CARRIED = "What the file does not hold"


@require_http_methods(METHODS)
@require_role(*WRITERS)
def import_case(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Take a file. A complete case is kept; one with gaps is shown first; a value map leads to its questions."""
    if CHECKED in request.POST:
        return _keep_checked(request, membership)
    form = ImportForm(request.POST if request.method == "POST" else None, request.FILES or None)
    lines: list[SummaryLine] = []
    if form.is_valid():
        try:
            answer = _take(request, membership, form)
        except WorthwhileError as error:
            lines = problem_lines(error, form["file"].id_for_label)
        else:
            if answer is not None:
                return answer
    return _ask_for_file(request, membership, form, lines)


def _ask_for_file(
    request: HttpRequest, membership: Membership, form: ImportForm, lines: list[SummaryLine]
) -> HttpResponse:
    words = {**_words(membership), "form": form, "lines": lines}
    return render(request, "impact/cases/import.html", words)


def _words(membership: Membership) -> dict[str, Any]:
    return {"membership": membership, "organisation": membership.organisation}


def _take(request: HttpRequest, membership: Membership, form: ImportForm) -> HttpResponse | None:
    """Where a file leads; None where the form found a fault in it."""
    if form.is_sheet:
        return _take_sheet(request, membership, form)
    text = form.read_text()
    if form.errors:
        return None
    if form.is_cids:
        found = read_cids_text(text, name=form.file_name)
        return _show(request, membership, draft_from_data(found.data), found.lost, NOT_CARRIED)
    draft = parse_draft_text(text, suffix=form.suffix, name=form.file_name)
    if draft.is_complete:
        return _kept(request, membership, draft)
    return _show(request, membership, draft, (), "")


def _take_sheet(request: HttpRequest, membership: Membership, form: ImportForm) -> HttpResponse:
    content = form.cleaned_data["file"].read()
    ours = read_workbook_upload(name=form.file_name, content=content)
    if ours is not None:
        return _show(request, membership, draft_from_data(ours.data), ours.lost, NOT_CARRIED)
    kept = keep_upload(name=form.file_name, content=content, now=timezone.now(), for_a_member=True)
    return redirect("impact:import_map", membership.organisation_id, kept.token)


def _show(
    request: HttpRequest, membership: Membership, draft: DraftCase, notes: Sequence[str], heading: str
) -> HttpResponse:
    """The page that says what would be kept, and that nothing is kept yet."""
    refuse_unusable(draft)
    place, by = _place(membership), signed_in(request)
    words = {
        **_words(membership),
        "preview": present_draft(draft),
        "notes": notes,
        "notes_heading": heading,
        CHECKED: signed_case(Checked(draft=draft), place=place, by=by),
    }
    return render(request, "impact/cases/import_check.html", words)


def _place(membership: Membership) -> str:
    return f"import:{membership.organisation_id}"


def _keep_checked(request: HttpRequest, membership: Membership) -> HttpResponse:
    try:
        checked = unsigned_case(request.POST[CHECKED], place=_place(membership), by=signed_in(request))
        return _kept(request, membership, checked.draft)
    except WorthwhileError as error:
        return _ask_for_file(request, membership, ImportForm(), problem_lines(error))


def _kept(request: HttpRequest, membership: Membership, draft: DraftCase) -> HttpResponse:
    case = bring_in(organisation=membership.organisation, draft=draft, by=signed_in(request), now=timezone.now())
    return redirect("impact:tasks", membership.organisation_id, case.pk)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def import_map(request: HttpRequest, membership: Membership, token: str) -> HttpResponse:
    """Ask what a value map does not say, and show what becomes of it."""
    kept = find_kept_upload(token, now=timezone.now())
    if kept is None:
        raise Http404
    sheets = list_sheets(name=kept.name, content=bytes(kept.content))
    initial = {"organisation": membership.organisation.name, "kind": "forecast", "deductions": "multiplicative"}
    form = ValueMapForm(request.POST if request.method == "POST" else None, sheets=sheets, initial=initial)
    lines: list[SummaryLine] = []
    if form.is_valid():
        lines, answer = _read_map(request, membership, kept, form)
        if answer is not None:
            return answer
    words = {**_words(membership), "form": form, "upload": kept, "lines": lines}
    return render(request, "impact/cases/import_map.html", words)


def _read_map(
    request: HttpRequest, membership: Membership, kept: KeptUpload, form: ValueMapForm
) -> tuple[list[SummaryLine], HttpResponse | None]:
    """What is wrong with the sheet, or the page of what it holds."""
    try:
        found = read_upload(upload=kept, sheet=form.sheet, columns=form.columns, settings=form.settings)
        draft = draft_from_data(found.case_data)
        return [], _show(request, membership, draft, found.notes, SHEET_READ)
    except NearMatchesFound as error:
        form.ask_about(error.matches)
        return [], None
    except InvalidInput as error:
        return problem_lines(InvalidInput(form.take_problems(error))), None
    except WorthwhileError as error:
        return problem_lines(error), None
