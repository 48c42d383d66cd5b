"""An answer to take away: as plain text to copy, and as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from worthwhile.apps.impact.presenters.bid_answers.page import present_count
from worthwhile.apps.impact.selectors.answers import latest_answer_revision
from worthwhile.apps.impact.services.kept_draft import filled_draft
from worthwhile.apps.impact.services.make_answer_file import make_answer_file
from worthwhile.apps.impact.services.make_file import UnknownFile
from worthwhile.apps.impact.views.bid_answers.opening import OpenAnswer, open_answer
from worthwhile.apps.organisations.views.access import ANY_MEMBER
from worthwhile.exchange.answers import plain_text


@require_safe
@open_answer(*ANY_MEMBER)
def answer_text(request: HttpRequest, opened: OpenAnswer) -> HttpResponse:
    """Show the answer as plain text, as a portal's box takes it."""
    draft = filled_draft(opened.answer, latest_answer_revision(opened.answer).data)
    if draft is None:
        return redirect("impact:answer", *opened.key)
    words = {"text": plain_text(draft), "count": present_count(draft)}
    return render(request, "impact/answers/text.html", {**opened.words, **words})


@require_safe
@open_answer(*ANY_MEMBER)
def answer_file(request: HttpRequest, opened: OpenAnswer, name: str) -> HttpResponse:
    """Send the answer as a file."""
    draft = filled_draft(opened.answer, latest_answer_revision(opened.answer).data)
    if draft is None:
        raise Http404
    try:
        made = make_answer_file(draft, name)
    except UnknownFile:
        raise Http404 from None
    response = HttpResponse(made.content, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return response
