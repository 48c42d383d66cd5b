"""Version 1 of the API: its routers, and what becomes of an error in any of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI

from worthwhile.api.errors import answer_to_error, answer_to_nothing_there, answer_to_our_fault
from worthwhile.api.problems import problem_answer
from worthwhile.api.routers import (
    case_results,
    cases,
    collections,
    market,
    measures,
    questionnaires,
    reference,
    tenders,
    valuing,
    versions,
    who,
)
from worthwhile.kernel.problems import Problem, WorthwhileError

ABOUT = (
    "What the pages and the command line work out, for programs. Figures are the same to the penny. Money is text with "
    "two places, so that no program rounds it; numbers in cases are read exactly as they are written."
)
# Neither ninja's own pages nor its own address of the description: those load scripts from another host.
api = NinjaAPI(title="Worthwhile", version="1", description=ABOUT, openapi_url=None, docs_url=None)
OF_CASES = (who, valuing, cases, case_results, versions, collections, questionnaires, reference, measures)
for routed in (*OF_CASES, market, tenders):
    api.add_router("", routed.router)
api.add_exception_handler(WorthwhileError, answer_to_error)
api.add_exception_handler(Http404, answer_to_nothing_there)
api.add_exception_handler(Exception, answer_to_our_fault)


def addresses() -> list[URLPattern]:
    """The addresses of this version."""
    found = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    for pattern in found:
        pattern.callback = _uniform(pattern.callback)
    return found


def _uniform(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """The view, with a wrong method told as any other problem, and nothing kept by whoever passes the answer on."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = view(request, *args, **kwargs)
        if answer.status_code == 405:
            allowed = answer.headers["Allow"]
            message = f"Ask here with {allowed}. You asked with {request.method}"
            answer = problem_answer([Problem("", message)], status=405, headers={"Allow": allowed})
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return answered
