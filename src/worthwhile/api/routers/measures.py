"""Questionnaires: which can be scored, and what changed in responses that are sent. Nothing of them is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from worthwhile.api.answers import MEASURE_SCORED, RESPONSES, ref
from worthwhile.api.bearer import organisation_of
from worthwhile.api.bodies import CSV, JSON, response_rows
from worthwhile.api.describe import described as operation
from worthwhile.api.pages import PageQuery, page_of, page_schema
from worthwhile.api.problems import NothingThere, json_answer, text_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.apps.evidence.selectors.licences import find_licence
from worthwhile.apps.evidence.services.score_sent import score_sent
from worthwhile.apps.organisations.models import Organisation, Scope
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.options import Options
from worthwhile.exchange.measure_json import measure_data, result_data, result_text
from worthwhile.kernel.problems import did_you_mean
from worthwhile.kernel.records import described

router = Router(tags=["Measures"])


@dataclass(frozen=True, kw_only=True)
class ScoreQuery(Options):
    """How questionnaires are compared, and what of it is answered."""

    draws: int = described("Draws for the interval of a mean", default=2000, minimum=200, maximum=10_000)
    seed: int = described("Start of the random draws: the same seed gives the same figures", default=1, minimum=0)
    day_first: bool = described("Also read dates such as 01/04/2026 as 1 April", default=False)
    for_sharing: bool = described("Leave out all about single people and totals too small", default=False)


@router.get(
    "measures",
    **operation(
        id="list_measures",
        summary="The questionnaires that can be scored",
        about="What each takes and on what terms, with the licence that the organisation has recorded for it.",
        query=PageQuery,
        answer=("A page of measures", page_schema(ref("Measure"))),
    ),
)
def list_measures(request: HttpRequest) -> HttpResponse:
    """List the measures."""
    query, organisation = read_query(PageQuery, request), organisation_of(request)
    return json_answer(page_of([_entry(measure, organisation) for measure in MEASURES.values()], query))


@router.get(
    "measures/{id}",
    **operation(
        id="show_measure",
        summary="One questionnaire",
        about="Its questions where they may be printed, its scoring, bands, thresholds and sources.",
        query=NoQuery,
        answer=("The measure", ref("Measure")),
        refusals=(404,),
    ),
)
def show_measure(request: HttpRequest, id: str) -> HttpResponse:
    """Show a measure."""
    read_query(NoQuery, request)
    return json_answer(_entry(_measure(id), organisation_of(request)))


@router.post(
    "measures/{id}/score",
    **operation(
        id="score_measure",
        summary="What changed between two stages",
        about="Scores the questionnaires in the body and answers as “worthwhile measures score --json” prints it for "
        "the same draws and seed. Nothing is kept. Send codes for people, never names. Without for_sharing the answer "
        "holds scores of single people: keep it as carefully as the questionnaires.",
        scope=Scope.EVIDENCE_READ,
        query=ScoreQuery,
        body={CSV: {"type": "string", "description": "A heading, and one row a questionnaire"}, JSON: RESPONSES},
        answer=("What changed, for whom, and how sure one may be", MEASURE_SCORED),
        refusals=(404,),
    ),
)
def score(request: HttpRequest, id: str) -> HttpResponse:
    """Score questionnaires."""
    measure, query = _measure(id), read_query(ScoreQuery, request)
    result = score_sent(
        organisation=organisation_of(request),
        measure=measure,
        table=response_rows(request),
        day_first=query.day_first,
        options=query,
        seed=query.seed,
        on=timezone.localdate(),
    )
    return text_answer(result_text(result_data(result, seed=query.seed, for_sharing=query.for_sharing)))


def _measure(id: str) -> Measure:
    if id not in MEASURES:
        raise NothingThere(f"There is no measure {id!r}.{did_you_mean(id, MEASURES)} All are listed at measures")
    return MEASURES[id]


def _entry(measure: Measure, organisation: Organisation) -> dict[str, Any]:
    held = find_licence(organisation, measure, on=timezone.localdate())
    return measure_data(measure, held.as_record() if held else None)
