"""Answers that need a person to act today."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.concern import HandleForm
from worthwhile.apps.evidence.models import ConcernState
from worthwhile.apps.evidence.presenters.concerns import present_concern, present_concerns
from worthwhile.apps.evidence.selectors.concerns import find_concern, list_handled_concerns, list_open_concerns
from worthwhile.apps.evidence.services.handle_concern import ConcernAlreadyHandled, handle_concern, open_concern
from worthwhile.apps.evidence.views.access import evidence_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in

MOST_HANDLED = 100


@require_safe
@evidence_page(*WRITERS)
def concerns(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Those that wait, the longest first, and those that are handled."""
    today = timezone.localdate()
    words = {
        "open": present_concerns(list_open_concerns(membership.organisation), on=today),
        "handled": present_concerns(list_handled_concerns(membership.organisation)[:MOST_HANDLED], on=today),
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "evidence/concerns.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
@evidence_page(*WRITERS)
def concern(request: HttpRequest, membership: Membership, concern: int) -> HttpResponse:
    """What was answered, what the organisation said it would do, and what was done. Every look is on record."""
    found = find_concern(membership.organisation, concern)
    if found is None:
        raise Http404
    by, now = signed_in(request), timezone.now()
    form = HandleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            handle_concern(concern=found, by=by, now=now, **form.cleaned_data)
        except ConcernAlreadyHandled as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Recorded.")
        return redirect("evidence:concerns", organisation=membership.organisation_id)
    open_concern(concern=found, by=by, now=now)
    words = {
        "form": form if found.state == ConcernState.OPEN else None,
        "page": present_concern(found, on=timezone.localdate(now)),
        "collection": found.participant.collection,
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "evidence/concern.html", words)
