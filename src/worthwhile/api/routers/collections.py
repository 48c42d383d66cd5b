"""Collections of questionnaires, and what they show. Nobody is told the address that people answer at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from worthwhile.api.answers import MEASURE_SCORED, ref
from worthwhile.api.bearer import organisation_of, token_of
from worthwhile.api.describe import described as operation
from worthwhile.api.kept_collections import collection_of, measure_of
from worthwhile.api.pages import CursorQuery, page_of_rows, page_schema
from worthwhile.api.problems import json_answer, text_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.collections import list_collections
from worthwhile.apps.evidence.selectors.results import MeasuredChange, NoResult, find_change
from worthwhile.apps.evidence.selectors.wordings import list_consent_wordings
from worthwhile.apps.evidence.services.export_results import DATA, export_results, show_people
from worthwhile.apps.organisations.models import Scope
from worthwhile.engines.measures.measure import Better, Stage
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described

router = Router(tags=["Evidence"])


@dataclass(frozen=True, kw_only=True)
class ResultsQuery(Record):
    """Which result of a collection."""

    measure: str | None = described("Id of the questionnaire, where the collection asks several", default=None)
    to: Stage | None = described("Stage to compare with before: during, after or follow-up", default=None)
    better: Better | None = described("Which way is better, where no source says", default=None)


@router.get(
    "evidence",
    **operation(
        id="list_collections",
        summary="Every collection of questionnaires",
        about="What each asks, and whether it is open. The address that people answer at is not told.",
        scope=Scope.EVIDENCE_READ,
        query=CursorQuery,
        answer=("A page of collections, in the order in which they were made", page_schema(ref("Collection"))),
    ),
)
def list_evidence(request: HttpRequest) -> HttpResponse:
    """List the collections."""
    query = read_query(CursorQuery, request)
    return json_answer(page_of_rows(list_collections(organisation_of(request)), query, by="pk", entry=_entry))


@router.get(
    "evidence/{key:id}",
    **operation(
        id="read_collection",
        summary="One collection",
        about="With the wordings that people may have agreed to, by number.",
        scope=Scope.EVIDENCE_READ,
        query=NoQuery,
        answer=("The collection", ref("Collection")),
        refusals=(404,),
    ),
)
def read_collection(request: HttpRequest, id: int) -> HttpResponse:
    """Read a collection."""
    read_query(NoQuery, request)
    return json_answer(_entry(collection_of(request, id)))


@router.get(
    "evidence/{key:id}/results",
    **operation(
        id="results_of_collection",
        summary="What the questionnaires of a collection show",
        about="As “worthwhile measures score --json --for-sharing” prints it for the same questionnaires: nothing of "
        "single people, and no group that is too small.",
        scope=Scope.RESULTS_READ,
        query=ResultsQuery,
        answer=("What changed, for whom, and how sure one may be", MEASURE_SCORED),
        refusals=(404,),
    ),
)
def results(request: HttpRequest, id: int) -> HttpResponse:
    """Send what a collection shows."""
    change = _change(request, collection_of(request, id))
    return text_answer(export_results(change, name=DATA).content.decode().rstrip("\n"))


@router.get(
    "evidence/{key:id}/scores",
    **operation(
        id="scores_of_people",
        summary="The same with the score of every code",
        about="As “worthwhile measures score --json” prints it. Each reading is in the record of who read answers. "
        "Keep the answer as carefully as the questionnaires.",
        scope=Scope.EVIDENCE_READ,
        query=ResultsQuery,
        answer=("What changed, with scores of single people", MEASURE_SCORED),
        refusals=(404,),
    ),
)
def scores(request: HttpRequest, id: int) -> HttpResponse:
    """Send what a collection shows with the score of every code, and put that on record."""
    change = _change(request, collection_of(request, id))
    return text_answer(show_people(change, token=token_of(request).pk, now=timezone.now()).rstrip("\n"))


def _change(request: HttpRequest, collection: Collection) -> MeasuredChange:
    """The result that is asked for. Raises InvalidInput with why there is none; never with whom it is about."""
    query = read_query(ResultsQuery, request)
    measure = measure_of(collection, query.measure)
    if query.to is Stage.BEFORE:
        raise InvalidInput([Problem("to", "Choose a later stage: during, after or follow-up.")])
    if measure.asks_direction and query.better is None:
        told = "No published source says which way is better for this questionnaire. Say higher or lower."
        raise InvalidInput([Problem("better", told)])
    try:
        return find_change(
            collection,
            measure,
            home=Path(settings.HOME),
            on=timezone.localdate(),
            later=query.to,
            better=query.better,
        )
    except NoResult as error:
        raise InvalidInput([Problem("", str(error))]) from None


def _entry(collection: Collection) -> dict[str, Any]:
    return {
        "id": collection.pk,
        "name": collection.name,
        "service": collection.service,
        "state": collection.state,
        "measures": collection.measure_ids,
        "minimum_group": collection.minimum_group,
        "closes_on": collection.closes_on.isoformat() if collection.closes_on else None,
        "opened_at": collection.opened_at.isoformat() if collection.opened_at else None,
        "wordings": [
            {"id": wording.pk, "version": wording.version, "language": wording.language, "text": wording.text}
            for wording in list_consent_wordings(collection)
        ],
    }
