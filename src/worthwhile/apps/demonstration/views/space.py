"""The page of the demonstration, entering it and leaving it."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.presenters.space import guide_minutes, present_tour
from worthwhile.apps.demonstration.selectors.space import is_on
from worthwhile.apps.demonstration.services.erase_visits import erase_visit
from worthwhile.apps.demonstration.services.visit import STAY, TooManyVisitors, enter_demonstration

# From one address; a class of learners may come through one.
RATE = {"enter": "10/m/ip,60/h/ip"}
SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"


def is_visitor(request: HttpRequest) -> bool:
    """Whether whoever asks looks around already."""
    return isinstance(request.user, User) and request.user.is_visitor


@require_safe
@never_cache
def space(request: HttpRequest) -> HttpResponse:
    """Show what there is to look at; to others than visitors, how to come in."""
    _refuse_where_off()
    if isinstance(request.user, User) and request.user.is_visitor:
        return render(request, "demonstration/space.html", {"tour": present_tour(request.user)})
    return render(request, "demonstration/door.html", {"minutes": guide_minutes()})


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign a new visitor in."""
    _refuse_where_off()
    if request.user.is_authenticated:
        if not is_visitor(request):
            messages.info(request, "Sign out first: the demonstration is entered without an account.")
        return redirect("demonstration:space")
    if not ratelimit.consume(request, app="demonstration", action="enter", config=RATE):
        return ratelimit.respond_429(request)
    try:
        visitor = enter_demonstration(now=timezone.now())
    except TooManyVisitors as full:
        return render(request, "demonstration/full.html", {"says": str(full)}, status=503)
    login(request, visitor, backend=SIGNED_IN_BY)
    request.session.set_expiry(int(STAY.total_seconds()))
    UserSession.objects.create_from_request(request)  # so that erasing the visit finds this session
    return redirect("demonstration:space")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End a visit before its time, and erase what was made in it."""
    _refuse_where_off()
    visitor = request.user
    if isinstance(visitor, User) and visitor.is_visitor:
        logout(request)
        erase_visit(visitor, now=timezone.now())
        messages.success(request, "You have left the demonstration. What you made in it is erased.")
    return redirect("impact:home")


def _refuse_where_off() -> None:
    if not is_on():
        raise Http404
