"""Questions of bidders, and answers to everybody at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.buyer_acts import AnswerQuestionForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.buyer_questions import present_question, present_questions
from worthwhile.apps.tenders.selectors.buyer_tenders import find_question, list_questions, standing_of
from worthwhile.apps.tenders.services.questions import answer_question
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_questions(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show what was asked and answered. Who asked is not shown: nobody of the buyer knows."""
    may_answer = standing_of(at.tender, at.person, at.now).answer(Act.ANSWER_QUESTION).is_allowed
    words = {**at.words, "lines": present_questions(list_questions(at.tender)), "may_answer": may_answer}
    return render(request, "tenders/buyer_questions.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_answer(request: HttpRequest, at: AtTender, question: int) -> HttpResponse:
    """Answer a question."""
    asked = find_question(at.tender, question)
    if asked is None:
        raise Http404
    answer = standing_of(at.tender, at.person, at.now).answer(Act.ANSWER_QUESTION)
    form = AnswerQuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_question(question=asked, words=form.cleaned_data["answer"], by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Everybody can read the answer.")
            return redirect("tenders:buyer_questions", *at.numbers)
    words = {**at.words, "form": form, "line": present_question(asked), "refusals": answer.refusals}
    return render(request, "tenders/buyer_answer.html", words)
