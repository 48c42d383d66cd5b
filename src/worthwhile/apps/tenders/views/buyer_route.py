"""The lawful route of a tender: asked one question at a time, kept with it, and what only a person can record."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.buyer_standstill import StandstillForm
from worthwhile.apps.tenders.presenters.buyer_route import present_kept, standstill_line
from worthwhile.apps.tenders.presenters.law_in_both import law_named, otherwise_lines
from worthwhile.apps.tenders.presenters.route_answer import address_of, route_answer
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.law_in_both import answers_kept, answers_of_route, said_otherwise
from worthwhile.apps.tenders.selectors.route_asked import Asked, as_given, read_asked
from worthwhile.apps.tenders.selectors.route_kept import decided_now, facts_to_begin_with, latest_route
from worthwhile.apps.tenders.services.decide_route import keep_route, record_standstill
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.apps.tenders.views.route import RoutePages, answer_words, ask_route, record_response
from worthwhile.engines.tendering import UNTIL_RECORDED, Act
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_route(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show the decision that counts, what it asks to be done, and its record."""
    kept = latest_route(at.tender)
    words = {
        **at.words,
        "kept": present_kept(at.tender, kept) if kept else None,
        "answer": route_answer(decided_now(kept.loaded)) if kept else None,
        "otherwise": otherwise_lines(said_otherwise(at.tender, answers_kept(at.tender))),
        "law_named": law_named(at.tender),
        "standstill": standstill_line(at.tender),
        "is_unknown": at.tender.earliest_signing == UNTIL_RECORDED,
        "begin": f"{_pages(at).ask}?{urlencode(as_given(facts_to_begin_with(at.tender)))}",
        "refusals": standing_of(at.tender, at.person, at.now).answer(Act.DECIDE_ROUTE).refusals,
    }
    return render(request, "tenders/buyer_route.html", words)


@require_safe
@of_tender
def buyer_route_ask(request: HttpRequest, at: AtTender) -> HttpResponse:
    """The next question about this tender; what its file says is answered already."""
    asked, template = read_asked(request.GET), "tenders/buyer_route_ask.html"
    return ask_route(request, asked, _pages(at), template=template, more=at.words)


@require_http_methods(METHODS)
@of_tender
def buyer_route_answer(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Everything that follows from the answers; the author keeps it as the decision."""
    asked, pages = read_asked(request.GET), _pages(at)
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            keep_route(tender=at.tender, loaded=asked.loaded, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The decision is kept with the tender.")
            return redirect("tenders:buyer_route", *at.numbers)
    words: dict[str, Any] = {
        **at.words,
        **answer_words(asked, pages.ask),
        "form": form,
        "pages": pages,
        "here": f"{pages.answer}?{address_of(asked)}",
        "otherwise": otherwise_lines(said_otherwise(at.tender, _answers(asked))),
        "otherwise_says": "The tender says otherwise than these answers. Put right whichever is wrong first.",
        "refusals": standing_of(at.tender, at.person, at.now).answer(Act.DECIDE_ROUTE).refusals,
    }
    return render(request, "tenders/buyer_route_answer.html", words)


@require_safe
@of_tender
def buyer_route_record(request: HttpRequest, at: AtTender, kind: str) -> HttpResponse:
    """The decision record of the decision that counts."""
    kept = latest_route(at.tender)
    if kept is None:
        raise Http404
    return record_response(decided_now(kept.loaded), kept.loaded, kind)


@require_http_methods(METHODS)
@of_tender
def buyer_standstill(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Record the last day of a standstill that the rules held here cannot tell."""
    form = StandstillForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        last_day, reason = form.cleaned_data["last_day"], form.cleaned_data["reason"]
        try:
            record_standstill(tender=at.tender, last_day=last_day, reason=reason, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The last day of the standstill is recorded.")
            return redirect("tenders:buyer_route", *at.numbers)
    words = {
        **at.words,
        "form": form,
        "standstill": standstill_line(at.tender),
        "refusals": standing_of(at.tender, at.person, at.now).answer(Act.RECORD_STANDSTILL).refusals,
    }
    return render(request, "tenders/buyer_standstill.html", words)


def _answers(asked: Asked) -> dict[str, Any]:
    return answers_of_route(asked.loaded.data, asked.decision.regime.regime)


def _pages(at: AtTender) -> RoutePages:
    ask, answer = (reverse(f"tenders:buyer_route_{name}", args=at.numbers) for name in ("ask", "answer"))
    return RoutePages(ask=ask, answer=answer)
