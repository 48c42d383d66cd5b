"""Which law, which route: one question at a time, the answers in the address, a record for the file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from worthwhile.apps.tenders.forms.route_question import RouteQuestionForm
from worthwhile.apps.tenders.presenters.route_answer import address_of, answers_given, route_answer
from worthwhile.apps.tenders.selectors.route_asked import SKIP, Asked, read_asked
from worthwhile.engines.regimes import UnknownInput
from worthwhile.engines.regimes.facts import NAMES
from worthwhile.exchange.regime import write_decision_record
from worthwhile.reference.regimes import regime_rules

ASK = "ask"
KINDS = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def route(request: HttpRequest) -> HttpResponse:
    """The next question; an answer leads to an address that states it."""
    asked = read_asked(request.GET)
    page = reverse("tenders:route")
    fact = request.GET.get(ASK, "")
    question = asked.question(fact) if fact in NAMES else asked.next_question
    if question is None:
        return redirect(f"{reverse('tenders:route_answer')}?{request.GET.urlencode()}")
    is_answered = fact == question.fact and "answered" in request.GET
    routes = tuple(one.route for one in asked.decision.routes)
    form = RouteQuestionForm(question, request.GET if is_answered else None, open_routes=routes)
    if is_answered and form.is_valid():
        return redirect(f"{page}?{address_of(asked, without=question.fact, add={question.fact: form.answer_text})}")
    words = {
        "form": form,
        "question": question,
        "kept": [(name, text) for name, text in asked.given.items() if name != question.fact],
        "skipped": [name for name in asked.skipped if name != question.fact],
        "put_off": f"{page}?{_put_off(asked, question)}",
        "answer": route_answer(asked.decision),
        "given": answers_given(asked, page),
        "problems": asked.problems,
        "query": address_of(asked),
    }
    return render(request, "tenders/route.html", words)


@require_safe
def route_answer_page(request: HttpRequest) -> HttpResponse:
    """Everything that the law says of what was answered so far."""
    asked = read_asked(request.GET)
    page = reverse("tenders:route")
    words = {
        "answer": route_answer(asked.decision),
        "given": answers_given(asked, page),
        "problems": asked.problems,
        "query": address_of(asked),
        "goes_on": bool(asked.next_question),
        "put_off": len(asked.skipped),
        "asked_again": _asked_again(asked),
    }
    return render(request, "tenders/route_answer.html", words)


@require_safe
def route_record(request: HttpRequest, kind: str) -> HttpResponse:
    """The decision record, to keep in the file of the procurement."""
    if kind not in KINDS:
        raise Http404
    asked = read_asked(request.GET)
    with TemporaryDirectory() as folder:
        made = Path(folder) / f"decision-record.{kind}"
        write_decision_record(decision=asked.decision, loaded=asked.loaded, rules=regime_rules(), to=made)
        response = HttpResponse(made.read_bytes(), content_type=KINDS[kind])
    how = "inline" if kind == "html" else "attachment"
    response["Content-Disposition"] = f'{how}; filename="decision-record.{kind}"'
    return response


def _put_off(asked: Asked, question: UnknownInput) -> str:
    """The address at which this question is left for later."""
    without = address_of(asked, without=question.fact)
    return f"{without}&{SKIP}={question.fact}" if without else f"{SKIP}={question.fact}"


def _asked_again(asked: Asked) -> str:
    """The address at which questions that were put off are asked again."""
    return address_of(Asked(given=asked.given, skipped=(), loaded=asked.loaded, decision=asked.decision))
