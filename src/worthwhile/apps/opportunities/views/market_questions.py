"""The questions about how open a market is, each with a page, a file and a line for the list."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from worthwhile.apps.opportunities.presenters.market_files import answer_csv, answer_data, parts_csv, parts_data
from worthwhile.apps.opportunities.presenters.market_page import address_of, cards, line_of, present_answer
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.market_answers import find_answer, find_kept_answer, find_parts
from worthwhile.apps.opportunities.views.answered_for import no_market_yet
from worthwhile.apps.opportunities.views.market_asked import page, scope_form
from worthwhile.market.queries.answers import By, grid_of
from worthwhile.market.queries.shape import BY_SLUG, QUESTIONS, Question
from worthwhile.market.queries.shape.headlines import HEADLINES

SHOWN_BY: Mapping[str, By] = {"areas": "area", "years": "year"}


@require_safe
def market(request: HttpRequest) -> HttpResponse:
    """Every question with a line of answer. Lines that take time are fetched after the page."""
    held = open_market()
    if held is None:
        return no_market_yet(request)
    form = scope_form(request)
    asked = form.asked()
    found = []
    if asked:
        known = {one.slug: find_kept_answer(held, one, asked.scope, asked.on) for one in QUESTIONS}
        found = cards(asked, known)
    return page(request, "opportunities/market.html", form=form, market=held, asked=asked, words={"cards": found})


@require_safe
@vary_on_headers("HX-Request")
def market_line(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer in a line, for the list; the page of the question where somebody comes here otherwise."""
    question, held = _question(slug), open_market()
    asked = scope_form(request).asked()
    if held is None or asked is None or request.headers.get("HX-Request") != "true":
        query = request.GET.urlencode()
        address = address_of("market_question", asked, question) if asked else None
        return redirect(address or f"../{f'?{query}' if query else ''}")
    line = line_of(find_answer(held, question, asked.scope, asked.on))
    return render(request, "opportunities/market_line.html", {"line": line})


@require_safe
def market_question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question: its answer in sentences, drawn, as a table, and what it rests on."""
    question, held = _question(slug), open_market()
    if held is None:
        return no_market_yet(request)
    form = scope_form(request)
    asked = form.asked()
    answer = None
    if asked:
        by = _by(request, question)
        show = request.GET["show"] if by else ""
        found = find_answer(held, question, asked.scope, asked.on)
        parts = find_parts(held, question, asked.scope, asked.on, by) if by else ()
        answer = present_answer(found, asked, show=show, parts=parts, grid=grid_of(asked.scope))
    words = {"question": question, "answer": answer}
    return page(request, "opportunities/market_question.html", form=form, market=held, asked=asked, words=words)


@require_safe
def market_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Every row of an answer as CSV; by area or year as its page shows it."""
    question, held = _question(slug), open_market()
    asked = scope_form(request).asked()
    if held is None or asked is None:
        return market_question(request, slug)
    by = _by(request, question)
    if by:
        return parts_csv(question, find_parts(held, question, asked.scope, asked.on, by), by)
    return answer_csv(find_answer(held, question, asked.scope, asked.on))


@require_safe
def market_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as ``worthwhile market shape QUESTION --json``; by area or year as its page shows it."""
    question, held = _question(slug), open_market()
    form = scope_form(request)
    asked = form.asked()
    dumps = {"indent": 2, "ensure_ascii": False}
    if held is None:
        told = [{"field": "", "message": "No notices have been compiled here yet."}]
        return JsonResponse({"problems": told}, status=404, json_dumps_params=dumps)
    if asked is None:
        told = [{"field": name, "message": str(error)} for name, errors in form.errors.items() for error in errors]
        return JsonResponse({"problems": told}, status=400, json_dumps_params=dumps)
    by = _by(request, question)
    if by:
        found = parts_data(question, find_parts(held, question, asked.scope, asked.on, by), by, on=asked.on)
    else:
        found = answer_data(find_answer(held, question, asked.scope, asked.on), on=asked.on)
    return JsonResponse(found, json_dumps_params=dumps)


def _by(request: HttpRequest, question: Question) -> By | None:
    """What the answer is parted by, where the question has a share that stands for it."""
    return SHOWN_BY.get(request.GET.get("show", "")) if question.slug in HEADLINES else None


def _question(slug: str) -> Question:
    found = BY_SLUG.get(slug)
    if found is None:
        raise Http404
    return found
