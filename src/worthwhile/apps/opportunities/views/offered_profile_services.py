"""The services of a profile: add one with suggested kinds, change it, remove it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.opportunities.forms.offered_profile import ServiceForm, initial_of_service
from worthwhile.apps.opportunities.models import OfferedService
from worthwhile.apps.opportunities.presenters.offered_profile_kinds import kinds_under_headings
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.offered_profile import find_service
from worthwhile.apps.opportunities.selectors.offered_profile_kinds import SuggestedKind, find_kinds, suggest_kinds
from worthwhile.apps.opportunities.services.offered_profile_keep import (
    ServiceEntry,
    add_service,
    change_service,
    remove_service,
)
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]
MOST_OF_A_WORD = 200
FIND = "find"


@require_http_methods(METHODS)
@require_role(*WRITERS)
def new_service(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Add a service."""
    form = _form(request, {})
    if form.is_valid() and "suggest" not in request.POST:
        try:
            add_service(
                organisation=membership.organisation, entry=_entry(form), by=signed_in(request), now=timezone.now()
            )
        except WorthwhileError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{form.cleaned_data['name']} is in your profile.")
            return redirect("opportunities:offered_profile", membership.organisation_id)
    return _page(request, membership, form, None)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def service(request: HttpRequest, membership: Membership, service: int) -> HttpResponse:
    """Change a service."""
    held = _found(membership, service)
    begins = initial_of_service(held.name, held.description, held.cpv, held.client_groups)
    form = _form(request, begins)
    if form.is_valid() and "suggest" not in request.POST:
        change_service(service=held, entry=_entry(form), by=signed_in(request), now=timezone.now())
        messages.success(request, f"{form.cleaned_data['name']} is changed.")
        return redirect("opportunities:offered_profile", membership.organisation_id)
    return _page(request, membership, form, held)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def end_service(request: HttpRequest, membership: Membership, service: int) -> HttpResponse:
    """Remove a service, after asking."""
    held = _found(membership, service)
    if request.method == "POST":
        remove_service(service=held, by=signed_in(request), now=timezone.now())
        messages.success(request, f"{held.name} is removed from your profile.")
        return redirect("opportunities:offered_profile", membership.organisation_id)
    words = {"organisation": membership.organisation, "service": held}
    return render(request, "opportunities/offered_profile_remove.html", words)


def _form(request: HttpRequest, begins: dict[str, Any]) -> ServiceForm:
    """The form as it was sent; while kinds are looked for, what is not filled in yet is no mistake."""
    if request.method != "POST":
        return ServiceForm(initial=begins)
    if request.POST.get("suggest") == FIND:
        return ServiceForm(initial={**request.POST.dict(), "kinds": request.POST.getlist("kinds")})
    return ServiceForm(request.POST)


def _page(request: HttpRequest, membership: Membership, form: ServiceForm, held: OfferedService | None) -> HttpResponse:
    suggested = _suggested(request, form)
    word = request.POST.get("kind_word", "").strip()[:MOST_OF_A_WORD]
    found = find_kinds(word)
    shown = {group.key for group in found} | {one.group.key for one in suggested}
    words = {
        "form": form,
        "organisation": membership.organisation,
        "service": held,
        "suggested": suggested,
        "asked_for_kinds": request.POST.get("suggest") == "kinds",
        "kinds": kinds_under_headings(form["kinds"], shown),
        "kind_word": word,
        "found_kinds": found,
    }
    return render(request, "opportunities/offered_profile_service.html", words)


def _suggested(request: HttpRequest, form: ServiceForm) -> list[SuggestedKind]:
    """Kinds that the words as they stand now are about."""
    if request.method == "POST":
        said = f"{request.POST.get('name', '')} {request.POST.get('description', '')}"
    else:
        said = f"{form.initial.get('name', '')} {form.initial.get('description', '')}"
    market = open_market()
    return suggest_kinds(said.strip(), index=market.index if market else None, on=timezone.now())


def _entry(form: ServiceForm) -> ServiceEntry:
    return ServiceEntry(
        name=form.cleaned_data["name"],
        description=form.cleaned_data["description"],
        cpv=form.given_codes,
        client_groups=form.cleaned_data["client_groups"],
    )


def _found(membership: Membership, service: int) -> OfferedService:
    held = find_service(membership.organisation, service)
    if held is None:
        raise Http404
    return held
