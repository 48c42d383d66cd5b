"""Signing out elsewhere, one place at a time."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from worthwhile.apps.accounts.models import User
from worthwhile.apps.accounts.services.end_sessions import end_session


@require_POST
@login_required
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End one session of the person who asks."""
    assert isinstance(request.user, User)  # login_required has seen to it
    if not end_session(request.user, number):
        raise Http404
    messages.success(request, "Signed out there.")
    return redirect("usersessions_list")
