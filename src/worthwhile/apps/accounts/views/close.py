"""Closing one's account."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.accounts.forms.close import CloseForm
from worthwhile.apps.accounts.models import User
from worthwhile.apps.accounts.services.close_account import AccountStillNeeded, close_account


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reauthentication_required
def close(request: HttpRequest) -> HttpResponse:
    """Say what is erased and what stays; close when asked twice."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        assert isinstance(request.user, User)  # reauthentication_required has seen to it
        try:
            close_account(request.user, at=timezone.now())
        except AccountStillNeeded as reason:
            form.add_error("sure", str(reason))
        else:
            logout(request)
            return redirect("accounts:closed")
    return render(request, "accounts/close.html", {"form": form})


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "accounts/closed.html")
