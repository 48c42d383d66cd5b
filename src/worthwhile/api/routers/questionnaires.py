"""Questionnaires of a group, sent by a program: looked over first, and kept once every choice is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from worthwhile.api.answers import RESPONSES, ref
from worthwhile.api.bearer import token_of
from worthwhile.api.bodies import CSV, JSON, response_rows
from worthwhile.api.describe import described as operation
from worthwhile.api.kept_collections import collection_of, measure_of
from worthwhile.api.problems import json_answer
from worthwhile.api.query import read_query
from worthwhile.apps.evidence.models import Collection, Mode
from worthwhile.apps.evidence.selectors.group_plan import GroupPlan, RowState, plan_group
from worthwhile.apps.evidence.selectors.wordings import list_consent_wordings
from worthwhile.apps.evidence.services.check_file import CheckedFile, check_rows_sent
from worthwhile.apps.evidence.services.keep_group import Choices, KeptGroup, choice_problems, keep_group
from worthwhile.apps.evidence.services.raise_concern import tell_owners
from worthwhile.apps.organisations.models import Scope
from worthwhile.engines.measures.measure import Measure
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described

router = Router(tags=["Evidence"])


class Differing(StrEnum):
    """What stands where a row says something else than what is kept."""

    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, kw_only=True)
class GroupQuery(Record):
    """The choices that the page of a preview asks for."""

    measure: str | None = described("Id of the questionnaire, where the collection asks several", default=None)
    preview: bool = described("Tell what would happen, and keep nothing", default=False)
    consent: int | None = described("Number of the wording that everybody agreed to", default=None)
    agreed: bool = described("That each of these people agreed to that wording before answering", default=False)
    changed: Differing | None = described("What stands where a row differs from what is kept", default=None)
    add_people: bool = described("That codes nobody has here yet are right and may be added", default=False)
    leave_out: bool = described("Leave out rows with a problem and keep the rest", default=False)


@router.post(
    "evidence/{key:id}/questionnaires",
    **operation(
        id="add_questionnaires",
        summary="Add the questionnaires of a group",
        about="One row a questionnaire, as the page for a group takes them. All are kept or none. The same rows again "
        "change nothing. Ask with preview=true first: it says what would happen and which choices have to be made. "
        "Send codes for people, never names. Where an answer needs a person to act, the owners are told at once.",
        scope=Scope.EVIDENCE_WRITE,
        query=GroupQuery,
        body={CSV: {"type": "string", "description": "A heading, and one row a questionnaire"}, JSON: RESPONSES},
        answer=("What became of them", ref("QuestionnairesKept")),
        refusals=(404,),
    ),
)
def add_questionnaires(request: HttpRequest, id: int) -> HttpResponse:
    """Keep questionnaires, or tell what keeping them would do."""
    query, collection = read_query(GroupQuery, request), collection_of(request, id)
    measure = measure_of(collection, query.measure)
    checked = check_rows_sent(rows=response_rows(request), measure=measure)
    plan = plan_group(
        collection, measure, responses=checked.responses, problems=checked.problems, on=timezone.localdate()
    )
    choices = _choices(query, collection)
    missing = [*choice_problems(collection, plan, choices), *_agreement(query, plan)]
    if query.preview:
        return json_answer(_told(checked, plan, needs=missing))
    if missing:
        raise InvalidInput([*missing, *plan.problems])
    return json_answer(_told(checked, plan, kept=_keep(request, collection, measure, checked, choices)))


def _choices(query: GroupQuery, collection: Collection) -> Choices:
    """The choices, with the wording found. Raises InvalidInput where it is none of the collection."""
    wording = None
    if query.consent is not None:
        wording = next((found for found in list_consent_wordings(collection) if found.pk == query.consent), None)
        if wording is None:
            told = f"Name a wording of this collection by its number, as evidence/{collection.pk} lists them."
            raise InvalidInput([Problem("consent", f"{told} You gave {query.consent}.")])
    return Choices(
        consent=wording,
        replace=None if query.changed is None else query.changed is Differing.REPLACE,
        leave_out_faulty=query.leave_out,
        add_people=query.add_people,
    )


def _agreement(query: GroupQuery, plan: GroupPlan) -> list[Problem]:
    if query.agreed or not plan.of(RowState.NEW):
        return []
    return [Problem("agreed", "Say agreed=true, that each of these people agreed. If somebody did not, leave them out")]


def _keep(
    request: HttpRequest, collection: Collection, measure: Measure, checked: CheckedFile, choices: Choices
) -> KeptGroup:
    kept = keep_group(
        collection=collection,
        measure=measure,
        responses=checked.responses,
        problems=checked.problems,
        choices=choices,
        mode=Mode.FILE,
        by=None,
        now=timezone.now(),
        token=token_of(request).pk,
    )
    if kept.concerns:
        address = reverse("evidence:concerns", args=[collection.organisation_id])
        tell_owners(collection=collection, link=request.build_absolute_uri(address))
    return kept


def _told(
    checked: CheckedFile, plan: GroupPlan, *, needs: list[Problem] | None = None, kept: KeptGroup | None = None
) -> dict[str, Any]:
    """What was done or would be. Answers that are kept are not told: rows that differ stand there by number."""
    differing = plan.of(RowState.CHANGED)
    return {
        "kept": kept is not None and bool(kept.added or kept.replaced),
        "rows": checked.rows,
        "added": kept.added if kept else len(plan.of(RowState.NEW)),
        "replaced": kept.replaced if kept else 0,
        "same": len(plan.of(RowState.SAME)),
        "differing": len(differing),
        "people_added": len(plan.new_people),
        "left_out": plan.faulty_rows,
        "needs": [_problem(problem) for problem in needs or ()],
        "problems": [_problem(problem) for problem in plan.problems],
        "rows_that_differ": [row.response.row for row in differing],
        "worrying_rows": sorted({*checked.worrying, *plan.worrying}),
        "concerns": len(kept.concerns) if kept else 0,
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {"path": problem.path, "message": problem.message}
