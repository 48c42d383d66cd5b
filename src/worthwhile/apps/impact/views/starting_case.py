"""The form of a starting case, empty or with what was entered before."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.starting_case import StartingCaseForm
from worthwhile.apps.impact.selectors.kept import find_kept_case
from worthwhile.apps.impact.selectors.starting_case import StartingCase, get_starting_case
from worthwhile.apps.impact.services.keep_case import keep_case
from worthwhile.apps.impact.views.without_account import not_too_often
from worthwhile.exchange.plain_data import yaml_text
from worthwhile.exchange.templates import UnknownTemplate
from worthwhile.kernel.problems import WorthwhileError

PAGE = "impact/starting_case.html"


@require_http_methods(["GET", "HEAD", "POST"])
@not_too_often("send")
def starting_case(request: HttpRequest, name: str) -> HttpResponse:
    """Show the form of a starting case, or value what was entered."""
    start = _starting_case(name)
    if request.method != "POST":
        return _page(request, StartingCaseForm(start))
    form = StartingCaseForm(start, request.POST)
    if form.is_valid():
        try:
            kept = keep_case(
                text=yaml_text(form.case_data()),
                suffix=".yaml",
                name=name,
                now=timezone.now(),
                template=name,
                entered=form.answers,
            )
            return redirect("impact:case", token=kept.token)
        except WorthwhileError as error:
            form.take_problems(error)
    return _page(request, form)


@require_safe
def change_case(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form again with what was entered, to make another case of it."""
    kept = find_kept_case(token, now=timezone.now())
    if kept is None or not kept.template:
        raise Http404
    entered = QueryDict(mutable=True)
    entered.update(kept.entered)
    return _page(request, StartingCaseForm(_starting_case(kept.template), entered))


def _starting_case(name: str) -> StartingCase:
    try:
        return get_starting_case(name)
    except UnknownTemplate:
        raise Http404 from None


def _page(request: HttpRequest, form: StartingCaseForm) -> HttpResponse:
    return render(request, PAGE, {"case": form, "lines": form.lines if form.entered else []})
