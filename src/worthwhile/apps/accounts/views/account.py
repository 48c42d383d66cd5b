"""Everything about one's account, in one place."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.accounts.forms.name import NameForm
from worthwhile.apps.accounts.models import User
from worthwhile.apps.accounts.selectors.ways_in import find_ways_in


@require_safe
@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show what is known and the ways to change it."""
    return render(request, "accounts/account.html", {"ways": find_ways_in(_person(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def name(request: HttpRequest) -> HttpResponse:
    """Change the name that colleagues see."""
    form = NameForm(request.POST if request.method == "POST" else None, instance=_person(request))
    if form.is_valid():
        form.save()
        messages.success(request, "Your name is changed.")
        return redirect("accounts:account")
    return render(request, "accounts/name.html", {"form": form})


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # login_required has seen to it
    return request.user
