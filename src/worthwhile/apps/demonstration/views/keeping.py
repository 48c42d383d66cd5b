"""Signing up, and taking along what was made in a visit."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.forms.keep import KeepForm
from worthwhile.apps.demonstration.selectors.space import is_on
from worthwhile.apps.demonstration.services.keep_visit import VisitIsOver, keep_visit

# Kept in the session of whoever made the visit: nobody else can name it.
VISIT = "visit-to-keep"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def keep(request: HttpRequest) -> HttpResponse:
    """Lead a visitor to sign up; then ask what the organisation is called, and hand it over."""
    if not is_on():
        raise Http404
    person = request.user
    if isinstance(person, User) and person.is_visitor:
        return _sign_up(request, person) if request.method == "POST" else render(request, "demonstration/keep.html")
    if not isinstance(person, User):
        return redirect(f"{reverse('account_signup')}?{urlencode({'next': request.path})}")
    if VISIT not in request.session:
        return render(request, "demonstration/nothing_to_keep.html")
    return _hand_over(request, person)


def _sign_up(request: HttpRequest, visitor: User) -> HttpResponse:
    number = visitor.pk
    logout(request)
    request.session[VISIT] = number
    return redirect(f"{reverse('account_signup')}?{urlencode({'next': reverse('demonstration:keep')})}")


def _hand_over(request: HttpRequest, person: User) -> HttpResponse:
    form = KeepForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = keep_visit(
                visitor_id=request.session[VISIT], person=person, name=form.cleaned_data["name"], now=timezone.now()
            )
        except VisitIsOver:
            del request.session[VISIT]
            return render(request, "demonstration/nothing_to_keep.html")
        del request.session[VISIT]
        messages.success(request, f"{kept} is yours.")
        return redirect("organisations:organisation", kept.pk)
    return render(request, "demonstration/name_it.html", {"form": form})
