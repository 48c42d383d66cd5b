"""What a case that is sent is worth, and what a careful reader would question in it. Nothing of it is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from worthwhile.api.answers import CHECKS, ref
from worthwhile.api.bodies import case_text
from worthwhile.api.cases_sent import CASE_BODY, ValueQuery
from worthwhile.api.describe import described as operation
from worthwhile.api.problems import json_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.apps.impact.selectors.valued import SEED
from worthwhile.apps.impact.services.value_sent import value_sent
from worthwhile.apps.organisations.models import Scope
from worthwhile.exchange.readings import read_again
from worthwhile.exchange.readings_json import whole_result_data
from worthwhile.exchange.result_json import check_data
from worthwhile.exchange.stories import stories_of

router = Router(tags=["Cases"])


@router.post(
    "value",
    **operation(
        id="value_case",
        summary="What a case is worth",
        about="Values the case in the body and answers with the result, every step and every source, as "
        "“worthwhile impact value --json” prints it for the same draws and seed. Nothing is kept.",
        scope=Scope.CASES_READ,
        query=ValueQuery,
        body=CASE_BODY,
        answer=("The result", ref("ImpactResult")),
    ),
)
def value(request: HttpRequest) -> HttpResponse:
    """Value a case."""
    query = read_query(ValueQuery, request)
    text, suffix = case_text(request)
    valued = value_sent(text=text, suffix=suffix, draws=query.draws, seed=query.seed)
    loaded, result = valued.loaded, valued.result
    readings = read_again(case=loaded.case, result=result, stories=stories_of(loaded.data))
    return json_answer(whole_result_data(result=result, readings=readings, case_hash=loaded.case_hash))


@router.post(
    "check",
    **operation(
        id="check_case",
        summary="What a careful reader would question in a case",
        about="Checks the case in the body and answers as “worthwhile impact check --json” prints it. Nothing is kept.",
        scope=Scope.CASES_READ,
        query=NoQuery,
        body=CASE_BODY,
        answer=("The checks that found something", CHECKS),
    ),
)
def check(request: HttpRequest) -> HttpResponse:
    """Check a case."""
    read_query(NoQuery, request)
    text, suffix = case_text(request)
    valued = value_sent(text=text, suffix=suffix, draws=0, seed=SEED)
    return json_answer({"checks": [check_data(found) for found in valued.result.checks]})
