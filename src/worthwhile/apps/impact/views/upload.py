"""Uploading a case, or a value map that still has to be asked about."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.upload import UploadForm
from worthwhile.apps.impact.forms.value_map import ValueMapForm
from worthwhile.apps.impact.models import KeptUpload
from worthwhile.apps.impact.presenters.problems import problem_lines
from worthwhile.apps.impact.selectors.kept import find_kept_upload
from worthwhile.apps.impact.services.keep_case import keep_case
from worthwhile.apps.impact.services.read_value_map import import_upload, keep_upload, list_sheets
from worthwhile.apps.impact.views.without_account import not_too_often
from worthwhile.exchange.value_map import NearMatchesFound
from worthwhile.kernel.problems import InvalidInput, WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@not_too_often("send")
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file. A case is valued; a value map leads to its questions; anything else is told what is wrong."""
    if request.method != "POST":
        return render(request, "impact/upload.html", {"form": UploadForm()})
    form = UploadForm(request.POST, request.FILES)
    lines: list[SummaryLine] = []
    if form.is_valid():
        try:
            address = _take(form)
        except WorthwhileError as error:
            lines = problem_lines(error, form["file"].id_for_label)
        else:
            if address:
                return address
    return render(request, "impact/upload.html", {"form": form, "lines": lines})


def _take(form: UploadForm) -> HttpResponse | None:
    """Keep what was sent and say where to go; None where the form found a fault in it."""
    now = timezone.now()
    if form.is_sheet:
        kept_upload = keep_upload(name=form.file_name, content=form.cleaned_data["file"].read(), now=now)
        return redirect("impact:value_map", token=kept_upload.token)
    text = form.read_text()
    if form.errors:
        return None
    kept = keep_case(text=text, suffix=form.suffix, name=form.file_name, now=now)
    return redirect("impact:case", token=kept.token)


@require_http_methods(METHODS)
@never_cache
@not_too_often("send")
def value_map(request: HttpRequest, token: str) -> HttpResponse:
    """Ask what a value map does not say, and make a case of it."""
    kept = find_kept_upload(token, now=timezone.now())
    if kept is None:
        raise Http404
    sheets = list_sheets(name=kept.name, content=bytes(kept.content))
    if request.method != "POST":
        return render(request, "impact/value_map.html", {"form": ValueMapForm(sheets=sheets), "upload": kept})
    form = ValueMapForm(request.POST, sheets=sheets)
    lines: list[SummaryLine] = []
    if form.is_valid():
        lines, address = _imported(kept, form)
        if address:
            return address
    return render(request, "impact/value_map.html", {"form": form, "upload": kept, "lines": lines})


def _imported(kept: KeptUpload, form: ValueMapForm) -> tuple[list[SummaryLine], HttpResponse | None]:
    """Where to go, or what is wrong with the sheet; what the form can mend is put beside its fields."""
    try:
        case = import_upload(
            upload=kept, sheet=form.sheet, columns=form.columns, settings=form.settings, now=timezone.now()
        )
    except NearMatchesFound as error:
        form.ask_about(error.matches)
        return [], None
    except InvalidInput as error:
        return problem_lines(InvalidInput(form.take_problems(error))), None
    except WorthwhileError as error:
        return problem_lines(error), None
    return [], redirect("impact:case", token=case.token)
