"""What a collection shows, and the files of it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from worthwhile.apps.evidence.forms.results import ResultsForm, measure_named
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.presenters.results import ResultsPage, present_results
from worthwhile.apps.evidence.selectors.answers import find_answers
from worthwhile.apps.evidence.selectors.results import (
    AnswersDisagree,
    MeasuredChange,
    NoResult,
    find_change,
    usual_stage,
)
from worthwhile.apps.evidence.services.export_results import (
    MadeFile,
    UnknownFile,
    export_results,
    export_with_people,
)
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, signed_in


@require_safe
@evidence_page(*ANY_MEMBER)
def results(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Show what changed, for whom, and how sure one may be. Nobody stands in it by code."""
    shown = collection_or_404(membership, collection)
    page: ResultsPage | None = None
    change, form, problem = _change(request, shown)
    if change is not None:
        page = present_results(change, sees_people=membership.can_write)
    words = {
        "page": page,
        "change": change,
        "form": form,
        "problem": problem,
        "mend": problem.problems if isinstance(problem, AnswersDisagree) and membership.can_write else (),
        "query": request.GET.urlencode(),
        "collection": shown,
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "evidence/results.html", words)


def _change(
    request: HttpRequest, collection: Collection
) -> tuple[MeasuredChange | None, ResultsForm | None, NoResult | None]:
    """The result asked for and what may be asked instead, or why there is none."""
    measure = measure_named(collection, request.GET.get("measure", ""))
    if measure is None:
        return None, None, NoResult("This collection asks no questionnaire yet.")
    answers = find_answers(collection, measure)
    stages = answers.later_stages
    asked = {"measure": measure.id, "to": usual_stage(stages).value} | request.GET.dict()
    form = ResultsForm(asked, collection=collection, measure=measure, stages=stages)
    try:
        change = find_change(
            collection,
            measure,
            home=Path(settings.HOME),
            on=timezone.localdate(),
            later=form.later,
            better=form.better,
            answers=answers,
        )
    except NoResult as problem:
        return None, form, problem
    return change, form, None


@require_safe
@evidence_page(*ANY_MEMBER)
def results_file(request: HttpRequest, membership: Membership, collection: int, name: str) -> HttpResponse:
    """The results to take away, with nothing of single people and no total too small to share."""
    change = _change_or_404(request, membership, collection)
    try:
        return _download(export_results(change, name=name))
    except UnknownFile as error:
        raise Http404 from error


@require_safe
@evidence_page(*WRITERS)
def results_with_people(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """The results with every score by code. Whoever takes them out is in the audit log."""
    change = _change_or_404(request, membership, collection)
    return _download(export_with_people(change, by=signed_in(request), now=timezone.now()))


def _change_or_404(request: HttpRequest, membership: Membership, collection: int) -> MeasuredChange:
    change, _, _ = _change(request, collection_or_404(membership, collection))
    if change is None:
        raise Http404
    return change


def _download(made: MadeFile) -> HttpResponse:
    return HttpResponse(
        made.content,
        content_type=made.content_type,
        headers={"Content-Disposition": f'attachment; filename="{made.name}"'},
    )
