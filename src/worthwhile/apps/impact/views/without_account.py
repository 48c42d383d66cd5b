"""How much may be asked of the pages that need no account, from one network address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

from worthwhile.apps.accounts.views.too_many import too_many

P = ParamSpec("P")
# What is sent is kept for days and what is taken away is made anew each time. A class of learners, or an office, may
# come through one address.
RATES = {"send": "60/10m/ip,600/d/ip", "take": "60/m/ip"}


def not_too_often(
    action: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Answer ``send`` (what is posted) or ``take`` (a file) only so often; more is asked to wait."""

    def guard(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            counts = action == "take" or request.method == "POST"
            if counts and not ratelimit.consume(request, app="impact", action=action, config=RATES, limit_get=True):
                return too_many(request)
            return view(request, *args, **kwargs)

        return guarded

    return guard
