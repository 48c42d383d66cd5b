"""Versions of a case: listed, kept, shown whole, taken away, signed and held against results."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.versions import EvaluationForm, SignForm
from worthwhile.apps.impact.models import Version
from worthwhile.apps.impact.presenters.assessing import present_assessed
from worthwhile.apps.impact.presenters.result_page import present_result
from worthwhile.apps.impact.presenters.versions import (
    changes_since,
    differences_today,
    present_versions,
    signatures,
    summary_text,
    version_note,
)
from worthwhile.apps.impact.selectors.cases import find_version, list_versions
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.apps.impact.selectors.versions import has_signed, is_forecast, is_intact, list_evaluations
from worthwhile.apps.impact.services.keep_version import AlreadySigned, VersionIsDamaged, sign_version
from worthwhile.apps.impact.services.make_file import UnknownFile, make_file
from worthwhile.apps.impact.services.start_evaluation import NotAForecast, start_evaluation
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, signed_in
from worthwhile.kernel.problems import InvalidInput, WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@open_case(*ANY_MEMBER)
def versions(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show the versions of a case."""
    words = {"rows": present_versions(list_versions(opened.case))}
    return render(request, "impact/versions/versions.html", {**opened.words, **words})


@require_safe
@open_case(*ANY_MEMBER)
def version(request: HttpRequest, opened: OpenCase, version: int) -> HttpResponse:
    """Show a version whole, with its result."""
    found = _version(opened, version)
    words: dict[str, Any] = {
        "version": found,
        "kept_result": summary_text(found.summary),
        "signatures": signatures(found),
        "has_signed": has_signed(found, signed_in(request)),
        "is_intact": is_intact(found),
        "is_forecast": is_forecast(found),
        "evaluations": list_evaluations(found),
    }
    try:
        valued = value_data(found.data)
    except InvalidInput as error:
        words["problems"] = error.problems
    except WorthwhileError as error:
        words["problems"] = [str(error)]
    else:
        words |= {
            "page": present_result(valued),
            "differences": differences_today(found, valued),
            "since": changes_since(found, opened.case),
        }
    return render(request, "impact/versions/version.html", {**opened.words, **words})


@require_safe
@open_case(*ANY_MEMBER)
def version_file(request: HttpRequest, opened: OpenCase, version: int, name: str) -> HttpResponse:
    """Send a file made from a version; reports carry who signed it and what an assessor verified."""
    found = _version(opened, version)
    if not is_intact(found):
        raise Http404
    try:
        assessed = present_assessed(found) if name.startswith("report.") else None
        made = make_file(value_data(found.data), name, note=version_note(found), assessed=assessed)
    except (UnknownFile, InvalidInput):
        raise Http404 from None
    response = HttpResponse(made.content, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return response


@require_http_methods(METHODS)
@open_case(*WRITERS)
def sign(request: HttpRequest, opened: OpenCase, version: int) -> HttpResponse:
    """Put one's name to a version."""
    found = _version(opened, version)
    form = SignForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            sign_version(
                version=found,
                by=signed_in(request),
                role=form.cleaned_data["role"],
                statement=form.cleaned_data["statement"],
                now=timezone.now(),
            )
        except (AlreadySigned, VersionIsDamaged) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"You have signed version {found.number}.")
            return redirect("impact:version", *opened.key, found.number)
    words = {
        "form": form,
        "version": found,
        "kept_result": summary_text(found.summary),
        "has_signed": has_signed(found, signed_in(request)),
        "is_intact": is_intact(found),
    }
    return render(request, "impact/versions/sign.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*WRITERS)
def evaluate(request: HttpRequest, opened: OpenCase, version: int) -> HttpResponse:
    """Start the case that is held against a forecast."""
    found = _version(opened, version)
    form = EvaluationForm(
        request.POST if request.method == "POST" else None, initial={"title": f"{opened.case.title}: results"[:200]}
    )
    if form.is_valid():
        title = form.cleaned_data["title"]
        try:
            started = start_evaluation(version=found, title=title, by=signed_in(request), now=timezone.now())
        except (NotAForecast, VersionIsDamaged) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The evaluative case is started. Enter what you measured.")
            return redirect("impact:tasks", opened.organisation.pk, started.pk)
    words = {"form": form, "version": found, "is_forecast": is_forecast(found), "is_intact": is_intact(found)}
    return render(request, "impact/versions/evaluate.html", {**opened.words, **words})


def _version(opened: OpenCase, number: int) -> Version:
    found = find_version(opened.case, number)
    if found is None:
        raise Http404
    return found
