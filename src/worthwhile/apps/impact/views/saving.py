"""Saving a page of a case: on to the next one, or back to the page with what somebody else changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from worthwhile.apps.impact.models import AnswerRevision, Revision
from worthwhile.apps.impact.presenters.changed_meanwhile import Meanwhile, present_meanwhile
from worthwhile.apps.impact.selectors.cases import find_revision
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile, save_case
from worthwhile.apps.impact.views.opening import OpenCase
from worthwhile.apps.organisations.views.access import signed_in
from worthwhile.exchange.case_edits import Edits

BASED_ON = "based_on"


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What came of saving. ``meanwhile`` is None where everything is saved."""

    based_on: int
    meanwhile: Meanwhile | None = None


def save_page(request: HttpRequest, opened: OpenCase, latest: Revision, edits: Edits, *, what: str) -> Saved:
    """Save what a page changes, on the revision that it was made from."""
    based_on = based_on_of(request, latest)
    try:
        revision = save_case(
            case=opened.case,
            based_on=based_on,
            edits=edits,
            what=what,
            by=signed_in(request),
            now=timezone.now(),
        )
    except ChangedMeanwhile as error:
        base = find_revision(opened.case, based_on)
        assert base is not None
        return Saved(based_on=error.revision.number, meanwhile=present_meanwhile(error, base))
    return Saved(based_on=revision.number)


def based_on_of(request: HttpRequest, latest: Revision | AnswerRevision) -> int:
    """The revision that a page was made from; the latest where the page does not say, or says none that was."""
    given = request.POST.get(BASED_ON, "")
    number = int(given) if given.isdecimal() and len(given) < 10 else latest.number
    return number if 1 <= number <= latest.number else latest.number
