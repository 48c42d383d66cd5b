"""The values that an organisation entered itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.library.forms.own_value import OwnValueForm, answers_of
from worthwhile.apps.library.presenters.own_value import present_list, present_version
from worthwhile.apps.library.selectors.own_values import KeptValue, find_own_value, list_own_values
from worthwhile.apps.library.selectors.sharing import why_version_is_not_shared
from worthwhile.apps.library.selectors.where_used import list_use_by_own_organisations
from worthwhile.apps.library.services import own_values as services
from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@require_role(*ANY_MEMBER)
def own_values(request: HttpRequest, membership: Membership) -> HttpResponse:
    """List the values."""
    lines = present_list(list_own_values(membership.organisation))
    words = {"lines": lines, "membership": membership, "organisation": membership.organisation}
    return render(request, "library/own_values.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def own_value(request: HttpRequest, membership: Membership, value: int) -> HttpResponse:
    """Show a value with every version and every offer."""
    kept = find_kept(membership, value)
    words = {
        "kept": kept,
        "lines": present_version(kept.latest),
        "earlier": [present_version(version) for version in kept.versions[1:]],
        "sharing_off": why_version_is_not_shared(kept.latest),
        "use": list_use_by_own_organisations(signed_in(request), kept.own_value.reference),
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "library/own_value.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def new_own_value(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Enter a value."""
    today = timezone.localdate()
    form = OwnValueForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        kept = services.keep_own_value(
            organisation=membership.organisation, entry=form.entry(), by=signed_in(request), now=timezone.now()
        )
        messages.success(request, f"{form.entry().label}: kept.")
        return redirect("library:own_value", organisation=membership.organisation_id, value=kept.pk)
    words = {"form": form, "organisation": membership.organisation}
    return render(request, "library/new_own_value.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def new_version(request: HttpRequest, membership: Membership, value: int) -> HttpResponse:
    """Enter what the value is from now on; the form begins with what it is."""
    kept = find_kept(membership, value)
    given = request.POST if request.method == "POST" else None
    form = OwnValueForm(given, today=timezone.localdate(), initial=answers_of(kept.latest))
    if form.is_valid():
        services.add_version(own_value=kept.own_value, entry=form.entry(), by=signed_in(request), now=timezone.now())
        messages.success(request, f"{form.entry().label}: a new version is kept.")
        return redirect("library:own_value", organisation=membership.organisation_id, value=kept.own_value.pk)
    words = {"form": form, "kept": kept, "organisation": membership.organisation}
    return render(request, "library/new_version.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def retire(request: HttpRequest, membership: Membership, value: int) -> HttpResponse:
    """Retire a value, or bring it back."""
    kept = find_kept(membership, value)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        is_retired = kept.own_value.retired_at is not None
        act = services.bring_back if is_retired else services.retire
        act(own_value=kept.own_value, by=signed_in(request), now=timezone.now())
        messages.success(request, f"{kept.latest.label} is {'brought back' if is_retired else 'retired'}.")
        return redirect("library:own_value", organisation=membership.organisation_id, value=kept.own_value.pk)
    words = {"form": form, "kept": kept, "organisation": membership.organisation}
    return render(request, "library/retire.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def remove(request: HttpRequest, membership: Membership, value: int) -> HttpResponse:
    """Remove a value that was entered by mistake and is used nowhere."""
    kept = find_kept(membership, value)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.remove(own_value=kept.own_value, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{kept.latest.label} is removed.")
            return redirect("library:own_values", organisation=membership.organisation_id)
    words = {"form": form, "kept": kept, "organisation": membership.organisation}
    return render(request, "library/remove.html", words)


def find_kept(membership: Membership, value: int) -> KeptValue:
    """One value of the member's organisation. Raises Http404 where it is none of its own."""
    kept = find_own_value(membership.organisation, value)
    if kept is None:
        raise Http404
    return kept
