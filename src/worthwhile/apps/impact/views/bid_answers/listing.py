"""The answers drafted from a case, and a new one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.bid_answers.source import SourceForm
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.answers import list_answers
from worthwhile.apps.impact.selectors.cases import find_version, list_versions
from worthwhile.apps.impact.services.answer_source import can_be_drawn_from
from worthwhile.apps.impact.services.save_answer import start_answer
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, signed_in

PER_PAGE = 25
CANNOT = "This is not complete by the rules of today, so nothing can be promised from it. {}"
NOT_THE_CASE = CANNOT.format("Finish the tasks of the case first, or choose a version")
NOT_THE_VERSION = CANNOT.format("Choose another, or the case as it stands")


@require_safe
@open_case(*ANY_MEMBER)
def answers(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show the answers drafted from a case, a page at a time."""
    page = Paginator(list_answers(opened.case), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "impact/answers/answers.html", {**opened.words, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@open_case(*WRITERS)
def new_answer(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Start an answer: choose the figures that it is drawn from."""
    asked = request.GET.get("version", "")
    chosen = find_version(opened.case, int(asked)) if asked.isdecimal() and len(asked) < 10 else None
    form = SourceForm(
        request.POST if request.method == "POST" else None, versions=list_versions(opened.case), chosen=chosen
    )
    if form.is_valid() and can_draw_from(opened.case, form):
        answer = start_answer(
            case=opened.case, version=form.version, by=signed_in(request), now=timezone.now()
        )  # fmt: skip
        return redirect("impact:answer_question", *opened.key, answer.pk)
    return render(request, "impact/answers/new.html", {**opened.words, "form": form})


def can_draw_from(case: Case, form: SourceForm) -> bool:
    """Whether what was chosen has a result; the form says so where it has none."""
    if can_be_drawn_from(case, form.version):
        return True
    form.add_error("source", NOT_THE_CASE if form.version is None else NOT_THE_VERSION)
    return False
