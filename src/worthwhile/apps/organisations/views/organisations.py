"""My organisations, a new one, and the page of one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.forms.organisation import OrganisationForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.presenters.facts import present_facts
from worthwhile.apps.organisations.presenters.identifiers import present_identifiers
from worthwhile.apps.organisations.selectors.facts import list_every_fact, list_facts
from worthwhile.apps.organisations.selectors.identifiers import list_identifiers
from worthwhile.apps.organisations.selectors.invitations import list_open_invitations
from worthwhile.apps.organisations.selectors.memberships import list_members, list_memberships
from worthwhile.apps.organisations.services.create_organisation import create_organisation
from worthwhile.apps.organisations.views.access import ANY_MEMBER, require_role, signed_in


@require_safe
@never_cache
@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """Show the organisations I belong to."""
    memberships = list_memberships(signed_in(request))
    return render(request, "organisations/organisations.html", {"memberships": memberships})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Make an organisation that I own."""
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        organisation = create_organisation(
            founder=signed_in(request),
            kind=form.given_kind,
            name=form.cleaned_data["name"],
            legal_form=form.cleaned_data["legal_form"],
            now=timezone.now(),
        )
        return redirect("organisations:organisation", organisation=organisation.pk)
    return render(request, "organisations/new.html", {"form": form})


@require_safe
@require_role(*ANY_MEMBER)
def organisation(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show who belongs to an organisation, how it is registered, and what is true of it today."""
    shown, now, today = membership.organisation, timezone.now(), timezone.localdate()
    words = {
        "membership": membership,
        "organisation": shown,
        "members": list_members(shown),
        "invitations": list_open_invitations(shown, now=now) if membership.is_owner else (),
        "identifiers": present_identifiers(list_identifiers(shown)),
        "groups": present_facts(list_facts(shown, on=today), on=today),
        "published": list_every_fact(shown) if shown.is_known_from_articles else (),
    }
    return render(request, "organisations/organisation.html", words)
