"""Changing a member's role, letting a member go, and leaving."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.forms.members import RoleForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.selectors.access_tokens import list_tokens_made_by
from worthwhile.apps.organisations.selectors.memberships import find_member
from worthwhile.apps.organisations.services.members import change_role, end_membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, OWNERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@require_role(*OWNERS)
def role(request: HttpRequest, membership: Membership, member: int) -> HttpResponse:
    """Give a member another role."""
    changed = _member(membership, member)
    form = RoleForm(request.POST if request.method == "POST" else None, initial={"role": changed.role})
    if form.is_valid():
        try:
            change_role(membership=changed, role=form.given_role, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            form.add_error("role", str(error))
        else:
            messages.success(request, f"{changed.person} is now {form.given_role.value}.")
            return redirect("organisations:organisation", organisation=membership.organisation_id)
    words = {"form": form, "member": changed, "organisation": membership.organisation}
    return render(request, "organisations/role.html", words)


@require_http_methods(METHODS)
@require_role(*OWNERS)
def remove(request: HttpRequest, membership: Membership, member: int) -> HttpResponse:
    """Let a member go."""
    if member == membership.pk:
        return redirect("organisations:leave", organisation=membership.organisation_id)
    removed = _member(membership, member)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _ended(request, removed, form):
        messages.success(request, f"{removed.person} no longer belongs to {membership.organisation}.")
        return redirect("organisations:organisation", organisation=membership.organisation_id)
    words = {
        "form": form,
        "member": removed,
        "tokens": list_tokens_made_by(removed),
        "organisation": membership.organisation,
    }
    return render(request, "organisations/remove.html", words)


@require_http_methods(METHODS)
@require_role(*ANY_MEMBER)
def leave(request: HttpRequest, membership: Membership) -> HttpResponse:
    """End my own membership."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _ended(request, membership, form):
        messages.success(request, f"You have left {membership.organisation}.")
        return redirect("organisations:organisations")
    words = {"form": form, "organisation": membership.organisation}
    return render(request, "organisations/leave.html", words)


def _ended(request: HttpRequest, membership: Membership, form: ConfirmForm) -> bool:
    """Whether the membership could be ended; if not, the form says why."""
    try:
        end_membership(membership=membership, by=signed_in(request), now=timezone.now())
    except WorthwhileError as error:
        form.add_error(None, str(error))
        return False
    return True


def _member(membership: Membership, member_id: int) -> Membership:
    member = find_member(membership.organisation, member_id)
    if member is None:
        raise Http404
    return member
