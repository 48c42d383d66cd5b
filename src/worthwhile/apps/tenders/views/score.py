"""Bids scored from a file that somebody sends, or from the demonstration. Nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.views.without_account import not_too_often
from worthwhile.apps.tenders.forms.evaluation_upload import EvaluationUploadForm
from worthwhile.apps.tenders.presenters.bids_scored import scored_words
from worthwhile.apps.tenders.presenters.evaluation_problems import problem_words
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored, score_demonstration, score_text
from worthwhile.exchange.evaluation import demonstration_evaluation_text, new_evaluation_text, scoring_data
from worthwhile.exchange.plain_data import json_text
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@never_cache
@not_too_often("send")
def score(request: HttpRequest) -> HttpResponse:
    """The form; what was sent is scored, or every problem with it told."""
    if request.method == "POST":
        return _scored(request, as_file=False)
    if "demonstration" in request.GET:
        return _show(request, EvaluationUploadForm(), score_demonstration(), is_demonstration=True)
    return _show(request, EvaluationUploadForm(), None)


@require_http_methods(METHODS)
@never_cache
@not_too_often("send")
def score_result(request: HttpRequest) -> HttpResponse:
    """The outcome of what was sent as JSON; without anything, that of the demonstration."""
    if request.method == "POST":
        return _scored(request, as_file=True)
    return _json(score_demonstration())


@require_safe
def new_evaluation(request: HttpRequest) -> HttpResponse:
    """An evaluation to fill in, with comments that say what each line is for."""
    return _yaml(new_evaluation_text(), "evaluation.yaml")


@require_safe
def demonstration_evaluation(request: HttpRequest) -> HttpResponse:
    """The invented evaluation as a file."""
    return _yaml(demonstration_evaluation_text(), "demonstration.yaml")


def _scored(request: HttpRequest, *, as_file: bool) -> HttpResponse:
    form = EvaluationUploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, None)
    try:
        scored = score_text(form.given, suffix=form.suffix, name=form.name)
    except WorthwhileError as error:
        again = EvaluationUploadForm(initial={"text": form.given})
        words = {"form": again, "problems": problem_words(error), "scored": None}
        return render(request, "tenders/score.html", words)
    return _json(scored) if as_file else _show(request, EvaluationUploadForm(initial={"text": form.given}), scored)


def _show(
    request: HttpRequest, form: EvaluationUploadForm, scored: BidsScored | None, *, is_demonstration: bool = False
) -> HttpResponse:
    words = {
        "form": form,
        "problems": None,
        "scored": scored_words(scored) if scored else None,
        "text": scored.text if scored else "",
        "is_demonstration": is_demonstration,
    }
    return render(request, "tenders/score.html", words)


def _json(scored: BidsScored) -> HttpResponse:
    data = scoring_data(scored.result, evaluation_hash=scored.loaded.evaluation_hash)
    response = HttpResponse(json_text(data), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="evaluation-result.json"'
    return response


def _yaml(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
