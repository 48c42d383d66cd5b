"""The report of a case in the making, and the files it can be taken away in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from worthwhile.apps.impact.presenters.draft_files import FILES, draft_note
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.make_file import UnknownFile, case_as_file, make_file
from worthwhile.apps.impact.services.value_draft import as_valued, value_draft
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER
from worthwhile.exchange.case_file import InvalidCase


@require_safe
@open_case(*ANY_MEMBER)
def report(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Say in what forms the report can be had, and what each is good for."""
    latest = latest_revision(opened.case)
    words = {**opened.words, "files": FILES, "note": draft_note(latest), "is_ready": True}
    try:
        value_draft(latest)
    except (InvalidCase, CaseTooLarge):
        words["is_ready"] = False
    return render(request, "impact/cases/report.html", words)


@require_safe
@open_case(*ANY_MEMBER)
def report_file(request: HttpRequest, opened: OpenCase, name: str) -> HttpResponse:
    """Send one of the files. The case itself can be had however incomplete it is."""
    latest = latest_revision(opened.case)
    try:
        made = case_as_file(latest.data) if name == "case" else None
        made = made or make_file(as_valued(value_draft(latest)), name, note=draft_note(latest))
    except (UnknownFile, InvalidCase, CaseTooLarge):
        raise Http404 from None
    response = HttpResponse(made.content, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return response
