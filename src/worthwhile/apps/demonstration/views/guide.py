"""Making a first case with a guide."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from worthwhile.apps.demonstration.presenters.guide_steps import GUIDE
from worthwhile.apps.demonstration.presenters.space import guide_minutes
from worthwhile.apps.demonstration.selectors.guide import find_guide, find_guided_case
from worthwhile.apps.demonstration.services.guide import leave_guide, resume_guide, start_guided_case
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*WRITERS)
def first_case(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Say what the guide does, and begin."""
    if request.method == "POST":
        case = start_guided_case(organisation=membership.organisation, by=signed_in(request), now=timezone.now())
        return redirect("impact:about", membership.organisation_id, case.pk)
    words = {
        "organisation": membership.organisation,
        "steps": GUIDE,
        "minutes": guide_minutes(),
        "begun": find_guided_case(membership.organisation_id),
    }
    return render(request, "demonstration/first_case.html", words)


@open_case(*WRITERS)
@require_POST
def guide(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Leave the guide of a case, or come back to it."""
    found = find_guide(*opened.key)
    if found is None:
        raise Http404
    if "leave" in request.POST:
        leave_guide(found, now=timezone.now())
    else:
        resume_guide(found)
    return redirect("impact:tasks", *opened.key)
