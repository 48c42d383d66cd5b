"""Which law, which route: one question at a time, the answers in the address, a record for the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from worthwhile.apps.tenders.forms.route_question import RouteQuestionForm
from worthwhile.apps.tenders.presenters.route_answer import address_of, also_about, answers_given, route_answer
from worthwhile.apps.tenders.selectors.route_asked import SKIP, Asked, read_asked
from worthwhile.engines.regimes import Decision, UnknownInput
from worthwhile.engines.regimes.facts import NAMES
from worthwhile.exchange.regime import LoadedFacts, write_decision_record
from worthwhile.reference.regimes import regime_rules

ASK = "ask"
KINDS = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, kw_only=True)
class RoutePages:
    """Where questions are asked, and where everything that follows is told."""

    ask: str
    answer: str


@require_safe
def route(request: HttpRequest) -> HttpResponse:
    """The next question; an answer leads to an address that states it."""
    asked = read_asked(request.GET)
    return ask_route(request, asked, RoutePages(ask=reverse("tenders:route"), answer=reverse("tenders:route_answer")))


def ask_route(
    request: HttpRequest,
    asked: Asked,
    pages: RoutePages,
    *,
    template: str = "tenders/route.html",
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The next question of these pages, or on to the next address once it is answered."""
    fact = request.GET.get(ASK, "")
    question = asked.question(fact) if fact in NAMES else asked.next_question
    if question is None:
        return redirect(f"{pages.answer}?{request.GET.urlencode()}")
    is_answered = fact == question.fact and "answered" in request.GET
    routes = tuple(one.route for one in asked.decision.routes)
    form = RouteQuestionForm(question, request.GET if is_answered else None, open_routes=routes)
    if is_answered and form.is_valid():
        answered = address_of(asked, without=question.fact, add={question.fact: form.answer_text})
        return redirect(f"{pages.ask}?{answered}")
    words = {
        "form": form,
        "question": question,
        "kept": [(name, text) for name, text in asked.given.items() if name != question.fact],
        "skipped": [name for name in asked.skipped if name != question.fact],
        "put_off": f"{pages.ask}?{_put_off(asked, question)}",
        "pages": pages,
        "answer": route_answer(asked.decision),
        "given": answers_given(asked, pages.ask),
        "problems": asked.problems,
        "query": address_of(asked),
    }
    return render(request, template, {**(more or {}), **words})


@require_safe
def route_answer_page(request: HttpRequest) -> HttpResponse:
    """Everything that the law says of what was answered so far."""
    asked = read_asked(request.GET)
    return render(request, "tenders/route_answer.html", answer_words(asked, reverse("tenders:route")))


def answer_words(asked: Asked, page: str) -> dict[str, Any]:
    """What a page says of everything that follows from the answers; ``page`` is where questions are asked."""
    return {
        "answer": route_answer(asked.decision),
        "given": answers_given(asked, page),
        "also_about": also_about(asked, page),
        "problems": asked.problems,
        "query": address_of(asked),
        "goes_on": bool(asked.next_question),
        "put_off": len(asked.skipped),
        "asked_again": _asked_again(asked),
    }


@require_safe
def route_record(request: HttpRequest, kind: str) -> HttpResponse:
    """The decision record, to keep in the file of the procurement."""
    asked = read_asked(request.GET)
    return record_response(asked.decision, asked.loaded, kind)


def record_response(decision: Decision, loaded: LoadedFacts, kind: str) -> HttpResponse:
    """The record of a decision as a file of a kind. Raises Http404 for another kind."""
    if kind not in KINDS:
        raise Http404
    with TemporaryDirectory() as folder:
        made = Path(folder) / f"decision-record.{kind}"
        write_decision_record(decision=decision, loaded=loaded, rules=regime_rules(), to=made)
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
