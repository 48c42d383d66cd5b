"""The steps of setting a collection up, and opening and closing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.evidence.forms.collection import STEPS, Step
from worthwhile.apps.evidence.models import Collection, CollectionState
from worthwhile.apps.evidence.presenters.setting_up import list_terms
from worthwhile.apps.evidence.selectors.licences import list_usable
from worthwhile.apps.evidence.selectors.readiness import opening_problems
from worthwhile.apps.evidence.services.draft_collection import ALWAYS_OPEN, CollectionHasOpened, change_collection
from worthwhile.apps.evidence.services.open_collection import close_collection, open_collection
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page
from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.kernel.problems import InvalidInput

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def step(request: HttpRequest, membership: Membership, collection: int, step: str) -> HttpResponse:
    """Answer one step. What people were told stays as it is once the collection has opened."""
    if step not in STEPS:
        raise Http404
    changed = collection_or_404(membership, collection)
    usable = list_usable(membership.organisation, on=timezone.localdate())
    form = STEPS[step](request.POST if request.method == "POST" else None, collection=changed, usable=usable)
    if form.is_valid() and _changed(request, changed, form):
        messages.success(request, f"{form.title}: saved.")
        return redirect("evidence:collection", membership.organisation_id, changed.pk)
    is_locked = changed.state != CollectionState.DRAFT and not set(form.fields_kept) <= ALWAYS_OPEN
    if is_locked and not form.is_bound:
        form.lock()
    words = {
        "form": form,
        "collection": changed,
        "organisation": membership.organisation,
        "is_locked": is_locked,
        "terms": list_terms() if step == "measures" else [],
    }
    return render(request, "evidence/step.html", words)


def _changed(request: HttpRequest, collection: Collection, form: Step) -> bool:
    try:
        change_collection(collection=collection, changes=form.changes, by=signed_in(request), now=timezone.now())
    except CollectionHasOpened as error:
        form.add_error(None, str(error))
        return False
    return True


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def open_it(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Open a collection, once nothing is missing."""
    opened = collection_or_404(membership, collection)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            open_collection(collection=opened, by=signed_in(request), now=timezone.now())
        except InvalidInput as error:
            for problem in error.problems:
                form.add_error(None, problem.message)
        else:
            messages.success(request, "The collection is open. Make codes and give them out.")
            return redirect("evidence:collection", membership.organisation_id, opened.pk)
    problems = opening_problems(opened, on=timezone.localdate())
    words = {"form": form, "collection": opened, "organisation": membership.organisation, "problems": problems}
    return render(request, "evidence/open.html", words)


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def close(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Close a collection."""
    closed = collection_or_404(membership, collection)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        close_collection(collection=closed, by=signed_in(request), now=timezone.now())
        messages.success(request, "The collection is closed. It takes no more answers.")
        return redirect("evidence:collection", membership.organisation_id, closed.pk)
    words = {"form": form, "collection": closed, "organisation": membership.organisation}
    return render(request, "evidence/close.html", words)
