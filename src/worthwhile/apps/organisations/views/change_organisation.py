"""Changing what an organisation is called, and closing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.forms.close import CloseForm
from worthwhile.apps.organisations.forms.organisation import OrganisationForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.selectors.contents import list_contents
from worthwhile.apps.organisations.services.change_organisation import change_organisation
from worthwhile.apps.organisations.services.close_organisation import close_organisation
from worthwhile.apps.organisations.views.access import OWNERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@require_role(*OWNERS)
def change(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Put right the name, the kind or the legal form."""
    current = membership.organisation
    kept = {"name": current.name, "kind": current.kind, "legal_form": current.legal_form}
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        changed = change_organisation(
            organisation=current,
            kind=form.given_kind,
            name=form.cleaned_data["name"],
            legal_form=form.cleaned_data["legal_form"],
            by=signed_in(request),
            now=timezone.now(),
        )
        messages.success(request, f"{changed.name} is kept as you wrote it.")
        return redirect("organisations:organisation", organisation=current.pk)
    return render(request, "organisations/change.html", {"form": form, "organisation": current})


@require_http_methods(METHODS)
@require_role(*OWNERS)
def close(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Say what is erased; close when the name has been typed."""
    closing = membership.organisation
    form = CloseForm(request.POST if request.method == "POST" else None, expected=closing.name)
    if form.is_valid():
        try:
            close_organisation(organisation=closing, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{closing.name} is closed.")
            return redirect("organisations:organisations")
    words = {"form": form, "organisation": closing, "contents": list_contents(closing)}
    return render(request, "organisations/close.html", words)
