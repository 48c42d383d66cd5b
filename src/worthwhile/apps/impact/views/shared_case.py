"""A shared case: read without an account, tried with other figures, and taken away. None of it saves anything."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.trying import TryForm
from worthwhile.apps.impact.presenters.assessing import present_assessed
from worthwhile.apps.impact.presenters.shared_case import present_readers_figures, present_shared, shared_note
from worthwhile.apps.impact.presenters.trying import present_trying
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.make_file import MadeFile, UnknownFile
from worthwhile.apps.impact.services.use_shared_link import Asking, note_opening
from worthwhile.apps.impact.services.value_shared import make_shared_file, make_tried_file, value_shared
from worthwhile.apps.impact.views.shared_reading import Reading, shared_page
from worthwhile.apps.impact.views.trying import MEND, value_form
from worthwhile.exchange.case_file import InvalidCase
from worthwhile.exchange.live import LiveResult
from worthwhile.kernel.problems import Problem

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@shared_page(Asking.PAGE)
def shared(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Show the version whole, with its result by the rules of today."""
    if request.method == "GET":
        note_opening(reading.link, on=timezone.localdate(reading.now))
    live, problems = _valued(reading)
    if live is None:
        page = present_shared(reading.link, None)
        return render(request, "impact/shared/case.html", {"token": reading.token, "page": page, "problems": problems})
    form = TryForm(case_data=live.loaded.data, result=live.result)
    return render(request, "impact/shared/case.html", _words(reading, live, form, None))


@require_http_methods(METHODS)
@shared_page(Asking.TRY)
def shared_try(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Show what a reader's figures would give beside the organisation's."""
    live = _live_to_try(reading)
    if request.method != "POST":
        return redirect("impact:shared", reading.token)
    form = TryForm(request.POST, case_data=live.loaded.data, result=live.result)
    return _answer(request, reading, live, form)


@require_http_methods(METHODS)
@shared_page(Asking.FILE)
def shared_tried_file(request: HttpRequest, reading: Reading, name: str) -> HttpResponse:
    """Send the case with the figures that a reader tried; figures that cannot be used are shown with the reason."""
    live = _live_to_try(reading)
    if request.method != "POST":
        return redirect("impact:shared", reading.token)
    form = TryForm(request.POST, case_data=live.loaded.data, result=live.result)
    if value_form(form) is None:
        return _answer(request, reading, live, form)
    try:
        return _sent(make_tried_file(live, form.tried, name))
    except UnknownFile:
        raise Http404 from None


@require_safe
@shared_page(Asking.FILE)
def shared_file(request: HttpRequest, reading: Reading, name: str) -> HttpResponse:
    """Send the case, its result or a report of it."""
    live, _ = _valued(reading)
    if live is None:
        raise Http404
    try:
        made = make_shared_file(
            live, name, note=shared_note(reading.version), assessed=present_assessed(reading.version)
        )
    except UnknownFile:
        raise Http404 from None
    return _sent(made)


def _answer(request: HttpRequest, reading: Reading, live: LiveResult, form: TryForm) -> HttpResponse:
    """The part of the page that changes; without htmx the whole page with the figures as they were entered."""
    tried = value_form(form)
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, "impact/shared/case.html", {**_words(reading, live, form, tried), "form": form})
    words = {**_figures(live, form, tried), "is_refused": bool(form.errors)}
    response = render(request, "impact/trying/answer.html", words)
    if form.errors:
        response["HX-Reswap"] = "none"
    return response


def _words(reading: Reading, live: LiveResult, form: TryForm, tried: LiveResult | None) -> dict[str, Any]:
    page = present_shared(reading.link, live)
    return {
        "token": reading.token,
        "page": page,
        "may_try": reading.link.may_try,
        **_figures(live, form, tried),
    }


def _figures(live: LiveResult, form: TryForm, tried: LiveResult | None) -> dict[str, Any]:
    # Boxes that were all left alone are the organisation's figures, not the reader's.
    is_same = tried is not None and not form.tried
    shown = present_readers_figures(shared=live, tried=None if is_same else tried, problem=MEND if form.errors else "")
    return {"tried": shown, "trying": present_trying(form)}


def _valued(reading: Reading) -> tuple[LiveResult | None, tuple[Problem | str, ...]]:
    """The result of the version, or what stands in its way."""
    try:
        return value_shared(reading.version), ()
    except InvalidCase as error:
        return None, error.problems
    except CaseTooLarge as error:
        return None, (str(error),)


def _live_to_try(reading: Reading) -> LiveResult:
    live, _ = _valued(reading)
    if live is None or not reading.link.may_try:
        raise Http404
    return live


def _sent(made: MadeFile) -> HttpResponse:
    response = HttpResponse(made.content, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return response
