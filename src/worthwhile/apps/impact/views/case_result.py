"""What a case is worth, with its figures to try beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.impact.forms.trying import TryForm
from worthwhile.apps.impact.presenters.case_result import present_case_result
from worthwhile.apps.impact.presenters.mending import present_problems
from worthwhile.apps.impact.presenters.trying import present_tried, present_trying
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.value_draft import value_draft
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER
from worthwhile.exchange.case_file import InvalidCase


@require_safe
@open_case(*ANY_MEMBER)
def result(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show the result, or everything that a result still needs."""
    return result_page(request, opened)


def result_page(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """The page of the case as it was saved."""
    latest = latest_revision(opened.case)
    words = {**opened.words, "based_on": latest.number, "revision": latest}
    try:
        live = value_draft(latest)
    except InvalidCase as error:
        words |= {"groups": present_problems(opened.case, latest.data, error.problems), "count": len(error.problems)}
        return render(request, "impact/cases/not_yet.html", words)
    except CaseTooLarge as error:
        return render(request, "impact/cases/too_large.html", {**words, "reason": str(error)})
    form = TryForm(case_data=live.loaded.data, result=live.result)
    words |= {
        "page": present_case_result(live),
        "trying": present_trying(form),
        "tried": present_tried(saved=live, tried=None),
    }
    return render(request, "impact/cases/result.html", words)
