"""Adding and removing the numbers of registers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.forms.identifier import IdentifierForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.selectors.identifiers import find_identifier
from worthwhile.apps.organisations.services.identifiers import add_identifier
from worthwhile.apps.organisations.services.identifiers import remove_identifier as remove_kept
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@require_role(*WRITERS)
def new_identifier(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Add a number."""
    form = IdentifierForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = add_identifier(
                organisation=membership.organisation,
                scheme=form.given_scheme,
                value=form.cleaned_data["value"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except WorthwhileError as error:
            form.add_error("value", str(error))
        else:
            messages.success(request, f"{kept.value} is added.")
            return redirect("organisations:organisation", organisation=membership.organisation_id)
    words = {"form": form, "organisation": membership.organisation}
    return render(request, "organisations/new_identifier.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def remove_identifier(request: HttpRequest, membership: Membership, identifier: int) -> HttpResponse:
    """Remove a number that was added by mistake."""
    removed = find_identifier(membership.organisation, identifier)
    if removed is None:
        raise Http404
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        remove_kept(identifier=removed, by=signed_in(request), now=timezone.now())
        messages.success(request, f"{removed.value} is removed.")
        return redirect("organisations:organisation", organisation=membership.organisation_id)
    words = {"form": form, "identifier": removed, "organisation": membership.organisation}
    return render(request, "organisations/remove_identifier.html", words)
