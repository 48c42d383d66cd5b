"""Whether to bid for a notice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.opportunities.forms.decisions import DecisionForm
from worthwhile.apps.opportunities.presenters.decisions import present_decisions
from worthwhile.apps.opportunities.selectors.decisions import list_decisions
from worthwhile.apps.opportunities.services.decisions_keep import decide
from worthwhile.apps.opportunities.views.watch_notice import known_notice
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in
from worthwhile.kernel.problems import InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*WRITERS)
def new_decision(request: HttpRequest, membership: Membership, ocid: str) -> HttpResponse:
    """Decide, with reasons. What was decided before stays in the history."""
    notice = known_notice(membership, ocid, timezone.now())
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decide(
                organisation=membership.organisation,
                ocid=ocid,
                verdict=form.given_verdict,
                reasons=form.given_reasons,
                explanation=form.cleaned_data["explanation"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except InvalidInput as error:
            for problem in error.problems:
                form.add_error(form.field_of_reasons, problem.message)
        else:
            messages.success(request, f"Kept: {form.given_verdict.label.lower()}.")
            return redirect("opportunities:watch_notice", membership.organisation_id, ocid)
    words = {
        "form": form,
        "organisation": membership.organisation,
        "ocid": ocid,
        "notice": notice,
        "decisions": present_decisions(list_decisions(membership.organisation, ocid)),
    }
    return render(request, "opportunities/decisions_new.html", words)
