"""Which outcomes an answer promises, and what it promises of each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.bid_answers.promise import PromiseStep
from worthwhile.apps.impact.forms.bid_answers.promises import PromisesStep
from worthwhile.apps.impact.presenters.bid_answers.offer import losses_named, present_outcomes_to_promise, said_of
from worthwhile.apps.impact.selectors.answer_content import BY_STEP, Content, day_of, promises_of, question_of
from worthwhile.apps.impact.selectors.answers import latest_answer_revision
from worthwhile.apps.impact.selectors.valued import ValuedCase
from worthwhile.apps.impact.services.answer_source import value_answer_source
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.views.bid_answers.opening import OpenAnswer, open_answer
from worthwhile.apps.impact.views.bid_answers.steps import after_step, save_or_tell
from worthwhile.apps.impact.views.going_on import BACK
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import WRITERS
from worthwhile.exchange.answers.promised import losses_of
from worthwhile.kernel.problems import InvalidInput

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@open_answer(*WRITERS)
def answer_promises(request: HttpRequest, opened: OpenAnswer) -> HttpResponse:
    """Choose the outcomes to promise, with what the case says of each."""
    latest = latest_answer_revision(opened.answer)
    source = _source(request, opened)
    if source is None:
        return redirect("impact:answer_source", *opened.key)
    offered = present_outcomes_to_promise(source)
    posted = request.POST if request.method == "POST" else None
    form = PromisesStep(posted, offered=[(one.id, one.title) for one in offered], content=latest.data)
    words: dict[str, Any] = {
        "form": form,
        "step": BY_STEP["promises"],
        "offered": offered,
        "losses": losses_named(source),
        "chosen": form["outcomes"].value() or [],
        "based_on": based_on_of(request, latest),
    }
    if form.is_valid():
        saved = save_or_tell(request, opened, form, form.edits(), what="promises")
        if saved is not None and saved.meanwhile is None:
            return redirect(_after_promises(request, opened))
        if saved is not None:
            words |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, "impact/answers/promises.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_answer(*WRITERS)
def answer_promise(request: HttpRequest, opened: OpenAnswer, outcome: str) -> HttpResponse:
    """Ask how much is promised of one outcome, by when and by whom."""
    latest = latest_answer_revision(opened.answer)
    content = latest.data
    source = _source(request, opened)
    if source is None:
        return redirect("impact:answer_source", *opened.key)
    row = next((row for row in promises_of(content) if row["id"] == outcome), None)
    found = next((one for one in source.loaded.case.outcomes if one.id == outcome), None)
    if row is None or found is None:
        raise Http404
    form = PromiseStep(
        request.POST if request.method == "POST" else None,
        row=row,
        outcome=found,
        is_loss=outcome in losses_of(source.result),
        contract_start=day_of(question_of(content).get("contract_start")),
    )
    words: dict[str, Any] = {
        "form": form,
        "said": said_of(found),
        "based_on": based_on_of(request, latest),
        **_position(content, outcome),
    }
    if form.is_valid():
        saved = save_or_tell(request, opened, form, form.edits(), what="promises")
        if saved is not None and saved.meanwhile is None:
            return redirect(_after_promise(request, opened, content, outcome))
        if saved is not None:
            words |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, "impact/answers/promise.html", {**opened.words, **words})


def _source(request: HttpRequest, opened: OpenAnswer) -> ValuedCase | None:
    """The case that the promises are made from; None where it has no result by the rules of today."""
    try:
        return value_answer_source(opened.answer)
    except (InvalidInput, CaseTooLarge):
        messages.error(request, "The figures of this answer cannot be worked out today. Choose others.")
        return None


def _after_promises(request: HttpRequest, opened: OpenAnswer) -> str:
    """The first promise of which nothing is said yet, else on."""
    if BACK in request.POST:
        return reverse("impact:answer", args=opened.key)
    rows = promises_of(latest_answer_revision(opened.answer).data)
    following = next((row for row in rows if not row.get("by")), rows[0])
    return reverse("impact:answer_promise", args=[*opened.key, following["id"]])


def _after_promise(request: HttpRequest, opened: OpenAnswer, content: Content, outcome: str) -> str:
    ids = [str(row["id"]) for row in promises_of(content)]
    later = ids[ids.index(outcome) + 1 :]
    if BACK in request.POST or not later:
        return after_step(request, opened, "promises")
    return reverse("impact:answer_promise", args=[*opened.key, later[0]])


def _position(content: Content, outcome: str) -> dict[str, int]:
    ids = [row["id"] for row in promises_of(content)]
    return {"number": ids.index(outcome) + 1, "count": len(ids)}
