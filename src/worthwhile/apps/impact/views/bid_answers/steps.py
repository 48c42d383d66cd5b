"""The steps of an answer that ask about the question and its delivery."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.bid_answers.delivery import DeliveryStep
from worthwhile.apps.impact.forms.bid_answers.headings import HeadingsStep
from worthwhile.apps.impact.forms.bid_answers.question import BuyerStep, QuestionStep
from worthwhile.apps.impact.selectors.answer_content import BY_STEP, next_step
from worthwhile.apps.impact.selectors.answers import latest_answer_revision
from worthwhile.apps.impact.services.save_answer import AnswerTooLong
from worthwhile.apps.impact.views.bid_answers.opening import (
    OpenAnswer,
    SavedAnswer,
    open_answer,
    save_answer_page,
)
from worthwhile.apps.impact.views.going_on import BACK
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import WRITERS
from worthwhile.exchange.case_edits import Edits

FORMS: dict[str, Any] = {
    "question": QuestionStep,
    "buyer": BuyerStep,
    "headings": HeadingsStep,
    "delivery": DeliveryStep,
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_answer(*WRITERS)
def answer_step(request: HttpRequest, opened: OpenAnswer, step: str) -> HttpResponse:
    """Show or save one step of an answer."""
    latest = latest_answer_revision(opened.answer)
    form: forms.Form = FORMS[step](request.POST if request.method == "POST" else None, content=latest.data)
    words: dict[str, Any] = {"form": form, "step": BY_STEP[step], "based_on": based_on_of(request, latest)}
    if form.is_valid():
        saved = save_or_tell(request, opened, form, FORMS[step].edits(form), what=step)
        if saved is not None and saved.meanwhile is None:
            return redirect(after_step(request, opened, step))
        if saved is not None:
            words |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, f"impact/answers/{step}.html", {**opened.words, **words})


def save_or_tell(
    request: HttpRequest, opened: OpenAnswer, form: forms.Form, edits: Edits, *, what: str
) -> SavedAnswer | None:
    """Save, or say in the form why it is too long to keep."""
    try:
        return save_answer_page(request, opened, edits, what=what)
    except AnswerTooLong as error:
        form.add_error(None, str(error))
        return None


def after_step(request: HttpRequest, opened: OpenAnswer, step: str) -> str:
    """The next step, or the answer where that was asked for or nothing follows."""
    following = next_step(step)
    if BACK in request.POST or not following:
        return reverse("impact:answer", args=opened.key)
    return reverse(f"impact:answer_{following}", args=opened.key)
