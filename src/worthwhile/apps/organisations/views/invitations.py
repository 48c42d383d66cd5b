"""Inviting a colleague, taking an invitation back, and accepting one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.forms.members import InvitationForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.selectors.invitations import find_invitation_by_token, find_open_invitation
from worthwhile.apps.organisations.selectors.verified_addresses import is_verified_address
from worthwhile.apps.organisations.services.accept_invitation import accept_invitation
from worthwhile.apps.organisations.services.invite import (
    AlreadyAMember,
    AlreadyInvited,
    SentInvitation,
    revoke_invitation,
)
from worthwhile.apps.organisations.services.invite import invite as invite_address
from worthwhile.apps.organisations.views.access import OWNERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@require_role(*OWNERS)
def invite(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Invite somebody. The link is shown once, in the answer: only its hash is kept."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sent = _invited(request, membership, form)
        if sent is not None:
            words = {"sent": sent, "organisation": membership.organisation}
            return render(request, "organisations/invited.html", words)
    return render(request, "organisations/invite.html", {"form": form, "organisation": membership.organisation})


def _invited(request: HttpRequest, membership: Membership, form: InvitationForm) -> SentInvitation | None:
    try:
        return invite_address(
            organisation=membership.organisation,
            email=form.cleaned_data["email"],
            role=form.given_role,
            invited_by=signed_in(request),
            now=timezone.now(),
            make_link=lambda token: request.build_absolute_uri(reverse("organisations:accept", args=[token])),
        )
    except (AlreadyInvited, AlreadyAMember) as error:
        form.add_error("email", str(error))
    except WorthwhileError as error:
        form.add_error(None, str(error))
    return None


@require_http_methods(METHODS)
@require_role(*OWNERS)
def revoke(request: HttpRequest, membership: Membership, invitation: int) -> HttpResponse:
    """Take an invitation back."""
    now = timezone.now()
    revoked = find_open_invitation(membership.organisation, invitation, now=now)
    if revoked is None:
        raise Http404
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        revoke_invitation(invitation=revoked, by=signed_in(request), now=now)
        messages.success(request, "The invitation is taken back. Its link no longer works.")
        return redirect("organisations:organisation", organisation=membership.organisation_id)
    words = {"form": form, "invitation": revoked, "organisation": membership.organisation}
    return render(request, "organisations/revoke.html", words)


@require_http_methods(METHODS)
@never_cache
@login_required
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation. To anybody but the person invited, it says neither whose it is nor from whom."""
    now, person = timezone.now(), signed_in(request)
    invitation = find_invitation_by_token(token, now=now)
    if invitation is None:
        return render(request, "organisations/invitation_gone.html", status=404)
    if not is_verified_address(person, invitation.email):
        return render(request, "organisations/not_invited.html", {"person": person}, status=403)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            joined = accept_invitation(person=person, invitation=invitation, now=now)
        except WorthwhileError:
            return render(request, "organisations/invitation_gone.html", status=404)
        messages.success(request, f"You now belong to {joined.organisation}.")
        return redirect("organisations:organisation", organisation=joined.organisation_id)
    return render(request, "organisations/accept.html", {"form": form, "invitation": invitation})
