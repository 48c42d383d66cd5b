"""What a case of the organisation is worth, and the files it can be taken away in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from worthwhile.api.answers import ANY_OBJECT, CHECKS, ref
from worthwhile.api.cases_sent import ValueQuery
from worthwhile.api.describe import described as operation
from worthwhile.api.kept_cases import case_of
from worthwhile.api.problems import NothingThere, json_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.draft_files import draft_note
from worthwhile.apps.impact.presenters.promised import find_promised
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.apps.impact.services.keep_case import refuse_too_large
from worthwhile.apps.impact.services.make_file import KINDS, make_file
from worthwhile.apps.impact.services.value_draft import as_valued, value_draft
from worthwhile.apps.organisations.models import Scope
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.promised_json import promised_data
from worthwhile.exchange.readings import read_again
from worthwhile.exchange.readings_json import whole_result_data
from worthwhile.exchange.result_json import check_data
from worthwhile.exchange.stories import stories_of
from worthwhile.kernel.problems import InvalidInput, Problem

router = Router(tags=["Cases"])
FORMATS = ("pdf", "docx", "xlsx", "html")
REPORT_TYPES = tuple(KINDS[f"report.{name}"].content_type.partition(";")[0] for name in FORMATS)
CIDS = KINDS["result.jsonld"].content_type
FILE = {"description": "The bytes of a file"}
NOT_HELD = "This case is held against no version, so nothing was promised in it. Start one from a version"


@router.get(
    "cases/{key:id}/result",
    **operation(
        id="result_of_case",
        summary="What a case that is kept is worth",
        about="As “worthwhile impact value --json” prints it for the same draws and seed. A case with gaps has no "
        "result: the answer says everything that is missing.",
        scope=Scope.CASES_READ,
        query=ValueQuery,
        answer=("The result", ref("ImpactResult")),
        refusals=(404,),
    ),
)
def result_of_case(request: HttpRequest, id: int) -> HttpResponse:
    """Value a case that is kept."""
    query, data = read_query(ValueQuery, request), latest_revision(case_of(request, id)).data
    refuse_too_large(case_from_data(data).case)
    valued = value_data(data, draws=query.draws, seed=query.seed)
    loaded, result = valued.loaded, valued.result
    readings = read_again(case=loaded.case, result=result, stories=stories_of(loaded.data))
    return json_answer(whole_result_data(result=result, readings=readings, case_hash=loaded.case_hash))


@router.get(
    "cases/{key:id}/checks",
    **operation(
        id="checks_of_case",
        summary="What a careful reader would question in a case that is kept",
        about="As “worthwhile impact check --json” prints it, with the answers that were given.",
        scope=Scope.CASES_READ,
        query=NoQuery,
        answer=("The checks that found something", CHECKS),
        refusals=(404,),
    ),
)
def checks_of_case(request: HttpRequest, id: int) -> HttpResponse:
    """Check a case that is kept."""
    read_query(NoQuery, request)
    data = latest_revision(case_of(request, id)).data
    refuse_too_large(case_from_data(data).case)
    return json_answer({"checks": [check_data(found) for found in value_data(data, draws=0).result.checks]})


@router.get(
    "cases/{key:id}/report.{kind}",
    **operation(
        id="report_of_case",
        summary="The report of a case",
        about=f"The same file as its page gives, and it says that it is a draft. Formats: {', '.join(FORMATS)}.",
        scope=Scope.CASES_READ,
        query=NoQuery,
        answer=("The file", FILE, REPORT_TYPES),
        refusals=(404,),
    ),
)
def report_of_case(request: HttpRequest, id: int, kind: str) -> HttpResponse:
    """Send the report of a case."""
    read_query(NoQuery, request)
    case = case_of(request, id)
    if kind not in FORMATS:
        raise NothingThere(f"There is no report.{kind}. There are: {', '.join(f'report.{name}' for name in FORMATS)}")
    return _file(case, f"report.{kind}")


@router.get(
    "cases/{key:id}/cids",
    **operation(
        id="cids_of_case",
        summary="A case in the Common Impact Data Standard",
        about="JSON-LD, as “worthwhile impact export” writes it.",
        scope=Scope.CASES_READ,
        query=NoQuery,
        answer=("The document", ANY_OBJECT, (CIDS,)),
        refusals=(404,),
    ),
)
def cids_of_case(request: HttpRequest, id: int) -> HttpResponse:
    """Send a case as CIDS."""
    read_query(NoQuery, request)
    return _file(case_of(request, id), "result.jsonld")


@router.get(
    "cases/{key:id}/promised",
    **operation(
        id="promised_and_achieved",
        summary="What a case achieved beside what a version promised",
        about="For an evaluative case that is held against a version.",
        scope=Scope.CASES_READ,
        query=NoQuery,
        answer=("Each outcome as it was promised and as it came", ANY_OBJECT),
        refusals=(404,),
    ),
)
def promised_and_achieved(request: HttpRequest, id: int) -> HttpResponse:
    """Compare a case with the version that it is held against."""
    read_query(NoQuery, request)
    case = case_of(request, id)
    if case.forecast is None:
        raise NothingThere(NOT_HELD)
    found = find_promised(case, case.forecast)
    if found is None:
        refuse_too_large(case_from_data(latest_revision(case).data).case)
        told = "The version that this case is held against has no result any more, so nothing can be compared"
        raise InvalidInput([Problem("", told)])
    return json_answer(promised_data(found))


def _file(case: Case, name: str) -> HttpResponse:
    """One of the files of a case, as its page gives it. Raises InvalidCase where it has no result yet."""
    latest = latest_revision(case)
    made = make_file(as_valued(value_draft(latest)), name, note=draft_note(latest))
    answer = HttpResponse(made.content, content_type=made.content_type)
    answer["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return answer
