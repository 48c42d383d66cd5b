"""The cases of the organisation: listed, read, added and changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from worthwhile.api.answers import ref
from worthwhile.api.bearer import organisation_of, token_of
from worthwhile.api.cases_sent import CASE_BODY
from worthwhile.api.describe import described as operation
from worthwhile.api.kept_cases import agreed_revision, case_answer, case_entry, case_of, passed, sent_draft
from worthwhile.api.pages import CursorQuery, page_of_rows, page_schema
from worthwhile.api.problems import json_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.apps.impact.models import BY_A_PROGRAM
from worthwhile.apps.impact.selectors.cases import every_case, latest_revision
from worthwhile.apps.impact.services.bring_in import bring_in, replace_case
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile
from worthwhile.apps.organisations.models import Scope
from worthwhile.exchange.draft_case import draft_from_data
from worthwhile.kernel.problems import InvalidInput
from worthwhile.kernel.records import Record, described

router = Router(tags=["Cases"])


@dataclass(frozen=True, kw_only=True)
class DraftQuery(Record):
    """Whether a case with gaps is taken."""

    draft: bool = described("Take a case in which something is missing, and tell what", default=False)


@router.get(
    "cases",
    **operation(
        id="list_cases",
        summary="Every case of the organisation",
        about="Scenarios too: scenario_of is the number of the case that one was copied from.",
        scope=Scope.CASES_READ,
        query=CursorQuery,
        answer=("A page of cases, in the order in which they were added", page_schema(ref("CaseEntry"))),
    ),
)
def list_cases(request: HttpRequest) -> HttpResponse:
    """List the cases."""
    query = read_query(CursorQuery, request)
    return json_answer(page_of_rows(every_case(organisation_of(request)), query, by="pk", entry=case_entry))


@router.get(
    "cases/{key:id}",
    **operation(
        id="read_case",
        summary="One case as it stands",
        about="The case is in the shape of a case file, every number exactly as it was entered. The ETag of the answer "
        "is its revision: send it as If-Match to change the case. What is missing stands under problems.",
        scope=Scope.CASES_READ,
        query=NoQuery,
        answer=("The case", ref("KeptCase")),
        refusals=(404,),
    ),
)
def read_case(request: HttpRequest, id: int) -> HttpResponse:
    """Read a case."""
    read_query(NoQuery, request)
    case = case_of(request, id)
    latest = latest_revision(case)
    try:
        problems = draft_from_data(latest.data).gaps
    except InvalidInput as error:
        problems = error.problems
    return case_answer(case, latest, problems)


@router.post(
    "cases",
    **operation(
        id="add_case",
        summary="Add a case",
        about="Keeps the case in the body. With draft=true it may have gaps, and the answer says what is missing; a "
        "figure that cannot be used is refused in any case. A case of more than 40 priced outcomes is not kept.",
        scope=Scope.CASES_WRITE,
        query=DraftQuery,
        body=CASE_BODY,
        answer=("The case as it is kept", ref("KeptCase")),
    ),
)
def add_case(request: HttpRequest) -> HttpResponse:
    """Add a case."""
    query = read_query(DraftQuery, request)
    draft = sent_draft(request, may_have_gaps=query.draft)
    case = bring_in(
        organisation=organisation_of(request),
        draft=draft,
        by=None,
        now=timezone.now(),
        what=BY_A_PROGRAM,
        token=token_of(request).pk,
    )
    return case_answer(case, latest_revision(case), draft.gaps)


@router.put(
    "cases/{key:id}",
    **operation(
        id="change_case",
        summary="Change a case",
        about="Puts the whole case in the body in the place of what the case says. Send the ETag of what was read as "
        "If-Match. Where somebody saved meanwhile nothing is changed, and the answer says what they changed. What the "
        "pages keep beside the case under x-worthwhile stays where the body says nothing of it.",
        scope=Scope.CASES_WRITE,
        query=DraftQuery,
        body=CASE_BODY,
        answer=("The case as it is kept", ref("KeptCase")),
        refusals=(404, 412, 428),
    ),
)
def change_case(request: HttpRequest, id: int) -> HttpResponse:
    """Change a case."""
    query, case = read_query(DraftQuery, request), case_of(request, id)
    latest = agreed_revision(request, case)
    draft = sent_draft(request, may_have_gaps=query.draft)
    try:
        saved = replace_case(
            case=case,
            draft=draft,
            based_on=latest.number,
            by=None,
            now=timezone.now(),
            what=BY_A_PROGRAM,
            token=token_of(request).pk,
        )
    except ChangedMeanwhile as error:
        raise passed(request, case, error.revision) from None
    return case_answer(case, saved, draft.gaps)
