"""Access for programs: which tokens there are, a new one, and withdrawing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.forms.access_token import AccessTokenForm
from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.presenters.access_tokens import present_tokens
from worthwhile.apps.organisations.selectors.access_tokens import find_access_token, list_access_tokens
from worthwhile.apps.organisations.services.access_tokens import GivenToken, give_access, withdraw_access
from worthwhile.apps.organisations.views.access import OWNERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@require_role(*OWNERS)
def access_tokens(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show the tokens of an organisation. None can be shown itself: only its beginning and its hash are kept."""
    shown = list_access_tokens(membership.organisation)
    words = {"lines": present_tokens(shown, now=timezone.now()), "organisation": membership.organisation}
    return render(request, "organisations/access_tokens.html", words)


@require_http_methods(METHODS)
@require_role(*OWNERS)
def new_access_token(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Make a token, and show it once, in the answer: it is in no address, no session and no cache."""
    form = AccessTokenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = _given(request, membership, form)
        if given is not None:
            words = {"given": given, "organisation": membership.organisation}
            return render(request, "organisations/access_token_made.html", words)
    words = {"form": form, "organisation": membership.organisation}
    return render(request, "organisations/new_access_token.html", words)


def _given(request: HttpRequest, membership: Membership, form: AccessTokenForm) -> GivenToken | None:
    try:
        return give_access(
            organisation=membership.organisation,
            label=form.cleaned_data["label"],
            scopes=form.given_scopes,
            life=form.given_life,
            by=signed_in(request),
            now=timezone.now(),
        )
    except WorthwhileError as error:
        form.add_error(None, str(error))
    return None


@require_http_methods(METHODS)
@require_role(*OWNERS)
def withdraw_access_token(request: HttpRequest, membership: Membership, access_token: int) -> HttpResponse:
    """End a token."""
    withdrawn = find_access_token(membership.organisation, access_token)
    if withdrawn is None:
        raise Http404
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdraw_access(token=withdrawn, by=signed_in(request), now=timezone.now())
        messages.success(request, f"The token for {withdrawn.label} no longer works.")
        return redirect("organisations:access_tokens", organisation=membership.organisation_id)
    words = {"form": form, "token": withdrawn, "organisation": membership.organisation}
    return render(request, "organisations/withdraw_access_token.html", words)
