"""What a visitor of the demonstration may open, and how its files are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.selectors.space import is_on
from worthwhile.apps.demonstration.selectors.whose_page import find_demonstration
from worthwhile.apps.demonstration.services.erase_visits import erase_visit
from worthwhile.apps.organisations.models import Demonstration
from worthwhile.apps.organisations.selectors.memberships import find_membership

ACCOUNT = "/account/"
SIGN_OUT = "account_logout"
# What reaches somebody outside.
NOT_FOR_VISITORS = frozenset(
    {
        "organisations:invite",
        "organisations:access_tokens",
        "organisations:new_access_token",
        "organisations:accept",
        "library:offer",
        "impact:shares",
        "impact:new_share",
    }
)
# Sends figures to be tried, and keeps nothing.
ONLY_TRIED = frozenset({"impact:try"})
SAFE = ("GET", "HEAD", "OPTIONS")
# The program that checks a log is the same everywhere.
FILE_NAME = re.compile(r"(filename\*?=(?:\"|utf-8'')?)(?!\"?verify_log\.py)", re.IGNORECASE)


class Visiting:
    """Ends a visit in time, keeps visitors to what they may do, and marks what is downloaded from the demonstration."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "Content-Disposition" in response and _is_demonstration(request):
            marked = FILE_NAME.sub(r"\1demonstration-", response["Content-Disposition"])
            response["Content-Disposition"] = marked
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """Answer in the place of the page where a visitor may not open it."""
        visitor, match = request.user, request.resolver_match
        if not isinstance(visitor, User) or not visitor.is_visitor or match is None:
            return None
        assert visitor.visiting_until is not None
        if visitor.visiting_until <= timezone.now() or not is_on():
            return _over(request, visitor)
        if request.path.startswith(ACCOUNT):
            return None if match.view_name == SIGN_OUT else redirect("demonstration:space")
        if match.view_name in NOT_FOR_VISITORS or _changes_what_is_shown(request, visitor, match.view_name, kwargs):
            return render(request, "demonstration/not_here.html", status=403)
        return None


def _over(request: HttpRequest, visitor: User) -> HttpResponse:
    logout(request)
    erase_visit(visitor, now=timezone.now())
    messages.info(request, "Your visit to the demonstration is over, and what you made in it is erased.")
    return redirect("impact:home")


def _changes_what_is_shown(request: HttpRequest, visitor: User, view_name: str, kwargs: Mapping[str, Any]) -> bool:
    """Whether a visitor sends something to an organisation that every visitor looks at."""
    if request.method in SAFE or view_name in ONLY_TRIED or "organisation" not in kwargs:
        return False
    membership = find_membership(visitor, kwargs["organisation"])
    return membership is not None and membership.organisation.demonstration != Demonstration.VISITOR


def _is_demonstration(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and find_demonstration(match.view_name, match.kwargs, request.user) is not None
