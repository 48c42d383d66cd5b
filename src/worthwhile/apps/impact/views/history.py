"""The history of a case: every saving, what each changed, any two compared, and one brought back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.history import CompareStatesForm
from worthwhile.apps.impact.models import Revision
from worthwhile.apps.impact.presenters.changed_meanwhile import present_meanwhile
from worthwhile.apps.impact.presenters.changes import present_changes
from worthwhile.apps.impact.presenters.history import present_history, what_text
from worthwhile.apps.impact.selectors.cases import find_revision, latest_revision
from worthwhile.apps.impact.selectors.history import list_revisions, revision_before
from worthwhile.apps.impact.selectors.states import find_state, list_states
from worthwhile.apps.impact.services.bring_back import bring_back
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, signed_in

METHODS = ["GET", "HEAD", "POST"]
PER_PAGE = 50


@require_safe
@open_case(*ANY_MEMBER)
def history(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show every saving of a case, a page at a time."""
    page = Paginator(list_revisions(opened.case), PER_PAGE).get_page(request.GET.get("page"))
    words = {"page": page, "rows": present_history(opened.case, page.object_list)}
    return render(request, "impact/history/history.html", {**opened.words, **words})


@require_safe
@open_case(*ANY_MEMBER)
def revision(request: HttpRequest, opened: OpenCase, revision: int) -> HttpResponse:
    """Show what one saving changed."""
    found = _revision(opened, revision)
    before = revision_before(opened.case, revision)
    words = {
        "revision": found,
        "what": what_text(found.what),
        "before": before,
        "groups": present_changes(before=before.data if before else {}, after=found.data),
    }
    return render(request, "impact/history/revision.html", {**opened.words, **words})


@require_safe
@open_case(*ANY_MEMBER)
def compare(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show what differs between two states of a case; the last saving where none are named."""
    latest = opened.case.revision
    asked = {"from": str(max(latest - 1, 1)), "to": str(latest), **request.GET.dict()}
    states = [find_state(opened.case, asked[name]) for name in ("from", "to")]
    known = tuple(state for state in states if state is not None)
    form = CompareStatesForm(asked, offered=list_states(opened.case, also=known))
    words: dict[str, Any] = {"form": form}
    if form.is_valid() and len(known) == len(states):
        first, second = known
        words |= {"first": first, "second": second, "groups": present_changes(before=first.data, after=second.data)}
    return render(request, "impact/history/compare.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*WRITERS)
def bring_revision_back(request: HttpRequest, opened: OpenCase, revision: int) -> HttpResponse:
    """Bring a case back as it was, once it is confirmed."""
    found, latest = _revision(opened, revision), latest_revision(opened.case)
    words: dict[str, Any] = {"revision": found, "based_on": based_on_of(request, latest)}
    if request.method == "POST":
        based_on, now = words["based_on"], timezone.now()
        try:
            bring_back(case=opened.case, revision=found, based_on=based_on, by=signed_in(request), now=now)
        except ChangedMeanwhile as error:
            base = _revision(opened, based_on)
            words |= {"meanwhile": present_meanwhile(error, base), "based_on": error.revision.number}
        else:
            messages.success(request, f"The case is as it was at revision {revision}. The history keeps what it was.")
            return redirect("impact:history", *opened.key)
    words["groups"] = present_changes(before=latest.data, after=found.data)
    return render(request, "impact/history/bring_back.html", {**opened.words, **words})


def _revision(opened: OpenCase, number: int) -> Revision:
    found = find_revision(opened.case, number)
    if found is None:
        raise Http404
    return found
