"""Which figures an answer is drawn from, and drafting it again from others."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.bid_answers.source import SourceForm
from worthwhile.apps.impact.selectors.cases import list_versions
from worthwhile.apps.impact.services.save_answer import move_answer
from worthwhile.apps.impact.views.bid_answers.listing import can_draw_from
from worthwhile.apps.impact.views.bid_answers.opening import OpenAnswer, open_answer
from worthwhile.apps.organisations.views.access import WRITERS, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@open_answer(*WRITERS)
def answer_source(request: HttpRequest, opened: OpenAnswer) -> HttpResponse:
    """Draft the answer again from the case as it stands, or from one of its versions."""
    form = SourceForm(
        request.POST if request.method == "POST" else None,
        versions=list_versions(opened.answer.case),
        chosen=opened.answer.version,
    )
    if form.is_valid() and can_draw_from(opened.answer.case, form):
        move_answer(answer=opened.answer, version=form.version, by=signed_in(request), now=timezone.now())
        messages.success(request, "The answer is drafted again. What you entered and typed is kept.")
        return redirect("impact:answer", *opened.key)
    return render(request, "impact/answers/source.html", {**opened.words, "form": form})
