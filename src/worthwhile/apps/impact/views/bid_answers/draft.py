"""The page of an answer: its draft part by part, its gaps with a box each, and its words counted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.bid_answers.gaps import GapsForm
from worthwhile.apps.impact.models import AnswerRevision
from worthwhile.apps.impact.presenters.bid_answers.page import (
    first_step,
    places_of,
    present_answer,
    present_count,
    present_draft_problems,
    present_no_longer,
    present_steps,
)
from worthwhile.apps.impact.selectors.answer_content import own_words_of
from worthwhile.apps.impact.selectors.answers import latest_answer_revision
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.kept_draft import find_draft, find_no_longer, is_behind, tried_draft
from worthwhile.apps.impact.services.make_answer_file import FILES
from worthwhile.apps.impact.services.save_answer import problems_of_draft
from worthwhile.apps.impact.views.bid_answers.opening import OpenAnswer, open_answer
from worthwhile.apps.impact.views.bid_answers.steps import save_or_tell
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS
from worthwhile.exchange.answers import AnswerDraft, with_own_words

METHODS = ["GET", "HEAD", "POST"]
PAGE = "impact/answers/answer.html"


@require_safe
@open_answer(*ANY_MEMBER)
def answer(request: HttpRequest, opened: OpenAnswer) -> HttpResponse:
    """Show an answer: its draft, or the steps that a draft still needs."""
    latest = latest_answer_revision(opened.answer)
    draft = find_draft(opened.answer)
    form = GapsForm(draft=draft, content=latest.data) if draft else None
    return render(request, PAGE, _page(request, opened, latest, draft, form))


@require_http_methods(METHODS)
@open_answer(*WRITERS)
def answer_gaps(request: HttpRequest, opened: OpenAnswer) -> HttpResponse:
    """Save what was typed into gaps, and draft again with it from the same figures."""
    latest = latest_answer_revision(opened.answer)
    draft = find_draft(opened.answer)
    if draft is None:
        return redirect("impact:answer", *opened.key)
    form = GapsForm(request.POST if request.method == "POST" else None, draft=draft, content=latest.data)
    more: dict[str, Any] = {}
    if form.is_valid():
        saved = save_or_tell(request, opened, form, form.edits(), what="gaps")
        if saved is not None and saved.meanwhile is None:
            messages.success(request, "What you typed is saved, and stands in the draft as your words.")
            return redirect("impact:answer", *opened.key)
        if saved is not None:
            more = {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, PAGE, {**_page(request, opened, latest, draft, form), **more})


@require_http_methods(METHODS)
@open_answer(*WRITERS)
def answer_count(request: HttpRequest, opened: OpenAnswer) -> HttpResponse:
    """Count the words with what is typed and not saved yet."""
    latest = latest_answer_revision(opened.answer)
    draft = find_draft(opened.answer)
    if draft is None:
        return redirect("impact:answer", *opened.key)
    form = GapsForm(request.POST if request.method == "POST" else None, draft=draft, content=latest.data)
    if request.htmx:  # type: ignore[attr-defined]
        count = present_count(_filled(opened, latest, draft, form))
        return render(request, "impact/answers/count.html", {"count": count})
    return render(request, PAGE, _page(request, opened, latest, draft, form))


def _page(
    request: HttpRequest, opened: OpenAnswer, latest: AnswerRevision, draft: AnswerDraft | None, form: GapsForm | None
) -> dict[str, Any]:
    """Everything that the page is drawn with; what is typed and not saved stands in the draft too."""
    content, case_now = latest.data, latest_revision(opened.answer.case).data
    places = places_of(opened.answer, content, case_now, can_write=opened.opened.membership.can_write)
    steps = present_steps(content, places)
    words: dict[str, Any] = {
        **opened.words,
        "latest": latest,
        "steps": steps,
        "next_step": first_step(steps),
        "based_on": based_on_of(request, latest),
        "form": form,
    }
    if draft is None or form is None:
        problems = problems_of_draft(opened.answer, content)
        return words | {"problems": present_draft_problems(problems, content, places)}
    filled = _filled(opened, latest, draft, form)
    return words | {
        "files": FILES,
        "page": present_answer(filled=filled, boxes=form.boxes, places=places),
        "is_behind": is_behind(opened.answer),
        "no_longer": present_no_longer(find_no_longer(opened.answer), case_now, places),
    }


def _filled(opened: OpenAnswer, latest: AnswerRevision, draft: AnswerDraft, form: GapsForm) -> AnswerDraft:
    """The draft with what was typed: as it is saved, or as the boxes would have it."""
    if form.is_bound:
        form.is_valid()
        return tried_draft(opened.answer, latest.data, form.edits()) or draft
    return with_own_words(draft, own_words_of(latest.data))
