"""A case of the organisation that a token stands for, and what goes in and out of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from worthwhile.api.bearer import organisation_of
from worthwhile.api.bodies import case_text
from worthwhile.api.problems import NothingThere, text_answer
from worthwhile.api.revisions import RevisionPassed, require_revision, with_revision
from worthwhile.apps.impact.models import Case, Revision, Version
from worthwhile.apps.impact.selectors.cases import find_case, find_revision, find_version, latest_revision
from worthwhile.apps.impact.services.follow_evidence import bring_up_to_date
from worthwhile.exchange.case_changes import find_changes
from worthwhile.exchange.case_file import InvalidCase
from worthwhile.exchange.draft_case import DraftCase, parse_draft_text
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import Problem


def case_of(request: HttpRequest, id: int) -> Case:
    """The case with a number, its draft following the answers to questionnaires as on the pages.

    Raises NothingThere, also where it is another organisation's.
    """
    case = find_case(organisation_of(request), id)
    if case is None:
        raise NothingThere(f"There is no case {id}. All are listed at cases")
    bring_up_to_date(case, now=timezone.now())
    return case


def version_of(case: Case, number: int) -> Version:
    """A version of a case. Raises NothingThere."""
    version = find_version(case, number)
    if version is None:
        raise NothingThere(f"This case has no version {number}. All are listed at cases/{case.pk}/versions")
    return version


def sent_draft(request: HttpRequest, *, may_have_gaps: bool) -> DraftCase:
    """The case in a body. Raises InvalidCase with everything wrong, and where it may have no gaps, missing."""
    text, suffix = case_text(request)
    draft = parse_draft_text(text, suffix=suffix, name="The case")
    if draft.gaps and not may_have_gaps:
        raise InvalidCase(draft.gaps, draft.data)
    return draft


def agreed_revision(request: HttpRequest, case: Case) -> Revision:
    """The latest revision, where the request says that it is of that. Raises RevisionNeeded, or RevisionPassed."""
    latest = latest_revision(case)
    try:
        require_revision(request, latest.number)
    except RevisionPassed:
        raise passed(request, case, latest) from None
    return latest


def passed(request: HttpRequest, case: Case, latest: Revision) -> RevisionPassed:
    """That the case was changed meanwhile, with everything that was changed since the revision that was read."""
    given = request.headers.get("If-Match", "").strip().strip('"')
    base = find_revision(case, int(given)) if given.isdecimal() and len(given) < 10 else None
    changes = find_changes(before=base.data, after=latest.data) if base is not None else ()
    return RevisionPassed(
        Problem(change.path, f"{change.label}: it was {change.before or 'nothing'}, it is {change.after or 'nothing'}")
        for change in changes
    )


def case_entry(case: Case) -> dict[str, Any]:
    """A case as it is listed."""
    return {
        "id": case.pk,
        "title": case.title,
        "revision": case.revision,
        "scenario_of": case.scenario_of_id,
        "scenario_name": case.scenario_name,
        "is_demonstration": case.is_demonstration,
        "held_against": {"case": case.forecast.case_id, "version": case.forecast.number} if case.forecast else None,
        "made_at": case.created_at.isoformat(),
        "changed_at": case.changed_at.isoformat(),
    }


def case_answer(case: Case, revision: Revision, problems: tuple[Problem, ...] | list[Problem]) -> HttpResponse:
    """A case with every digit of its figures, its revision as its ETag, and what it still lacks."""
    told = [{"path": problem.path, "message": problem.message} for problem in problems]
    whole = {**case_entry(case), "problems": told, "case": revision.data}
    return with_revision(text_answer(exact_json_text(whole)), revision.number)
