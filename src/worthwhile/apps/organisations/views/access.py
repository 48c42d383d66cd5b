"""Who may open a page of an organisation. Every such page, in any area of work, is opened through here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership, Role
from worthwhile.apps.organisations.selectors.memberships import find_membership, list_members

P = ParamSpec("P")
ANY_MEMBER = tuple(Role)
WRITERS = (Role.OWNER, Role.EDITOR)
INSIDERS = (*WRITERS, Role.VIEWER)
"""Assessors come from outside, perhaps from the very buyer an organisation deals with."""
OWNERS = (Role.OWNER,)


def signed_in(request: HttpRequest) -> User:
    """The person who asks, on a page that login_required guards."""
    assert isinstance(request.user, User)
    return request.user


def require_role(
    *roles: Role,
) -> Callable[[Callable[Concatenate[HttpRequest, Membership, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a page to members in these roles; the view is given the membership instead of the organisation's number.

    The address names the organisation as ``organisation``. Signed out: to the sign-in page. Not a member: 404, as if
    there were no such organisation. A member in another role: 403, with whom to ask.
    """

    def guard(view: Callable[Concatenate[HttpRequest, Membership, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        @never_cache
        @login_required
        def guarded(request: HttpRequest, organisation: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            membership = find_membership(signed_in(request), organisation)
            if membership is None:
                raise Http404
            if membership.role not in roles:
                return _not_allowed(request, membership)
            return view(request, membership, *args, **kwargs)

        return guarded

    return guard


def _not_allowed(request: HttpRequest, membership: Membership) -> HttpResponse:
    owners = [member.person for member in list_members(membership.organisation) if member.is_owner]
    words = {"membership": membership, "organisation": membership.organisation, "owners": owners}
    return render(request, "organisations/not_allowed.html", words, status=403)
